#include "history/log_fields.h"

#include <algorithm>

#include "base/date.h"
#include "base/unicode.h"

namespace headsup::history {
namespace {

constexpr std::size_t k_max_fields = 16;  // before the subject: tabs in a name are rare
constexpr std::string_view k_arrow = " => ";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of("0123456789abcdefABCDEF") == text.npos;
}

// Exactly two digits.
bool read_two(std::string_view text, int& number) {
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return false;
  number = (text[0] - '0') * 10 + (text[1] - '0');
  return true;
}

// '+02:00', '+0200', 'Z'. Some repositories have zones that no place on earth has.
bool read_zone(std::string_view text, int& minutes) {
  minutes = 0;
  if (text == "Z") return true;
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return false;
  const bool colon = text.size() == 6 && text[3] == ':';
  int hours = 0;
  int rest = 0;
  if ((text.size() != 5 && !colon) || !read_two(text.substr(1), hours) ||
      !read_two(text.substr(colon ? 4 : 3), rest)) {
    return false;
  }
  minutes = (hours * 60 + rest) * (text[0] == '-' ? -1 : 1);
  return true;
}

// One of git's paths in quotes, as text[from] begins it; `end` is behind the closing quote.
bool read_quoted(std::string_view text, std::size_t from, std::string& path, std::size_t& end) {
  constexpr std::string_view k_letters = "abtnvfr\"\\";
  constexpr std::string_view k_bytes = "\a\b\t\n\v\f\r\"\\";
  for (end = from + 1; end < text.size(); ++end) {
    if (text[end] == '"') {
      ++end;
      return true;
    }
    if (text[end] != '\\') {
      path += text[end];
      continue;
    }
    const std::string_view escape = text.substr(end + 1, 3);
    const std::size_t letter = escape.empty() ? k_letters.npos : k_letters.find(escape[0]);
    if (letter != k_letters.npos) {
      path += k_bytes[letter];
      end += 1;
    } else if (escape.size() == 3 && escape[0] >= '0' && escape[0] <= '3' &&
               escape.find_first_not_of("01234567") == escape.npos) {
      path += static_cast<char>((escape[0] - '0') * 64 + (escape[1] - '0') * 8 + escape[2] - '0');
      end += 3;
    } else {
      return false;
    }
  }
  return false;
}

// A path that ends the text or stands before an arrow.
bool read_path(std::string_view text, std::size_t from, std::string& path, std::size_t& end) {
  if (from < text.size() && text[from] == '"') return read_quoted(text, from, path, end);
  end = text.find(k_arrow, from);
  if (end == text.npos) end = text.size();
  path = text.substr(from, end - from);
  return true;
}

// 'x/{a => b}/y', where a or b may be empty. Braces stand only where folders begin and end.
bool read_braces(std::string_view text, std::string& path, std::string& old_path) {
  const std::size_t arrow = text.find(k_arrow);
  std::size_t open = text.rfind('{', arrow);
  while (open != text.npos && open > 0 && text[open - 1] != '/') open = text.rfind('{', open - 1);
  if (open == text.npos) return false;
  std::size_t close = text.find('}', arrow);
  while (close != text.npos && close + 1 < text.size() && text[close + 1] != '/') {
    close = text.find('}', close + 1);
  }
  if (close == text.npos) return false;
  const std::string_view before = text.substr(0, open);
  const std::string_view behind = text.substr(close + 1);
  const auto joined = [&](std::string_view middle) {
    const bool doubled = middle.empty() && !behind.empty();
    return std::string(before) + std::string(middle) + std::string(behind.substr(doubled ? 1 : 0));
  };
  old_path = joined(text.substr(open + 1, arrow - open - 1));
  path = joined(text.substr(arrow + k_arrow.size(), close - arrow - k_arrow.size()));
  return true;
}

}  // namespace

bool read_time(std::string_view text, std::int64_t& time, int& offset_minutes) {
  constexpr std::size_t k_zone_at = 19;
  int days = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  const bool has_form = text.size() > k_zone_at && (text[10] == 'T' || text[10] == ' ') &&
                        text[13] == ':' && text[16] == ':' && read_two(text.substr(11), hour) &&
                        read_two(text.substr(14), minute) && read_two(text.substr(17), second);
  if (!has_form || hour > 23 || minute > 59 || second > 60) return false;
  std::string_view zone = text.substr(k_zone_at);
  if (zone[0] == ' ') zone.remove_prefix(1);
  if (!read_zone(zone, offset_minutes) || !base::read_date(text.substr(0, 10), days)) return false;
  time = days * k_seconds_per_day + (hour * 60 + minute - offset_minutes) * 60 + second;
  return true;
}

