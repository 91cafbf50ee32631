#include "history/team_evidence.h"

#include <cassert>
#include <string>
#include <utility>

#include "history/corpus_of_team.h"

namespace headsup::history {

TeamEvidence::TeamEvidence(team::SharedHistory history, std::shared_ptr<const Corpus> corpus,
                           std::vector<std::int32_t> person_of, std::size_t people)
    : history_(std::move(history)),
      corpus_(std::move(corpus)),
      person_of_(std::move(person_of)),
      people_(people),
      evidence_(*corpus_, person_of_, std::vector<std::string>(people),
                corpus_->commits().back().time) {}

std::shared_ptr<const TeamEvidence> TeamEvidence::make(const team::Team& team,
                                                       const TeamEvidence* before) {
  const bool same = before != nullptr && before->history_.get() == team.history.get();
  return make(team,
              same ? before->corpus_ : std::make_shared<const Corpus>(corpus_of(*team.history)));
}

std::shared_ptr<const TeamEvidence> TeamEvidence::make(const team::Team& team,
                                                       std::shared_ptr<const Corpus> corpus) {
  assert(!corpus->commits().empty());
  return std::shared_ptr<const TeamEvidence>(new TeamEvidence(
      team.history, std::move(corpus), people_of_commits(team), team.people.size()));
}

bool TeamEvidence::is_of(const team::Team& team) const {
  return history_.get() == team.history.get() && people_ == team.people.size() &&
         person_of_ == people_of_commits(team);
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
