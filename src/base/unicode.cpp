#include "base/unicode.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace headsup::base {
namespace {

struct Range {
  char32_t first, last;
};

bool contains(const Range* begin, const Range* end, char32_t code_point) {
  return std::any_of(begin, end, [code_point](const Range& range) {
    return code_point >= range.first && code_point <= range.last;
  });
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - at < bytes) return {};
  char32_t value = lead & (0xFFu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!is_continuation(text[at + i])) return {};
    value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  }
  const char32_t smallest = bytes == 4 ? 0x10000 : bytes == 3 ? 0x800 : 0x80;
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest || value > 0x10FFFF || surrogate) return {};
  return {value, bytes};
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto tail = [code_point](int shift) {
    return static_cast<char>(0x80 | ((code_point >> shift) & 0x3F));
  };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += {static_cast<char>(0xC0 | (code_point >> 6)), tail(0)};
  } else if (code_point < 0x10000) {
    out += {static_cast<char>(0xE0 | (code_point >> 12)), tail(6), tail(0)};
  } else {
    out += {static_cast<char>(0xF0 | (code_point >> 18)), tail(12), tail(6), tail(0)};
  }
}

std::size_t count_code_points(std::string_view text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

std::string for_display(std::string_view text) {
  constexpr int k_longest = 40;
  std::string shown;
  std::size_t at = 0;
  for (int count = 0; at < text.size(); ++count) {
    if (count == k_longest) return shown + "…";
    const CodePoint here = decode_utf8(text, at);
    if (here.value == k_malformed || is_control(here.value)) {
      char escape[16];
      const unsigned value = here.value == k_malformed ? 0xFFFD : here.value;
      std::snprintf(escape, sizeof escape, "\\u%04x", value);
      shown += escape;
    } else {
      shown += text.substr(at, here.bytes);
    }
    at += here.bytes;
  }
  return shown;
}

bool is_space(char32_t code_point) {
  static constexpr Range k_spaces[] = {{'\t', '\r'},     {' ', ' '},       {0x85, 0x85},
                                       {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200B},
                                       {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x2060},
                                       {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};
  return contains(std::begin(k_spaces), std::end(k_spaces), code_point);
}

bool is_control(char32_t code_point) {
  static constexpr Range k_controls[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x200E, 0x200F},
                                         {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFFF9, 0xFFFB}};
  return contains(std::begin(k_controls), std::end(k_controls), code_point);
}

bool is_word_character(char32_t code_point) {
  static constexpr Range k_not_letters[] = {
      {0x80, 0xA9},       {0xAB, 0xB1},         {0xB4, 0xB4},     {0xB6, 0xB8},
      {0xBB, 0xBF},       {0xD7, 0xD7},         {0xF7, 0xF7},     {0x37E, 0x37E},
      {0x387, 0x387},     {0x1680, 0x1680},     {0x2000, 0x2BFF}, {0x2E00, 0x2E7F},
      {0x3000, 0x3004},   {0x3008, 0x3020},     {0x3030, 0x3030}, {0x30FB, 0x30FB},
      {0xD800, 0xF8FF},   {0xFE00, 0xFE6F},     {0xFEFF, 0xFEFF}, {0xFF00, 0xFF0F},
      {0xFF1A, 0xFF20},   {0xFF3B, 0xFF40},     {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF},
      {0x1F000, 0x1FAFF}, {0xE0000, 0xFFFFFFFF}};
  if (code_point < 0x80) {
    return (code_point >= '0' && code_point <= '9') || (code_point >= 'a' && code_point <= 'z') ||
           (code_point >= 'A' && code_point <= 'Z');
  }
  return !contains(std::begin(k_not_letters), std::end(k_not_letters), code_point);
}

char32_t to_lower(char32_t c) {
  const auto between = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (between('A', 'Z')) return c + 32;
  if (c < 0xC0) return c;
  if (between(0xC0, 0xDE)) return c == 0xD7 ? c : c + 32;
  // Latin Extended-A comes in pairs; which of a pair is the capital changes twice.
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (between(0x100, 0x137) || between(0x14A, 0x177)) return c | 1;
  if (between(0x139, 0x148) || between(0x179, 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if (c == 0x386) return 0x3AC;
  if (between(0x388, 0x38A)) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (between(0x38E, 0x38F)) return c + 63;
  if (between(0x391, 0x3AB)) return c + 32;
  if (c == 0x3C2) return 0x3C3;  // the final sigma is the same letter
  if (between(0x400, 0x40F)) return c + 80;
  if (between(0x410, 0x42F)) return c + 32;
  if (between(0x460, 0x481) || between(0x48A, 0x4BF) || between(0x4D0, 0x52F)) return c | 1;
  return c;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = decode_utf8(text, 0);
    if (!is_space(first.value)) break;
    text.remove_prefix(first.bytes);
  }
  // From the end, too: what is between may be long.
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 && is_continuation(text[start])) --start;
    const CodePoint last = decode_utf8(text, start);
    if (!is_space(last.value) || start + last.bytes != text.size()) break;
    text.remove_suffix(last.bytes);
  }
  return text;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count-- > 0) at += decode_utf8(text, at).bytes;
  return text.substr(0, at);
}

std::string lower_case(std::string_view text) {
  std::string lower;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint here = decode_utf8(text, at);
    if (here.value == k_malformed) {
      lower += text[at];
    } else {
      append_utf8(lower, to_lower(here.value));
    }
    at += here.bytes;
  }
  return lower;
}

}  // namespace headsup::base
