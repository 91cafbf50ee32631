// The words that stand for a facet of a history: those that its commits have and others have not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "history/corpus.h"
#include "history/modules.h"
#include "history/topics.h"

namespace headsup::history {

inline constexpr std::size_t k_facet_terms = 24;
inline constexpr double k_min_together = 3;

// Of each module, then of each topic, up to k_facet_terms words of subjects and paths as people
// write them, by falling pointwise mutual information log(p(word, facet) / (p(word) p(facet))),
// where they come together at least k_min_together times. A commit is of a module as far as its
// files are.
std::vector<std::vector<std::string>> find_terms(const Corpus& corpus,
                                                 const std::vector<std::int32_t>& person_of,
                                                 const Modules& modules, const Topics& topics);

}  // namespace headsup::history
