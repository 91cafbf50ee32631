// Where a text may be cut without hurting a letter, and how its letters want to be drawn.
#pragma once

#include <cstddef>
#include <string_view>

namespace headsup::base {

// Bytes of what a reader takes for one character at text[at], at < text.size(): a letter with its
// marks, a syllable of an Indic script with its conjuncts, an emoji with all that modifies it. UAX
// #29's extended grapheme clusters, but for prepended marks and leading Hangul jamo, which are
// rare.
std::size_t grapheme_bytes(std::string_view text, std::size_t at);

// Letters of a script that separates words by spaces, other than basic Latin: such a word is drawn
// whole, because its letters may join, reorder or be kerned. False for Chinese, Japanese, Thai and
// others without spaces, and for symbols: they are drawn character by character.
bool is_drawn_in_words(char32_t code_point);

// Letters of Hebrew, Arabic and all others that run from right to left.
bool is_right_to_left(char32_t code_point);

}  // namespace headsup::base
