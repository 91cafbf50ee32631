// The facets of a history's technical head: up to k_max_modules parts of its tree, then up to
// k_max_topics topics, with ids, labels and terms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "history/corpus.h"
#include "team/team.h"

namespace headsup::history {

inline constexpr std::size_t k_max_modules = 32;
inline constexpr std::size_t k_max_topics = 32;

// person_of: of the commits that are known (commit_people.h). No two facets have the same id.
std::vector<team::Facet> technical_facets(const Corpus& corpus,
                                          const std::vector<std::int32_t>& person_of);

}  // namespace headsup::history
