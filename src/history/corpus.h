// The commits of a history with their words, in the order of time, so that what was known at a
// moment is what stands before it.
//
// A word is a token as team/text.h makes them, without those of digits alone: they are numbers of
// issues and versions. Those of a path are of its ordinary files (path_kind.h): camelCase is split,
// and each says how large a share of the commit's files has it.
//
// The ordinary files' paths are kept, too, each once: where a history is about something.
//
// Memory: at most k_max_commits commits of k_max_subject_words and k_max_path_words words, 8 bytes
// a word, and their hashes and subjects; about 0.4 KB a commit of a usual history. All paths
// together have at most k_max_path_bytes; of the earliest commits some may be missing then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "history/authors.h"
#include "history/commit.h"
#include "history/word_forms.h"

namespace headsup::history {

inline constexpr std::size_t k_max_commits = 100000;
inline constexpr std::size_t k_max_subject_words = 48;
inline constexpr std::size_t k_max_path_words = 96;
inline constexpr std::size_t k_max_path_bytes = 16u << 20;

enum class Field { subject, path };
inline constexpr std::size_t k_fields = 2;

struct WordCount {
  std::int32_t word = 0;
  float count = 0;  // in a subject; in paths the share of the files

  bool operator==(const WordCount&) const = default;
};

struct CorpusCommit {
  std::string hash;
  std::string subject;
  std::int64_t time = 0;
  int offset_minutes = 0;  // what the author's clock was ahead of UTC
  int author = 0;          // an index of Corpus::authors()
  bool bulk = false;
};

class Corpus {
 public:
  // A commit from after `now` was made by a wrong clock, and counts as one of then. with_forms:
  // whether `form` is wanted, which takes about as long as all the rest.
  explicit Corpus(std::optional<std::int64_t> now = std::nullopt, bool with_forms = true)
      : now_(now), with_forms_(with_forms), authors_(now) {}

  // As git log prints them, the latest first. False beyond k_max_commits, and nothing is added.
  bool add(const Commit& commit);
  // What is known to be about too many files may come without them.
  bool add(const Commit& commit, bool bulk);
  // Once, behind the last commit.
  void finish();

  // The earliest first; of one second, in the opposite order of how they were added.
  const std::vector<CorpusCommit>& commits() const { return commits_; }
  // Numbered by when they first appear, so that those of the first commits are the first.
  const Authors& authors() const { return authors_; }
  // Numbered in the same way.
  std::size_t vocabulary_size() const { return vocabulary_.size(); }

  // The words of one commit, each once, in the order in which they appear.
  const WordCount* begin(Field field, std::size_t commit) const;
  const WordCount* end(Field field, std::size_t commit) const;

  // A word as people write it.
  const std::string& form(std::int32_t word) const { return forms_[word]; }

  // Numbered by when they first appear, too.
  const std::vector<std::string>& paths() const { return paths_; }
  // Of a commit's ordinary files, in the log's order; none of a bulk commit.
  const std::int32_t* paths_begin(std::size_t commit) const;
  const std::int32_t* paths_end(std::size_t commit) const;

  // The words of a text that some commit has, likewise.
  std::vector<WordCount> words_of(std::string_view text) const;

  // How many commits were made until that moment.
  std::size_t count_until(std::int64_t time) const;
  // Counts a commit's author, as an Authors of fewer commits needs it.
  void add_author(std::size_t commit, Authors& authors) const;

 private:
  // A path that was met, with what is known of it since.
  struct AddedPath {
    std::int32_t number = 0;
    std::int32_t times = 0;
    std::vector<std::int32_t> words;
  };

  std::vector<std::int32_t> numbers_of(const std::vector<std::string>& words);
  void add_words(const std::vector<std::int32_t>& words, float count, std::size_t first,
                 std::size_t max_words);
  // Returns its words, each once.
  std::vector<std::int32_t> add_path(const std::string& path);
  void number_words(std::vector<WordCount>& words, std::vector<std::int32_t>& numbers);
  void number_paths(const std::vector<int>& order);

  std::optional<std::int64_t> now_;
  bool with_forms_;
  Authors authors_;
  std::vector<CorpusCommit> commits_;
  Authors added_;  // numbered as they were added, until `finish`
  std::unordered_map<std::string, std::int32_t> vocabulary_;
  std::vector<WordCount> words_;
  std::vector<std::size_t> word_ends_;  // of each commit's subject and paths in words_
  WordForms added_forms_;               // until `finish`
  std::vector<std::string> forms_;      // of each word
  std::unordered_map<std::string, AddedPath> added_paths_;  // until `finish`
  std::size_t path_bytes_ = 0;
  std::vector<std::string> paths_;
  std::vector<std::int32_t> path_numbers_;
  std::vector<std::size_t> path_ends_;  // of each commit in path_numbers_
};

}  // namespace headsup::history
