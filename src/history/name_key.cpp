#include "history/name_key.h"

#include <cstddef>
#include <utility>

#include "base/unicode.h"

namespace headsup::history {
namespace {

// What a letter is without its marks, in lower case; '.' where it has none to lose. UnicodeData 15.
constexpr char32_t k_latin_first = 0xC0;
constexpr std::string_view k_latin =
    "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
    "aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll."
    "...nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzzs"
    "................................oo.............uu..............."
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    "................";
constexpr char32_t k_additional_first = 0x1E00;
constexpr std::string_view k_additional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

struct Expansion {
  char32_t from;
  std::string_view to;
};
constexpr Expansion k_expansions[] = {
    {0xAA, "a"},     {0xB2, "2"},    {0xB3, "3"},    {0xB9, "1"},    {0xBA, "o"},
    {0xDF, "ss"},    {0x132, "ij"},  {0x133, "ij"},  {0x13F, "l"},   {0x140, "l"},
    {0x149, "n"},    {0x1C4, "dz"},  {0x1C5, "dz"},  {0x1C6, "dz"},  {0x1C7, "lj"},
    {0x1C8, "lj"},   {0x1C9, "lj"},  {0x1CA, "nj"},  {0x1CB, "nj"},  {0x1CC, "nj"},
    {0x1F1, "dz"},   {0x1F2, "dz"},  {0x1F3, "dz"},  {0x1E2, "æ"},   {0x1E3, "æ"},
    {0x1FC, "æ"},    {0x1FD, "æ"},   {0x1FE, "ø"},   {0x1FF, "ø"},   {0x1E9A, "a"},
    {0x1E9E, "ss"},  {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"},
    {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"}};

bool is_mark(char32_t c) {
  const auto between = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return between(0x300, 0x36F) || between(0x1AB0, 0x1AFF) || between(0x1DC0, 0x1DFF) ||
         between(0x20D0, 0x20FF) || between(0xFE20, 0xFE2F);
}

// Appends what a character is compared by; nothing where it is neither a letter nor a digit.
void append_folded(std::string& out, char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFF01 - 0x21;
  if (c >= 0xAA) {
    for (const Expansion& expansion : k_expansions) {
      if (expansion.from != c) continue;
      out += expansion.to;
      return;
    }
  }
  char plain = '.';
  if (c >= k_latin_first && c - k_latin_first < k_latin.size()) {
    plain = k_latin[c - k_latin_first];
  } else if (c >= k_additional_first && c - k_additional_first < k_additional.size()) {
    plain = k_additional[c - k_additional_first];
  }
  if (plain != '.') {
    out += plain;
  } else if (base::is_word_character(c) && !is_mark(c)) {
    base::append_utf8(out, base::to_lower(c));
  }
}

enum class Between { white_space, others };

std::vector<std::string> split(std::string_view name, Between between) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < name.size();) {
    const base::CodePoint here = base::decode_utf8(name, at);
    at += here.bytes;
    const bool ends = between == Between::white_space ? base::is_space(here.value)
                                                      : !base::is_word_character(here.value);
    if (!ends) {
      append_folded(words.back(), here.value);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  for (std::size_t at = 0; at < name.size();) {
    const base::CodePoint here = base::decode_utf8(name, at);
    append_folded(key, here.value);
    at += here.bytes;
  }
  return key;
}

std::vector<std::string> name_words(std::string_view name) {
  return split(name, Between::white_space);
}

std::vector<std::string> name_parts(std::string_view name) {
  return split(name, Between::others);
}

}  // namespace headsup::history
