#include "history/log_reader.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "history/foreign.h"
#include "history/log_fields.h"

namespace headsup::history {
namespace {

constexpr std::string_view k_commit = "commit\t";
constexpr const char* k_date = "the author's date with its zone, such as 2026-08-21T16:53:52+02:00";

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == line.npos;
}

std::string quoted(std::string_view text) {
  return text.empty() ? "nothing" : "'" + base::for_display(text) + "'";
}

std::string expected_log() {
  return std::string("; expected what this prints: ") + k_log_command;
}

// The key of a trailer, 'Signed-off-by', or nothing.
std::string_view trailer_key(std::string_view line) {
  // Lines of another format look the same.
  constexpr std::string_view k_others[] = {"Author",     "AuthorDate", "Commit",
                                           "CommitDate", "Date",       "Merge"};
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == line.npos) return {};
  if (colon + 1 < line.size() && line[colon + 1] != ' ') return {};
  const std::string_view key = line.substr(0, colon);
  for (const std::string_view other : k_others) {
    if (key == other) return {};
  }
  const bool fits = std::all_of(key.begin(), key.end(), [](char c) {
    return c == '-' || base::is_word_character(static_cast<unsigned char>(c));
  });
  return fits ? key : std::string_view();
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; });
}

}  // namespace

bool LogReader::feed(std::string_view chunk) {
  while (error_.message.empty() && !chunk.empty()) {
    const std::size_t end = chunk.find('\n');
    const std::string_view part = chunk.substr(0, end);
    if (end != chunk.npos && !has_rest_) {
      take_line(part);
    } else {
      // One byte more than a line may have tells that it has more.
      rest_ += part.substr(0, k_longest_log_line + 1 - rest_.size());
      has_rest_ = end == chunk.npos;
      if (!has_rest_) {
        take_line(rest_);
        rest_.clear();
      }
    }
    if (end == chunk.npos) break;
    chunk.remove_prefix(end + 1);
  }
  return error_.message.empty();
}

bool LogReader::finish() {
  if (!error_.message.empty()) return false;
  const bool is_first = where_ == Where::nowhere;
  if (has_rest_ && !is_blank(rest_)) {
    if (is_first) {
      take_line(rest_);
    } else {
      ++counts_.cut_lines;
    }
  }
  has_rest_ = false;
  rest_.clear();
  if (error_.message.empty() && where_ == Where::nowhere) {
    error_ = {1, 1, "", "found no commit" + expected_log()};
  }
  if (!error_.message.empty()) return false;
  deliver();
  where_ = Where::nowhere;
  return true;
}

bool LogReader::fail(std::string_view line, std::size_t at, std::string message) {
  const int column = static_cast<int>(base::count_code_points(line.substr(0, at))) + 1;
  error_ = {static_cast<int>(counts_.lines), column, "", std::move(message)};
  return false;
}

bool LogReader::take_line(std::string_view line) {
  ++counts_.lines;
  line = line.substr(0, k_longest_log_line + 1);  // wherever the chunks are cut
  if (counts_.lines == 1 && !take_first_line(line)) return false;
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  const std::size_t zero = line.find('\0');
  if (zero != line.npos) {
    return fail(line, zero,
                "found a zero byte, which binary data and git log -z have; expected lines of text");
  }
  if (is_blank(line)) return true;
  const bool is_commit = line.starts_with(k_commit);
  if (line.size() > k_longest_log_line) {
    if (!is_commit) {
      return fail(line, 0,
                  "found a line of more than " + std::to_string(k_longest_log_line) +
                      " bytes; expected a commit, a file or a trailer");
    }
    line = line.substr(0, k_longest_log_line);
  }
  if (is_commit) return take_commit(line);
  FileFields fields;
  return split_file_line(line, fields) ? take_file(line, fields) : take_other(line);
}

// Without its byte order mark. What is no UTF-8 at all shows there.
bool LogReader::take_first_line(std::string_view& line) {
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  const std::string_view second = line.substr(std::min<std::size_t>(line.size(), 1), 1);
  if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF") ||
      (line.starts_with("c") && second.starts_with(std::string_view("\0", 1)))) {
    return fail(line, 0,
                "found UTF-16, which PowerShell writes for >; expected UTF-8, as "
                "| Out-File -Encoding utf8 writes it");
  }
  if (line.starts_with("\x1F\x8B") || line.starts_with("PK\x03\x04")) {
    return fail(line, 0, "found a packed file; expected what it holds, a log in UTF-8");
  }
  return true;
}

