#include "history/corpus_reader.h"

#include <utility>

namespace headsup::history {

CorpusReader::CorpusReader(std::int64_t now, std::function<void(const Commit&)> watch)
    : corpus_(now), reader_([this, watch = std::move(watch)](const Commit& commit) {
        is_full_ = is_full_ || !corpus_.add(commit);
        if (watch && !is_full_) watch(commit);
      }) {}

bool CorpusReader::feed(std::string_view piece) {
  return reader_.feed(piece) && !is_full_;
}

bool CorpusReader::finish() {
  if (!is_full_ && !reader_.finish()) {
    error_ = reader_.error();
    return false;
  }
  corpus_.finish();
  if (!corpus_.commits().empty()) return true;
  error_ = {0, 0, "", "none of the commits has a date"};
  return false;
}

}  // namespace headsup::history
