#include "history/corpus_of_team.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/json_checks.h"
#include "base/order.h"
#include "base/plain_text.h"
#include "base/unicode.h"

namespace headsup::history {
namespace {

constexpr std::size_t k_hash_letters = 12;  // enough to find a commit by

// What a text takes in the file, at most, with what stands around it.
std::size_t bytes_of(std::string_view text) {
  std::size_t bytes = text.size() + 6;
  for (const char c : text) bytes += c == '"' || c == '\\' ? 1 : 0;
  return bytes;
}

bool is_line(std::string_view text, int longest) {
  return base::text_fault(text, base::TextRule::line, longest) == nullptr;
}

// What a line of a file may hold of it; may be empty.
std::string as_line(std::string_view text, int longest) {
  std::string line =
      std::string(base::first_code_points(base::one_line(text), static_cast<std::size_t>(longest)));
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return is_line(line, longest) ? line : std::string();
}

std::string hash_of(std::string_view text) {
  std::string hash;
  for (const char c : text) {
    const bool fits = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (fits && hash.size() < k_hash_letters) hash += c;
  }
  return hash.empty() ? "?" : hash;
}

class HistoryWriter {
 public:
  HistoryWriter(const Corpus& corpus, const Identities& people)
      : corpus_(corpus), people_(people) {}

  team::History write(std::size_t max_bytes) {
    std::size_t first = corpus_.commits().size();
    for (std::size_t bytes = 0; first > 0; --first) {
      bytes += count_bytes(first - 1);
      if (bytes > max_bytes) break;
    }
    for (std::size_t c = first; c < corpus_.commits().size(); ++c) add(c);
    return std::move(history_);
  }

  // Of the history, by the author's number in the corpus; −1 where no commit of theirs is in.
  int author_number(int author) const {
    const auto found = authors_.find(key_of(author));
    return found == authors_.end() ? -1 : found->second;
  }

 private:
  // Authors who are one person under one name are one; their addresses are not in the file.
  std::pair<std::string, int> key_of(int author) const {
    const std::string& name = corpus_.authors().all()[author].who.name;
    return {as_line(name, team::k_longest_history_name), people_.person_of[author]};
  }

  std::size_t count_bytes(std::size_t c) {
    constexpr std::size_t k_numbers = 48;  // hash's quotes, time, zone, author, brackets, indent
    constexpr std::size_t k_file = 7;
    const CorpusCommit& commit = corpus_.commits()[c];
    std::size_t bytes = k_numbers + k_hash_letters + bytes_of(commit.subject);
    for (const std::int32_t* path = corpus_.paths_begin(c); path != corpus_.paths_end(c); ++path) {
      bytes += k_file;
      if (counted_.insert(*path).second) bytes += bytes_of(corpus_.paths()[*path]) + 6;
    }
    return bytes;
  }

  void add(std::size_t c) {
    const CorpusCommit& from = corpus_.commits()[c];
    team::HistoryCommit commit;
    commit.hash = hash_of(from.hash);
    commit.time = from.time;
    commit.offset_minutes = from.offset_minutes;
    commit.bulk = from.bulk;
    commit.subject = as_line(from.subject, team::k_longest_subject);
    for (const std::int32_t* path = corpus_.paths_begin(c); path != corpus_.paths_end(c); ++path) {
      const int file = file_number(*path);
      if (file >= 0) commit.files.push_back(file);
    }
    const auto key = key_of(from.author);
    const auto [entry, is_new] = authors_.emplace(key, history_.authors.size());
    if (is_new) history_.authors.push_back(key.first.empty() ? "?" : key.first);
    commit.author = entry->second;
    history_.commits.push_back(std::move(commit));
  }

  int file_number(std::int32_t path) {
    const auto [entry, is_new] = files_.emplace(path, history_.files.size());
    if (!is_new) return entry->second;
    const std::string& name = corpus_.paths()[path];
    if (is_line(name, team::k_longest_history_name)) {
      history_.files.push_back(name);
    } else {
      entry->second = -1;
    }
    return entry->second;
  }

  const Corpus& corpus_;
  const Identities& people_;
  std::unordered_set<std::int32_t> counted_;  // paths
  std::map<std::pair<std::string, int>, int> authors_;
  std::unordered_map<std::int32_t, int> files_;
  team::History history_;
};

}  // namespace

namespace {

void add(const team::History& history, const team::HistoryCommit& from, Corpus& corpus) {
  Commit commit;
  commit.hash = from.hash;
  commit.author.name = history.authors[from.author];
  commit.time = from.time;
  commit.offset_minutes = from.offset_minutes;
  commit.subject = from.subject;
  for (const int file : from.files) commit.files.push_back({history.files[file], "", 0, 0, false});
  corpus.add(commit, from.bulk);
}

}  // namespace

Corpus corpus_of(const team::SharedHistory& history) {
  return CorpusTask(history, true).take();
}

void CorpusTask::step(std::size_t commits) {
  const std::vector<team::HistoryCommit>& all = history_->commits;
  if (added_ == all.size() && !is_done_) {
    corpus_.finish();
    is_done_ = true;
  }
  const std::size_t end = std::min(added_ + commits, all.size());
  for (; added_ < end; ++added_) add(*history_, all[all.size() - 1 - added_], corpus_);
}

Corpus CorpusTask::take() {
  while (!is_done_) step(history_->commits.size());
  return std::move(corpus_);
}

std::vector<std::int32_t> people_of_commits(const team::Team& team) {
  std::vector<std::int32_t> person_of;
  if (!team.history) return person_of;
  std::vector<std::int32_t> of_author(team.history->authors.size(), -1);
  for (std::size_t person = 0; person < team.people.size(); ++person) {
    for (const int author : team.people[person].wrote_as) {
      of_author[author] = static_cast<std::int32_t>(person);
    }
  }
  person_of.reserve(team.history->commits.size());
  for (const team::HistoryCommit& commit : team.history->commits) {
    person_of.push_back(commit.bulk ? -1 : of_author[commit.author]);
  }
  return person_of;
}

void add_history(team::Team& team, const Corpus& corpus, const Identities& people,
                 const std::vector<int>& person_of, std::size_t max_bytes) {
  HistoryWriter writer(corpus, people);
  team.history = team::SharedHistory(writer.write(max_bytes));
  for (std::size_t row = 0; row < person_of.size(); ++row) {
    std::vector<int>& numbers = team.people[row].wrote_as;
    for (const int author : people.people[person_of[row]].authors) {
      const int number = writer.author_number(author);
      if (number >= 0) numbers.push_back(number);
    }
    base::sort_things(numbers, [](int a, int b) { return a < b; });
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  }
}

}  // namespace headsup::history
