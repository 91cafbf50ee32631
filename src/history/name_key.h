// Names as they are compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headsup::history {

// The letters and digits of a name, with case folded and compatibility forms decomposed (NFKD):
// 'Viktor Söderqvist' and 'viktor soderqvist' have the same. Decomposed are the letters of
// Latin-1, Latin Extended-A, -B and Additional, full-width ASCII and the ligatures from ﬀ to ﬆ;
// case is folded as base::to_lower does. Others are compared as they are, so that a Hangul syllable
// and its parts, or a Cyrillic й and и with a breve, differ.
std::string name_key(std::string_view name);

// The keys of its words, what stands between white space; words without letters are left out.
std::vector<std::string> name_words(std::string_view name);

// The same, of what stands between anything but letters and digits: 'k8s-ci-robot' has three.
std::vector<std::string> name_parts(std::string_view name);

}  // namespace headsup::history
