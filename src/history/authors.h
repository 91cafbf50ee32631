// Everybody who is named as an author in a history, as they are written there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "history/commit.h"

namespace headsup::history {

inline constexpr std::size_t k_max_examples = 3;

struct Author {
  Identity who;
  std::int64_t commits = 0;
  std::int64_t first_time = 0;  // of a commit, in seconds since 1970
  std::int64_t last_time = 0;
  std::vector<std::string> examples;  // up to k_max_examples subjects, as they came first
};

class Authors {
 public:
  // A commit from after `now` was made by a wrong clock, and counts as one of then.
  explicit Authors(std::optional<std::int64_t> now = std::nullopt) : now_(now) {}

  // Counts a commit; the index of its author.
  int add(const Commit& commit);
  // The index of exactly this author, or else, where no mail is given, the first of this name; −1.
  int find(const Identity& who) const;

  const std::vector<Author>& all() const { return authors_; }
  std::int64_t last_time() const { return last_time_; }  // of all commits

 private:
  std::optional<std::int64_t> now_;
  std::vector<Author> authors_;
  std::unordered_map<std::string, int> indices_;  // by name, line break, mail
  std::unordered_map<std::string, int> by_name_;
  std::int64_t last_time_ = 0;
};

}  // namespace headsup::history
