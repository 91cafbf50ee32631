#include "base/csv.h"

#include <algorithm>
#include <array>
#include <utility>

namespace headsup::base {
namespace {

constexpr std::string_view k_mark = "\xEF\xBB\xBF";  // byte order

std::string_view without_mark(std::string_view text) {
  return text.substr(0, k_mark.size()) == k_mark ? text.substr(k_mark.size()) : text;
}

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  CsvResult read() {
    while (at_ < text_.size() && result_.error.message.empty()) read_row();
    if (!result_.error.message.empty()) result_.rows.clear();
    return std::move(result_);
  }

 private:
  void read_row() {
    CsvRow row;
    do {
      row.push_back(read_cell());
    } while (take_separator());
    if (!result_.error.message.empty()) return;
    take_line_end();
    const bool blank =
        std::all_of(row.begin(), row.end(), [](const CsvCell& cell) { return cell.text.empty(); });
    if (!blank) result_.rows.push_back(std::move(row));
  }

  CsvCell read_cell() {
    CsvCell cell{"", line_, column_};
    if (at_ < text_.size() && text_[at_] == '"') {
      read_quoted(cell);
      return cell;
    }
    while (at_ < text_.size() && text_[at_] != separator_ && !is_line_end(text_[at_])) {
      cell.text += text_[at_];
      step();
    }
    return cell;
  }

  void read_quoted(CsvCell& cell) {
    step();
    while (at_ < text_.size()) {
      if (text_[at_] != '"') {
        const std::size_t from = at_;
        step();
        cell.text += text_.substr(from, at_ - from);
        continue;
      }
      step();
      if (at_ == text_.size() || text_[at_] != '"') return after_quotes();
      cell.text += '"';
      step();
    }
    fail(cell.line, cell.column,
         "found no closing quote; expected one for the quote that opens here");
  }

  void after_quotes() {
    if (at_ == text_.size() || text_[at_] == separator_ || is_line_end(text_[at_])) return;
    fail(line_, column_,
         "found text after a closing quote; expected the next field or the end of the line");
  }

  bool take_separator() {
    const bool is_there =
        result_.error.message.empty() && at_ < text_.size() && text_[at_] == separator_;
    if (is_there) step();
    return is_there;
  }

  void take_line_end() {
    if (at_ < text_.size()) step();
  }

  // Over one byte, or over both of CRLF.
  void step() {
    const char c = text_[at_++];
    if (is_line_end(c)) {
      if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) {
      ++column_;
    }
  }

  void fail(int line, int column, std::string message) {
    result_.error = {line, column, "", std::move(message)};
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
  CsvResult result_;
};

}  // namespace

char csv_separator(std::string_view text) {
  constexpr std::string_view k_separators = ",;\t";
  std::array<int, k_separators.size()> counts{};
  bool quoted = false;
  for (const char c : without_mark(text)) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (is_line_end(c)) break;
    const std::size_t which = k_separators.find(c);
    if (which != k_separators.npos) ++counts[which];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return k_separators[static_cast<std::size_t>(most - counts.begin())];
}

CsvResult read_csv(std::string_view text, char separator) {
  return Reader(without_mark(text), separator).read();
}

std::string csv_field(std::string_view text, char separator) {
  const bool plain = std::none_of(text.begin(), text.end(), [&](char c) {
    return c == '"' || c == separator || is_line_end(c);
  });
  if (plain) return std::string(text);
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

}  // namespace headsup::base
