// One commit of a repository's history, as git log prints it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"

namespace headsup::history {

using base::k_seconds_per_day;

// Of times in seconds; 0 where the later one is none.
inline double days_between(std::int64_t earlier, std::int64_t later) {
  return static_cast<double>(std::max<std::int64_t>(later - earlier, 0)) / k_seconds_per_day;
}

// Who is named by a commit. Either may be empty.
struct Identity {
  std::string name;
  std::string mail;

  bool operator==(const Identity&) const = default;
};

struct FileChange {
  std::string path;
  std::string old_path;      // before it was renamed; otherwise empty
  std::int64_t added = 0;    // lines; 0 where the file is binary
  std::int64_t deleted = 0;  // lines
  bool binary = false;

  bool operator==(const FileChange&) const = default;
};

struct Commit {
  std::string hash;
  Identity author;
  std::vector<Identity> co_authors;  // of the Co-authored-by trailers, in their order
  std::int64_t time = 0;             // seconds since 1970-01-01T00:00:00Z
  int offset_minutes = 0;            // what the author's clock was ahead of UTC
  std::string subject;
  std::vector<FileChange> files;

  bool operator==(const Commit&) const = default;
};

}  // namespace headsup::history
