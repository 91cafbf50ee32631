// The marker words of a roster, in English and German: when something was last used, who is away,
// who leads, and which words say nothing about what somebody carries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headsup::team {

// A run of letters and digits, '+' and '#' after them included, as in C++ and C#.
struct RosterWord {
  std::string lower;      // in lower case
  std::size_t begin = 0;  // bytes of the text that it was cut from
  std::size_t end = 0;
};
using RosterWords = std::vector<RosterWord>;
RosterWords roster_words(std::string_view text);

// 'two weeks ago', 'last year', 'yesterday', 'vor 3 Wochen', 'letztes Jahr' are taken out of the
// words, and of the text that is returned. words: those of the text. days: how long ago that is,
// the latest where several are named; −1 where none is.
std::string without_time(std::string_view text, RosterWords& words, double& days);

// 'away', 'on leave until Monday', 'krank': the words begin with such a mark.
bool says_away(const RosterWords& words);

// 'lead', 'team lead', 'Leitung', and nothing else.
bool says_lead(const RosterWords& words);

// 'a little', 'some', 'etwas' before what the words name.
bool says_little(const RosterWords& words);

// 'wrote', 'the', 'knows', 'baut': of everybody, so that no list of terms need have them.
bool is_filler(std::string_view lower);

}  // namespace headsup::team
