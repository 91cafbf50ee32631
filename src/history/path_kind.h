// Files that were not written by hand here, and commits that are about too many files.
#pragma once

#include <cstddef>
#include <string_view>

#include "history/commit.h"

namespace headsup::history {

inline constexpr std::size_t k_bulk_files = 30;

// A commit of more files than that says little of what its author knows.
bool is_bulk(const Commit& commit);

enum class PathKind { ordinary, generated, vendored };

struct PathSign {
  PathKind kind = PathKind::ordinary;
  std::string_view sign;  // by what: 'go.sum', '*.pb.go', 'vendor/'; empty for an ordinary one
};

// Letters' case does not matter.
PathSign path_sign(std::string_view path);

}  // namespace headsup::history