bool read_commit_fields(std::string_view line, bool has_mails, CommitFields& fields,
                        CommitFault& wrong, std::size_t& at) {
  std::size_t starts[k_max_fields + 1];  // of the fields, and behind the last one
  std::size_t count = 0;
  std::size_t date = 0;
  const auto field = [&](std::size_t i) {
    return line.substr(starts[i], starts[i + 1] - starts[i] - 1);
  };
  for (std::size_t from = 0; from <= line.size() && count < k_max_fields && date == 0;) {
    const std::size_t to = std::min(line.find('\t', from), line.size());
    starts[count++] = from;
    starts[count] = from = to + 1;
    if (count > 3 && read_time(field(count - 1), fields.time, fields.offset_minutes)) {
      date = count - 1;
    }
  }
  fields.hash = count > 1 ? field(1) : std::string_view();
  if (fields.hash.size() < 4 || fields.hash.size() > 64 || !is_hexadecimal(fields.hash)) {
    wrong = CommitFault::hash;
    at = count > 1 ? starts[1] : line.size();
    return false;
  }
  if (count < 4) {
    wrong = CommitFault::too_few;
    at = line.size();
    return false;
  }
  if (date == 0) {
    const std::size_t expected = count > 4 && field(3).find('@') != line.npos ? 4 : 3;
    fields.undated = field(expected).empty();
    for (std::size_t i = 3; i < count; ++i) {
      if (field(i) == "%aI") fields.undated = true;
    }
    wrong = CommitFault::date;
    at = starts[expected];
    return fields.undated;
  }
  std::size_t name_end = date;
  if (date > 3) {
    const std::string_view last = field(date - 1);
    fields.has_mail = has_mails || last.empty() || last.find('@') != last.npos;
    if (fields.has_mail) fields.mail = field(--name_end);
  }
  fields.name = line.substr(starts[2], starts[name_end] - 1 - starts[2]);
  if (starts[date + 1] <= line.size()) fields.subject = line.substr(starts[date + 1]);
  return true;
}

bool split_file_line(std::string_view line, FileFields& fields) {
  const std::size_t first = line.find('\t');
  const std::size_t second = first == line.npos ? line.npos : line.find('\t', first + 1);
  if (second == line.npos) return false;
  fields = {line.substr(0, first), line.substr(first + 1, second - first - 1),
            line.substr(second + 1)};
  const auto is_number = [](std::string_view text) {
    return text == "-" || (!text.empty() && text.find_first_not_of("0123456789") == text.npos);
  };
  return is_number(fields.added) && is_number(fields.deleted);
}

bool read_count(std::string_view text, std::int64_t& count) {
  constexpr std::size_t k_max_digits = 12;
  count = 0;
  if (text.empty() || text.size() > k_max_digits) return false;
  for (const char c : text) {
    if (!is_digit(c)) return false;
    count = count * 10 + (c - '0');
  }
  return true;
}

bool read_paths(std::string_view text, std::string& path, std::string& old_path, std::size_t& at) {
  path.clear();
  old_path.clear();
  const std::size_t arrow = text.find(k_arrow);
  const bool quoted = !text.empty() && text[0] == '"';
  if (arrow == text.npos && !quoted) {
    path = text;
    at = 0;
    return !text.empty();
  }
  if (!quoted && text.find(" => \"") == text.npos && read_braces(text, path, old_path)) {
    at = 0;
    return !path.empty() && !old_path.empty();
  }
  if (!read_path(text, 0, path, at)) return false;
  if (at == text.size()) return !path.empty();
  if (text.substr(at, k_arrow.size()) != k_arrow) return false;
  old_path.swap(path);
  path.clear();
  const std::size_t second = at + k_arrow.size();
  if (second < text.size() && text[second] == '"') {
    return read_quoted(text, second, path, at) && at == text.size() && !path.empty();
  }
  path = text.substr(second);
  at = second;
  return !path.empty() && !old_path.empty();
}

Identity read_identity(std::string_view text) {
  text = base::trimmed(text);
  const std::size_t open = text.rfind('<');
  if (open == text.npos) return {std::string(text), ""};
  const std::size_t close = std::min(text.find('>', open), text.size());
  return {std::string(base::trimmed(text.substr(0, open))),
          std::string(base::trimmed(text.substr(open + 1, close - open - 1)))};
}

}  // namespace headsup::history
