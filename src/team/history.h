// The commits that a team was made of, as its file has them: what evidence is found in, and what
// the answer's reasons are. Without mail addresses, which nothing of it needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace headsup::team {

inline constexpr int k_max_history_commits = 100000;
inline constexpr int k_max_history_names = 100000;  // of authors, and of files
// Longest texts, in code points.
inline constexpr int k_longest_hash = 64;
inline constexpr int k_longest_history_name = 400;  // of an author or a file
inline constexpr int k_longest_subject = 200;

struct HistoryCommit {
  std::string hash;  // or its beginning
  std::int64_t time = 0;
  int offset_minutes = 0;  // what the author's clock was ahead of UTC
  int author = 0;          // an index of History::authors
  bool bulk = false;       // it changes too many files to tell what somebody knows
  std::vector<int> files;  // indices of History::files; none of a bulk commit
  std::string subject;

  bool operator==(const HistoryCommit&) const = default;
};

struct History {
  std::vector<std::string> authors;    // as they are named there: Person::wrote_as says whose
  std::vector<std::string> files;      // those that people write
  std::vector<HistoryCommit> commits;  // the earliest first

  bool operator==(const History&) const = default;
};

// Shared by all versions of a team, and never changed. Equal where what it holds is.
class SharedHistory {
 public:
  SharedHistory() = default;
  explicit SharedHistory(History history)
      : history_(std::make_shared<const History>(std::move(history))) {}

  explicit operator bool() const { return history_ != nullptr; }
  const History& operator*() const { return *history_; }
  const History* operator->() const { return history_.get(); }
  const History* get() const { return history_.get(); }

  bool is_used_elsewhere() const { return history_.use_count() > 1; }

  bool operator==(const SharedHistory& other) const {
    if (history_ == other.history_) return true;
    return history_ && other.history_ && *history_ == *other.history_;
  }

 private:
  std::shared_ptr<const History> history_;
};

}  // namespace headsup::team
