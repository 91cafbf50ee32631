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
  // corpus: of the team's history, which has commits.
  TeamEvidence(const team::Team& team, std::shared_ptr<const Corpus> corpus);
  // For another version of the team, with the same history.
  std::shared_ptr<const TeamEvidence> of(const team::Team& team) const {
    return std::make_shared<const TeamEvidence>(team, corpus_);
  }

  TeamAnswer ask(std::string_view text) const;
  // The commits that speak for somebody, those that say most first.
  std::vector<PastCommit> commits_for(std::string_view text, int person, std::size_t count) const;
  const team::HistoryCommit& commit(const PastCommit& past) const {
    return history_->commits[past.commit];
  }

  bool has_history_of(const team::Team& team) const { return history_.get() == team.history.get(); }
  // Whether the commits of each of this team's people are the same, too.
  bool is_of(const team::Team& team) const;

 private:
  team::SharedHistory history_;
  std::shared_ptr<const Corpus> corpus_;
  std::size_t people_;
  Evidence evidence_;
};

}  // namespace headsup::history
