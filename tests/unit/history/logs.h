// Logs for the tests of this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file_error.h"
#include "history/log_reader.h"

namespace headsup::test {

struct ReadLog {
  bool ok = false;
  std::vector<history::Commit> commits;
  history::LogCounts counts;
  base::FileError error;
};

// Reads the text in these pieces.
inline ReadLog read_log(const std::vector<std::string_view>& chunks) {
  ReadLog result;
  history::LogReader reader(
      [&result](const history::Commit& commit) { result.commits.push_back(commit); });
  for (const std::string_view chunk : chunks) reader.feed(chunk);
  result.ok = reader.finish();
  result.counts = reader.counts();
  result.error = reader.error();
  return result;
}

inline ReadLog read_log(std::string_view text) {
  return read_log(std::vector<std::string_view>{text});
}

// 'commit a1b2c3d4 <name> <date> <subject>'
inline std::string commit_line(const std::string& name, const std::string& subject,
                               const std::string& date = "2026-08-21T16:53:52+02:00") {
  return "commit\ta1b2c3d4\t" + name + "\t" + date + "\t" + subject + "\n";
}

// One of March 2026, with the file that it changes.
inline std::string full_commit(int number, const std::string& author, const std::string& subject,
                               const std::string& path) {
  const std::string day = std::to_string(10 + number % 20);
  return "commit\t" + std::to_string(1000000 + number) + "\t" + author + "\t2026-03-" + day +
         "T12:00:00+01:00\t" + subject + "\n\n1\t1\t" + path + "\n";
}

// Ann works on the cache, Bo on the net.
inline std::string log_of_two() {
  std::string log;
  for (int i = 19; i >= 0; --i) {
    log += i % 2 == 0 ? full_commit(i, "Ann Arbor", "Fix stale cache entries", "src/cache/evict.c")
                      : full_commit(i, "Bo Berg", "Close stuck sockets", "src/net/pool.c");
  }
  return log;
}

}  // namespace headsup::test
