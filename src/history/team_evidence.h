// What a team's history says about a text, for everybody in the team: what the layer adds to the
// logits of its first head, as a position bias is added, and the commits that it stands on.
//
// As of the day of the last commit: later days make what is carried colder, but not this.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "history/corpus.h"
#include "history/evidence.h"
#include "team/team.h"

namespace headsup::history {

struct TeamAnswer {
  // Nothing is evident where no word of the text is known; otherwise one each of the team, by
  // position. Who has no commit has `known` false and the mean of the others' scores: nothing is
  // known of them, neither good nor bad.
  struct OfPerson {
    bool known = false;
    base::EnumArray<Line, double, k_lines> lines{};
    double score = 0;  // the sum of the lines
  };
  std::vector<OfPerson> people;

  bool is_evident() const { return !people.empty(); }
};

class TeamEvidence {
 public:
  // Of a team that has a history with commits. `before`: of an earlier version of this team, whose
  // words need not be read again where the history is the same; or nullptr.
  static std::shared_ptr<const TeamEvidence> make(const team::Team& team,
                                                  const TeamEvidence* before);

  // The same of words that are read already.
  static std::shared_ptr<const TeamEvidence> make(const team::Team& team,
                                                  std::shared_ptr<const Corpus> corpus);

  TeamAnswer ask(std::string_view text) const;
  // The commits that speak for somebody, those that say most first.
  std::vector<PastCommit> commits_for(std::string_view text, int person, std::size_t count) const;
  const team::HistoryCommit& commit(const PastCommit& past) const {
    return history_->commits[past.commit];
  }

  // Whether this is what would be made of the team.
  bool is_of(const team::Team& team) const;

 private:
  TeamEvidence(team::SharedHistory history, std::shared_ptr<const Corpus> corpus,
               std::vector<std::int32_t> person_of, std::size_t people);

  team::SharedHistory history_;
  std::shared_ptr<const Corpus> corpus_;
  std::vector<std::int32_t> person_of_;
  std::size_t people_;
  Evidence evidence_;
};

}  // namespace headsup::history
