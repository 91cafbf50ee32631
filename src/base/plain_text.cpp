#include "base/plain_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/unicode.h"

namespace headsup::base {
namespace {

struct Range {
  char32_t first, last;
};

constexpr Range k_wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
                            {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                            {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
                            {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
constexpr Range k_without_width[] = {
    {0x300, 0x36F}, {0x200B, 0x200D}, {0xFE00, 0xFE0F}, {0xE0100, 0xE01EF}};

template <std::size_t Count>
bool is_in(const Range (&ranges)[Count], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

std::size_t width_of(char32_t c) {
  if (c < 0x300 || c == k_malformed) return 1;
  if (is_in(k_without_width, c)) return 0;
  return is_in(k_wide, c) ? 2 : 1;
}

// Bytes of the longest beginning that takes no more than that many columns.
std::size_t prefix_bytes(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint here = decode_utf8(text, at);
    const std::size_t width = width_of(here.value);
    if (width > columns) break;
    columns -= width;
    at += here.bytes;
  }
  return at;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint here = decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, here.bytes);
    at += here.bytes;
    const bool is_bad = here.value == k_malformed;
    const bool is_gap = here.value <= ' ' || (here.value >= 0x7F && here.value < 0xA0) ||
                        here.value == 0x2028 || here.value == 0x2029;
    if (is_gap) gap = true;
    if (is_gap || (!is_bad && is_control(here.value))) continue;
    if (gap && !line.empty()) line += ' ';
    gap = false;
    line += is_bad ? std::string_view("\xEF\xBF\xBD") : bytes;
  }
  return line;
}

std::string markdown_line(std::string_view text) {
  const std::string line = one_line(text);
  std::string result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool special = std::string_view("\\`*_{}[]<>#|~&$").find(line[i]) != std::string::npos;
    const bool url = line.compare(i, 2, ":/") == 0;  // no automatic links
    if (special || url) result += '\\';
    result += line[i];
  }
  return result;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint here = decode_utf8(text, at);
    columns += width_of(here.value);
    at += here.bytes;
  }
  return columns;
}

std::string cut_to(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  if (columns == 0) return "";
  return std::string(text.substr(0, prefix_bytes(text, columns - 1))) + "…";
}

void append_wrapped(std::string& out, std::string_view text, std::size_t indent, std::size_t hang) {
  out.append(indent, ' ');
  std::size_t column = indent;
  bool line_is_empty = true;
  const auto break_line = [&] {
    out += '\n';
    out.append(hang, ' ');
    column = hang;
    line_is_empty = true;
  };
  while (!text.empty()) {
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    std::size_t width = columns_of(word);
    if (!line_is_empty && column + 1 + width > k_page_columns) break_line();
    if (!line_is_empty) {
      out += ' ';
      ++column;
    }
    while (column + width > k_page_columns) {
      const std::size_t head = prefix_bytes(word, k_page_columns - column);
      out += word.substr(0, head);
      word.remove_prefix(head);
      width = columns_of(word);
      break_line();
    }
    out += word;
    column += width;
    line_is_empty = false;
  }
  out += '\n';
}

std::string bar(double share, std::size_t columns) {
  static constexpr std::array<const char*, 8> k_eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double length = std::clamp(share, 0.0, 1.0) * static_cast<double>(columns) * 8;
  auto eighths = static_cast<std::size_t>(std::lround(length));
  if (share > 0) eighths = std::max<std::size_t>(eighths, 1);
  std::string text;
  for (std::size_t whole = eighths / 8; whole > 0; --whole) text += "█";
  return text + k_eighths[eighths % 8];
}

}  // namespace headsup::base
