// Small histories for the tests of evidence and backtest.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "history/corpus.h"
#include "history/identities.h"

namespace headsup::test {

inline constexpr std::int64_t k_day = 86400;
inline constexpr std::int64_t k_start = 1700000000;

struct Made {
  double day = 0;  // after k_start
  std::string author;
  std::string subject;
  std::vector<std::string> paths;
};

inline history::Commit commit_of(const Made& made) {
  history::Commit commit;
  commit.hash = made.subject + "#";
  commit.author.name = made.author;
  commit.time = k_start + static_cast<std::int64_t>(made.day * static_cast<double>(k_day));
  commit.subject = made.subject;
  for (const std::string& path : made.paths) commit.files.push_back({path, "", 1, 0, false});
  return commit;
}

// The earliest first, as they are easier to read; they are added as git log prints them.
inline history::Corpus corpus_of(const std::vector<Made>& made) {
  history::Corpus corpus;
  for (auto commit = made.rbegin(); commit != made.rend(); ++commit) corpus.add(commit_of(*commit));
  corpus.finish();
  return corpus;
}

inline history::Identities people_of(const history::Corpus& corpus) {
  return history::find_people(corpus.authors(), {});
}

inline std::int64_t at_day(double day) {
  return k_start + static_cast<std::int64_t>(day * static_cast<double>(k_day));
}

}  // namespace headsup::test
