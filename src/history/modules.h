// The parts of a repository that its commits are about: up to `count` prefixes of its paths.
//
// A path is its folders, then its file's stem up to the first `.`, `_` or `-` with `*`, then the
// file. Each commit spreads weight 1 over its files. The heaviest module is divided again and
// again: of its prefixes the one is carved out whose weight x has the largest min(x, rest).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "history/corpus.h"

namespace headsup::history {

// No module and no rest of one has less weight, in commits.
inline constexpr double k_min_module_weight = 3;

struct Modules {
  // The first is empty: all that is in none of the others. The others in the order of carving.
  std::vector<std::string> prefixes;
  std::vector<std::int32_t> module_of;  // of each path that a counted commit has; others −1
};

// person_of: of the commits that are known; those with −1 do not count. Ties go to the prefix whose
// path appeared first, of one path to the shorter prefix.
Modules find_modules(const Corpus& corpus, const std::vector<std::int32_t>& person_of,
                     std::size_t count);

// 'src/net/http_server.cpp' → src, net, http*, http_server.cpp. Also of a path without a folder.
std::vector<std::string> path_parts(const std::string& path);

}  // namespace headsup::history
