#include "team/history_reader.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace headsup::team {
namespace {

using base::JsonKind;

constexpr const char* k_commit =
    "a commit: [hash, seconds since 1970, minutes ahead of UTC, author, files or null, subject]";
constexpr std::size_t k_commit_parts = 6;
// Beyond what any clock shows, and within what a double counts exactly.
constexpr base::NumberRange k_time{-1e12, 1e12, false, "a whole number of seconds since 1970"};
constexpr base::NumberRange k_offset{-10000, 10000, false, "a whole number of minutes"};

class HistoryReader {
 public:
  HistoryReader(base::JsonChecks& checks, const base::JsonDocument& document)
      : checks_(checks), document_(document) {}

  History read(int node) {
    const auto found = checks_.members(node, "the history", {{"authors"}, {"files"}, {"commits"}});
    history_.authors = names(found[0], "an array of authors' names");
    history_.files = names(found[1], "an array of files");
    const auto commits = checks_.children(found[2], JsonKind::array, "an array of commits");
    if (too_many(found[2], commits.size(), k_max_history_commits)) return {};
    history_.commits.reserve(commits.size());
    for (const int commit : commits) read_commit(commit);
    return std::move(history_);
  }

 private:
  bool too_many(int node, std::size_t count, int max) {
    if (count <= static_cast<std::size_t>(max)) return false;
    checks_.expected(node, "found " + std::to_string(count), "at most " + std::to_string(max));
    return true;
  }

  std::vector<std::string> names(int node, const char* expected) {
    const auto items = checks_.children(node, JsonKind::array, expected);
    std::vector<std::string> names;
    if (too_many(node, items.size(), k_max_history_names)) return names;
    names.reserve(items.size());
    for (const int item : items) {
      names.push_back(checks_.text(item, base::TextRule::line, k_longest_history_name));
    }
    return names;
  }

  std::int64_t whole(int node, const base::NumberRange& range) {
    const double value = checks_.number(node, range);
    if (value != std::floor(value)) {
      checks_.expected(node, "found " + document_.quoted(node), range.expected);
    }
    return static_cast<std::int64_t>(value);
  }

  void read_commit(int node) {
    const auto parts = checks_.children(node, JsonKind::array, k_commit);
    if (parts.size() != k_commit_parts) {
      checks_.expected(node, "found " + document_.quoted(node), k_commit);
      return;
    }
    HistoryCommit commit;
    commit.hash = checks_.text(parts[0], base::TextRule::id, k_longest_hash);
    commit.time = whole(parts[1], k_time);
    commit.offset_minutes = static_cast<int>(whole(parts[2], k_offset));
    commit.author =
        history_index(checks_, parts[3], history_.authors.size(), "an author of the history");
    commit.bulk = document_.node(parts[4]).kind == JsonKind::null;
    if (!commit.bulk) read_files(parts[4], commit.files);
    const base::JsonNode& subject = document_.node(parts[5]);
    const bool is_empty = subject.kind == JsonKind::string && subject.text.empty();
    if (!is_empty) {
      commit.subject = checks_.text(parts[5], base::TextRule::line, k_longest_subject);
    }
    if (!history_.commits.empty() && commit.time < history_.commits.back().time) {
      checks_.expected(parts[1], "found an earlier commit behind a later one",
                       "the earliest commit first");
    }
    history_.commits.push_back(std::move(commit));
  }

  void read_files(int node, std::vector<int>& files) {
    const char* expected = "an array of numbers of files, or null";
    for (const int file : checks_.children(node, JsonKind::array, expected)) {
      files.push_back(history_index(checks_, file, history_.files.size(), "a file of the history"));
    }
  }

  base::JsonChecks& checks_;
  const base::JsonDocument& document_;
  History history_;
};

}  // namespace

History read_history(base::JsonChecks& checks, const base::JsonDocument& document, int node) {
  return HistoryReader(checks, document).read(node);
}

int history_index(base::JsonChecks& checks, int node, std::size_t count, const char* what) {
  const double value = checks.number(node, {0, 1e9, false, what});
  if (value >= static_cast<double>(count) || value != std::floor(value)) {
    checks.expected(node, "found no number of one", what);
    return 0;
  }
  return static_cast<int>(value);
}

}  // namespace headsup::team
