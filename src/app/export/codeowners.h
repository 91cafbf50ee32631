// A CODEOWNERS file of a history: who has touched what most, rolled up to folders.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "history/commit.h"
#include "history/corpus.h"
#include "history/identities.h"

namespace headsup::app {

inline constexpr double k_touch_half_life_days = 180;
// Owners have that share of a path's touches, and have touched it that often.
inline constexpr double k_owner_share = 0.6;
inline constexpr std::size_t k_max_owners = 2;
inline constexpr int k_min_touches = 3;
inline constexpr std::size_t k_max_touched_paths = 200000;

// Who has touched which file, under the name that it has today.
class Touches {
 public:
  // now: in seconds since 1970; a commit from after it counts as one of then.
  explicit Touches(std::int64_t now) : now_(now) {}

  // As git log prints them, the latest first. Commits of too many files and generated or vendored
  // files say nothing.
  void add(const history::Commit& commit);

  struct Of {
    double weight = 0;
    int count = 0;
  };
  using ByAuthor = std::map<int, Of>;  // by an index of authors()

  // By path, so that a folder is before what it has in it.
  const std::map<std::string, ByAuthor>& files() const { return files_; }
  const std::vector<history::Identity>& authors() const { return authors_; }

 private:
  int author_of(const history::Identity& who);

  std::int64_t now_;
  std::vector<history::Identity> authors_;
  std::unordered_map<std::string, int> author_numbers_;
  std::unordered_map<std::string, std::string> renamed_;  // today's name of an earlier one
  std::map<std::string, ByAuthor> files_;
};

// is_there: whether a file is still in the repository; empty where that is not known.
std::string codeowners(const Touches& touches, const history::Corpus& corpus,
                       const std::function<bool(const std::string&)>& is_there);

}  // namespace headsup::app
