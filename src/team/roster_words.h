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
std::vector<RosterWord> roster_words(std::string_view text);

// 'two weeks ago', 'last year', 'yesterday', 'vor 3 Wochen', 'letztes Jahr' are taken out of the
// words. days: how long ago that is, the latest where several are named; −1 where none is.
std::string without_time(std::string_view words, double& days);

// 'away', 'on leave until Monday', 'krank': the words begin with such a mark.
bool says_away(std::string_view words);

// 'lead', 'team lead', 'Leitung', and nothing else.
bool says_lead(std::string_view words);

// 'a little', 'some', 'etwas' before what the words name.
bool says_little(std::string_view words);

// 'wrote', 'the', 'knows', 'baut': of everybody, so that no list of terms need have them.
bool is_filler(std::string_view lower);

}  // namespace headsup::team
