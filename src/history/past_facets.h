// The technical head of a history as it would have been at a moment, for the backtest: modules,
// topics, terms and carries of nothing but what was known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "history/commit_facets.h"
#include "history/corpus.h"
#include "team/team.h"

namespace headsup::history {

// Modules and topics are those of the first commits up to a multiple of that many, or of all where
// there are fewer than two such blocks; terms are theirs, too. Carries are of all that is known.
inline constexpr std::size_t k_facet_block = 50;

class PastFacets {
 public:
  explicit PastFacets(const Corpus& corpus) : corpus_(corpus) {}

  // person_of: of the commits that are known (commit_people.h), not fewer than the last time.
  void learn(std::vector<std::int32_t> person_of);

  // What the facets add to the logits of each of these people at that moment, k_lift_gain in it.
  std::vector<double> scores(std::string_view text, const std::vector<int>& people,
                             std::int64_t now) const;

 private:
  const Corpus& corpus_;
  std::vector<std::int32_t> person_of_;
  std::size_t made_of_ = 0;  // commits
  std::vector<team::Facet> facets_;
  std::optional<CommitFacets> commits_;
};

}  // namespace headsup::history
