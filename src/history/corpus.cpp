#include "history/corpus.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/order.h"
#include "history/path_kind.h"
#include "team/text.h"

namespace headsup::history {
namespace {

bool is_digits(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words = team::tokenize(text);
  words.erase(std::remove_if(words.begin(), words.end(), is_digits), words.end());
  return words;
}

// What Authors count of it.
Commit as_made(const CorpusCommit& made, const Identity& author) {
  Commit commit;
  commit.author = author;
  commit.time = made.time;
  commit.subject = made.subject;
  return commit;
}

}  // namespace

std::vector<std::int32_t> Corpus::numbers_of(const std::vector<std::string>& words) {
  std::vector<std::int32_t> numbers;
  numbers.reserve(words.size());
  for (const std::string& word : words) {
    const auto next = static_cast<std::int32_t>(vocabulary_.size());
    numbers.push_back(vocabulary_.emplace(word, next).first->second);
  }
  return numbers;
}

void Corpus::add_words(const std::vector<std::int32_t>& words, float count, std::size_t first,
                       std::size_t max_words) {
  for (const std::int32_t word : words) {
    const auto here = words_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto found = std::find_if(here, words_.end(),
                                    [&](const WordCount& known) { return known.word == word; });
    if (found != words_.end()) {
      found->count += count;
    } else if (words_.size() - first < max_words) {
      words_.push_back({word, count});
    }
  }
}

std::vector<std::int32_t> Corpus::add_path(const std::string& path) {
  const auto known = added_paths_.find(path);
  if (known != added_paths_.end()) {
    ++known->second.times;
    path_numbers_.push_back(known->second.number);
    return known->second.words;
  }
  std::vector<std::string> words = words_in(path);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::vector<std::int32_t> numbers = numbers_of(words);
  if (path_bytes_ + path.size() > k_max_path_bytes) {
    if (with_forms_) added_forms_.add(path, 1);
    return numbers;
  }
  path_bytes_ += path.size();
  const auto next = static_cast<std::int32_t>(added_paths_.size());
  added_paths_.emplace(path, AddedPath{next, 1, numbers});
  path_numbers_.push_back(next);
  return numbers;
}

bool Corpus::add(const Commit& commit) {
  return add(commit, is_bulk(commit));
}

bool Corpus::add(const Commit& commit, bool bulk) {
  if (commits_.size() >= k_max_commits) return false;
  const int author = added_.add(commit);
  const std::int64_t time = now_ ? std::min(commit.time, *now_) : commit.time;
  commits_.push_back({commit.hash, commit.subject, time, commit.offset_minutes, author, bulk});

  add_words(numbers_of(words_in(commit.subject)), 1, words_.size(), k_max_subject_words);
  word_ends_.push_back(words_.size());
  if (with_forms_) added_forms_.add(commit.subject, 1);
  if (!commits_.back().bulk) {
    std::vector<std::vector<std::int32_t>> files;
    for (const FileChange& file : commit.files) {
      // One that was taken before is ordinary.
      if (added_paths_.count(file.path) > 0 || path_sign(file.path).kind == PathKind::ordinary) {
        files.push_back(add_path(file.path));
      }
    }
    const std::size_t first = words_.size();
    const float share = 1 / static_cast<float>(std::max<std::size_t>(files.size(), 1));
    for (const auto& words : files) add_words(words, share, first, k_max_path_words);
  }
  word_ends_.push_back(words_.size());
  path_ends_.push_back(path_numbers_.size());
  return true;
}

void Corpus::number_words(std::vector<WordCount>& words, std::vector<std::int32_t>& numbers) {
  std::int32_t next = 0;
  for (WordCount& word : words) {
    std::int32_t& number = numbers[word.word];
    if (number < 0) number = next++;
    word.word = number;
  }
  // What only cut commits have is in no list.
  for (auto entry = vocabulary_.begin(); entry != vocabulary_.end();) {
    entry->second = numbers[entry->second];
    entry = entry->second < 0 ? vocabulary_.erase(entry) : std::next(entry);
  }
}

void Corpus::number_paths(const std::vector<int>& order) {
  std::vector<const std::string*> texts(added_paths_.size());
  for (const auto& [path, added] : added_paths_) texts[added.number] = &path;
  std::vector<std::int32_t> numbers(texts.size(), -1);
  std::vector<std::int32_t> of_commits;
  std::vector<std::size_t> ends;
  of_commits.reserve(path_numbers_.size());
  ends.reserve(path_ends_.size());
  for (const int i : order) {
    for (std::size_t at = i == 0 ? 0 : path_ends_[i - 1]; at < path_ends_[i]; ++at) {
      const std::int32_t added = path_numbers_[at];
      if (numbers[added] < 0) {
        numbers[added] = static_cast<std::int32_t>(paths_.size());
        paths_.push_back(*texts[added]);
      }
      of_commits.push_back(numbers[added]);
    }
    ends.push_back(of_commits.size());
  }
  path_numbers_ = std::move(of_commits);
  path_ends_ = std::move(ends);
  added_paths_ = {};
}

void Corpus::finish() {
  std::vector<int> order(commits_.size());
  std::iota(order.rbegin(), order.rend(), 0);
  base::sort_stably(order, [&](int a, int b) { return commits_[a].time < commits_[b].time; });
  std::vector<CorpusCommit> commits;
  std::vector<WordCount> words;
  std::vector<std::size_t> ends;
  commits.reserve(order.size());
  words.reserve(words_.size());
  ends.reserve(word_ends_.size());
  const auto start = words_.begin();
  for (const int i : order) {
    for (std::size_t field = 0; field < k_fields; ++field) {
      const std::size_t at = i * k_fields + field;
      words.insert(words.end(),
                   start + static_cast<std::ptrdiff_t>(at == 0 ? 0 : word_ends_[at - 1]),
                   start + static_cast<std::ptrdiff_t>(word_ends_[at]));
      ends.push_back(words.size());
    }
    commits.push_back(std::move(commits_[i]));
  }
  std::vector<std::int32_t> numbers(vocabulary_.size(), -1);
  number_words(words, numbers);
  if (with_forms_) {
    for (const auto& [path, added] : added_paths_) added_forms_.add(path, added.times);
    forms_ = added_forms_.choose(vocabulary_);
    added_forms_ = {};
  }
  number_paths(order);
  commits_ = std::move(commits);
  words_ = std::move(words);
  word_ends_ = std::move(ends);
  for (CorpusCommit& commit : commits_) {
    commit.author = authors_.add(as_made(commit, added_.all()[commit.author].who));
  }
  added_ = Authors();
}

const WordCount* Corpus::begin(Field field, std::size_t commit) const {
  const std::size_t at = commit * k_fields + static_cast<std::size_t>(field);
  return words_.data() + (at == 0 ? 0 : word_ends_[at - 1]);
}

const WordCount* Corpus::end(Field field, std::size_t commit) const {
  return words_.data() + word_ends_[commit * k_fields + static_cast<std::size_t>(field)];
}

const std::int32_t* Corpus::paths_begin(std::size_t commit) const {
  return path_numbers_.data() + (commit == 0 ? 0 : path_ends_[commit - 1]);
}

const std::int32_t* Corpus::paths_end(std::size_t commit) const {
  return path_numbers_.data() + path_ends_[commit];
}

std::vector<WordCount> Corpus::words_of(std::string_view text) const {
  std::vector<WordCount> words;
  std::unordered_map<std::int32_t, std::size_t> places;
  for (const std::string& word : words_in(text)) {
    const auto entry = vocabulary_.find(word);
    if (entry == vocabulary_.end()) continue;
    const auto [place, is_new] = places.emplace(entry->second, words.size());
    if (is_new) words.push_back({entry->second, 0});
    words[place->second].count += 1;
  }
  return words;
}

std::size_t Corpus::count_until(std::int64_t time) const {
  const auto after =
      std::upper_bound(commits_.begin(), commits_.end(), time,
                       [](std::int64_t moment, const CorpusCommit& c) { return moment < c.time; });
  return static_cast<std::size_t>(after - commits_.begin());
}

void Corpus::add_author(std::size_t commit, Authors& authors) const {
  const CorpusCommit& made = commits_[commit];
  authors.add(as_made(made, authors_.all()[made.author].who));
}

}  // namespace headsup::history
