// The little of Unicode that reading a team and splitting a sentence into words need.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace headsup::base {

inline constexpr char32_t k_malformed = 0xFFFFFFFF;

struct CodePoint {
  char32_t value = k_malformed;  // k_malformed where the bytes are no UTF-8
  std::size_t bytes = 1;         // ≥ 1, so that a caller always gets ahead
};

// The code point at text[at], at < text.size(). Overlong forms and surrogates are malformed.
CodePoint decode_utf8(std::string_view text, std::size_t at);

// Appends the UTF-8 form of a valid code point.
void append_utf8(std::string& out, char32_t code_point);

// Number of code points; every byte that is not a continuation byte counts as one.
std::size_t count_code_points(std::string_view text);

// The text's first 40 code points, to be quoted in a message: … where more was cut off, control
// characters and malformed bytes as \u escapes.
std::string for_display(std::string_view text);

// White space as Unicode has it.
bool is_space(char32_t code_point);

// Control characters, and the format characters that reorder text or break lines.
bool is_control(char32_t code_point);

// Letters and digits. Beyond ASCII everything counts as a letter but the blocks of punctuation,
// symbols, white space and emoji.
bool is_word_character(char32_t code_point);

// The text without white space at its ends.
std::string_view trimmed(std::string_view text);

// Its first code points.
std::string_view first_code_points(std::string_view text, std::size_t count);

// Lower case of ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; other code points unchanged.
char32_t to_lower(char32_t code_point);

// The same of a text; malformed bytes stay as they are.
std::string lower_case(std::string_view text);

}  // namespace headsup::base