bool LogReader::take_commit(std::string_view line) {
  CommitFields fields;
  CommitFault wrong = CommitFault::too_few;
  std::size_t at = 0;
  if (!read_commit_fields(line, has_mails_, fields, wrong, at)) {
    const std::string_view field = line.substr(at, std::min(line.find('\t', at), line.size()) - at);
    switch (wrong) {
      case CommitFault::hash:
        return fail(line, at, "found " + quoted(field) + "; expected the commit's hash");
      case CommitFault::date:
        return fail(line, at, "found " + quoted(field) + "; expected " + k_date);
      case CommitFault::too_few:
        return fail(line, at,
                    "found the end of the line; expected hash, author, date and subject, with tabs "
                    "between");
    }
  }
  deliver();
  where_ = Where::in_commit;
  skips_ = fields.undated;
  if (skips_) {
    ++counts_.undated;
    return true;
  }
  has_mails_ = has_mails_ || fields.mail.find('@') != line.npos;
  commit_.hash = fields.hash;
  commit_.author.name = cleaned(base::trimmed(fields.name), k_longest_name, false);
  commit_.author.mail = cleaned(base::trimmed(fields.mail), k_longest_name, false);
  commit_.co_authors.clear();
  commit_.time = fields.time;
  commit_.offset_minutes = fields.offset_minutes;
  commit_.subject = cleaned(base::trimmed(fields.subject), k_longest_subject, false);
  commit_.files.clear();
  return true;
}

bool LogReader::take_file(std::string_view line, const FileFields& fields) {
  if (where_ == Where::nowhere) {
    return fail(line, 0, "found " + quoted(line) + " before any commit" + expected_log());
  }
  where_ = Where::in_files;
  const auto offset = [line](std::string_view part) {
    return static_cast<std::size_t>(part.data() - line.data());
  };
  FileChange file;
  file.binary = fields.added == "-";
  if (file.binary != (fields.deleted == "-")) {
    return fail(line, offset(fields.deleted),
                "found '" + base::for_display(fields.deleted) +
                    "'; expected two numbers of lines, or - for both");
  }
  for (const auto& [text, count] :
       {std::pair(fields.added, &file.added), std::pair(fields.deleted, &file.deleted)}) {
    if (file.binary || read_count(text, *count)) continue;
    return fail(line, offset(text), "found " + quoted(text) + "; expected a number of lines");
  }
  if (!take_path(line, fields.path, file)) return false;
  if (!skips_) commit_.files.push_back(std::move(file));
  return true;
}

bool LogReader::take_path(std::string_view line, std::string_view text, FileChange& file) {
  std::size_t at = 0;
  if (!read_paths(text, file.path, file.old_path, at)) {
    const std::size_t in_line = line.size() - text.size() + at;
    return fail(line, in_line,
                "found " + (at < text.size() ? quoted(text.substr(at)) : "the end of the line") +
                    "; expected a path, in double quotes with git's escapes if it has any");
  }
  for (std::string* path : {&file.path, &file.old_path}) {
    if (!is_plain(*path) || path->size() > k_longest_path) {
      *path = cleaned(*path, k_longest_path, true);
    }
  }
  return true;
}

bool LogReader::take_other(std::string_view line) {
  if (where_ == Where::in_commit || where_ == Where::in_trailer) {
    if (!trailer_key(line).empty()) return take_trailer(line);
    const bool goes_on = line[0] == ' ' && where_ == Where::in_trailer;
    if (goes_on) return true;
  }
  return fail(line, 0, "found " + foreign_line(line) + expected_log());
}

bool LogReader::take_trailer(std::string_view line) {
  where_ = Where::in_trailer;
  const std::string_view key = trailer_key(line);
  if (skips_ || base::lower_case(key) != "co-authored-by") return true;
  Identity who = read_identity(line.substr(key.size() + 1));
  who = {cleaned(who.name, k_longest_name, false), cleaned(who.mail, k_longest_name, false)};
  if (!who.name.empty() || !who.mail.empty()) commit_.co_authors.push_back(std::move(who));
  return true;
}

void LogReader::deliver() {
  if (where_ == Where::nowhere || skips_) return;
  ++counts_.commits;
  if (commit_.files.empty()) ++counts_.without_files;
  sink_(commit_);
}

// In UTF-8, not longer than that; control characters are spaces, and what reorders text goes.
std::string LogReader::cleaned(std::string_view text, std::size_t longest, bool with_controls) {
  const std::string_view start =
      text.size() > longest ? base::first_code_points(text, longest) : text;
  if (start.size() < text.size()) ++counts_.cut_texts;
  if (is_plain(start)) return std::string(start);
  std::string out;
  out.reserve(start.size());
  for (std::size_t at = 0; at < start.size();) {
    const base::CodePoint here = base::decode_utf8(start, at);
    if (here.value == base::k_malformed) {
      out += "\xEF\xBF\xBD";
      ++counts_.malformed;
    } else if (with_controls || !base::is_control(here.value)) {
      out += start.substr(at, here.bytes);
    } else if (here.value < 0x100) {
      out += ' ';
    }
    at += here.bytes;
  }
  return out;
}

}  // namespace headsup::history
