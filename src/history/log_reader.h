// Reads what k_log_command prints, in pieces of any size.
//
// A commit is a line `commit <hash> <author> <date> <subject>` with tabs between, and a line
// `<added> <deleted> <path>` for each file. Two things more are understood: the author's mail
// behind the name (`%aN%x09%aE`), and trailers behind the commit's line, as
// `%n%(trailers:key=Co-authored-by)` and `%n%(trailers:only)` print them. Of these Co-authored-by
// is taken, others are skipped.
//
// Where a text is not what git prints, but can be understood, it is: the counts say what became of
// it. Anything else is an error, and ends the reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "base/file_error.h"
#include "history/commit.h"

namespace headsup::history {

inline constexpr const char* k_log_command =
    "git log --no-merges --date=iso-strict "
    "--pretty=tformat:'commit%x09%H%x09%aN%x09%aI%x09%s' --numstat";

// What is longer is cut, in code points; of a line, in bytes.
inline constexpr std::size_t k_longest_name = 200;
inline constexpr std::size_t k_longest_subject = 1000;
inline constexpr std::size_t k_longest_path = 4096;
inline constexpr std::size_t k_longest_log_line = 65536;

struct FileFields;

struct LogCounts {
  std::int64_t lines = 0;
  std::int64_t commits = 0;        // that the sink was called for
  std::int64_t without_files = 0;  // of these: merges and empty commits
  std::int64_t undated = 0;        // commits without a date, which are left out
  std::int64_t malformed = 0;      // bytes that are no UTF-8, each replaced by U+FFFD
  std::int64_t cut_texts = 0;      // names, subjects and paths that were too long
  std::int64_t cut_lines = 0;      // 1 where the last line had no end, and was left out
};

class LogReader {
 public:
  // Called for each commit as soon as the next one begins. The commit is reused afterwards.
  using Sink = std::function<void(const Commit&)>;

  explicit LogReader(Sink sink) : sink_(std::move(sink)) {}

  // Both are false once there is an error; what comes then is not read.
  bool feed(std::string_view chunk);
  // The last commit's turn. A last line without its end is left out: the log was cut there. Only
  // the very first line may be without.
  bool finish();

  const base::FileError& error() const { return error_; }  // with a message where there is one
  const LogCounts& counts() const { return counts_; }

 private:
  enum class Where { nowhere, in_commit, in_trailer, in_files };

  bool take_line(std::string_view line);
  bool take_first_line(std::string_view& line);
  bool take_commit(std::string_view line);
  bool take_file(std::string_view line, const FileFields& fields);
  bool take_path(std::string_view line, std::string_view text, FileChange& file);
  bool take_trailer(std::string_view line);
  bool take_other(std::string_view line);
  void deliver();
  std::string cleaned(std::string_view text, std::size_t longest, bool with_controls);
  bool fail(std::string_view line, std::size_t at, std::string message);

  Sink sink_;
  base::FileError error_;
  LogCounts counts_;
  std::string rest_;  // of a line that is not yet complete, k_longest_log_line + 1 bytes of it
  bool has_rest_ = false;
  bool has_mails_ = false;  // an author's line had one
  bool skips_ = false;      // the files of a commit that is left out
  Where where_ = Where::nowhere;
  Commit commit_;
};

}  // namespace headsup::history
