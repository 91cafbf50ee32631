#include "history/team_evidence.h"

#include <string>
#include <utility>

#include "history/corpus_of_team.h"

namespace headsup::history {

TeamEvidence::TeamEvidence(const team::Team& team, std::shared_ptr<const Corpus> corpus)
    : history_(team.history),
      corpus_(std::move(corpus)),
      people_(team.people.size()),
      evidence_(*corpus_, people_of_commits(team), std::vector<std::string>(people_),
                corpus_->commits().back().time) {}

bool TeamEvidence::is_of(const team::Team& team) const {
  return has_history_of(team) && people_ == team.people.size() &&
         evidence_.person_of() == people_of_commits(team);
}

TeamAnswer TeamEvidence::ask(std::string_view text) const {
  const Answer answer = evidence_.ask_of_all(text);
  TeamAnswer result;
  if (answer.known_words == 0) return result;
  result.people.resize(people_);
  double sum = 0;
  double known = 0;
  for (std::size_t i = 0; i < people_; ++i) {
    TeamAnswer::OfPerson& person = result.people[i];
    person.known = evidence_.has_commits(static_cast<int>(i));
    if (!person.known) continue;
    person.lines = answer.candidates[i].lines;
    person.score = answer.candidates[i].score;
    sum += person.score;
    known += 1;
  }
  for (TeamAnswer::OfPerson& person : result.people) {
    if (!person.known && known > 0) person.score = sum / known;
  }
  return result;
}

std::vector<PastCommit> TeamEvidence::commits_for(std::string_view text, int person,
                                                  std::size_t count) const {
  return evidence_.commits_for(text, person, count);
}

}  // namespace headsup::history
