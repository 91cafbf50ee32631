// From a log to a corpus, in pieces of any size.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/file_error.h"
#include "history/corpus.h"
#include "history/log_reader.h"

namespace headsup::history {

class CorpusReader {
 public:
  // now: in seconds since 1970; commits from after it count as made then. watch: called for each
  // commit that is taken; may be empty.
  explicit CorpusReader(std::int64_t now, std::function<void(const Commit&)> watch = {});
  CorpusReader(const CorpusReader&) = delete;
  CorpusReader& operator=(const CorpusReader&) = delete;

  // False where no more is taken: there is an error, or k_max_commits are there.
  bool feed(std::string_view piece);
  // Once, behind the last piece. False with an error; it has no place where no commit has a date.
  bool finish();

  bool is_full() const { return is_full_; }
  const base::FileError& error() const { return error_; }
  const LogCounts& counts() const { return reader_.counts(); }
  const Corpus& corpus() const { return corpus_; }  // after finish()

 private:
  Corpus corpus_;
  bool is_full_ = false;
  base::FileError error_;
  LogReader reader_;
};

}  // namespace headsup::history
