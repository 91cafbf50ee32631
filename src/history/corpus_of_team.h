// The commits that a team's file has, as a corpus and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "history/corpus.h"
#include "history/identities.h"
#include "team/team.h"

namespace headsup::history {

// The commits of a history, in the same order. The history has one at least.
Corpus corpus_of(const team::SharedHistory& history);

// The same in parts, for those who cannot spend the whole time at once.
class CorpusTask {
 public:
  // with_forms: see Corpus.
  CorpusTask(team::SharedHistory history, bool with_forms)
      : history_(std::move(history)), corpus_(std::nullopt, with_forms) {}

  bool is_done() const { return is_done_; }
  void step(std::size_t commits);  // adds so many; after the last of them, finishes the corpus
  Corpus take();                   // does what is left

 private:
  team::SharedHistory history_;
  std::size_t added_ = 0;
  bool is_done_ = false;
  Corpus corpus_;
};

// Of each commit of the team's history the position of whose it is in the team; −1 where it counts
// for nobody: it is about too many files, or its author is nobody of the team.
std::vector<std::int32_t> people_of_commits(const team::Team& team);

// Gives the team the latest commits of a corpus that its file has room for in max_bytes, about, and
// everybody what they have written. person_of: of each of the team's people, an index of
// Identities::people.
void add_history(team::Team& team, const Corpus& corpus, const Identities& people,
                 const std::vector<int>& person_of, std::size_t max_bytes);

}  // namespace headsup::history
