// What git log printed of a repository, kept in $XDG_CACHE_HOME/headsup until its HEAD moves, so
// that the second question about it does not wait for git. Never in the repository.
#pragma once

#include <cstddef>
#include <string>

namespace headsup {

inline constexpr std::size_t k_max_cached_bytes = std::size_t{128} << 20;
inline constexpr std::size_t k_max_cached_logs = 24;

// What a log depends on.
struct LogKey {
  std::string git_folder;  // absolute
  std::string top_folder;  // of the work tree, where there is one
  std::string commit;
  std::string names;  // what else changes it: the texts of .mailmap and of git's list of what a
                      // shallow clone leaves out
};

class LogCache {
 public:
  // folder: empty for none.
  LogCache(const std::string& folder, LogKey key);

  // False where there is none, or a damaged one.
  bool load(std::string& log) const;
  // Also removes other logs of this repository. What cannot be kept is not.
  void save(const std::string& log) const;

  // The file's name; not its folder.
  std::string name() const;

 private:
  std::string header() const;

  std::string folder_;
  LogKey key_;
};

// $XDG_CACHE_HOME/headsup or ~/.cache/headsup; empty where neither is an absolute path.
std::string cache_folder();

}  // namespace headsup
