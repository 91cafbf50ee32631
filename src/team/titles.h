// Job titles: which of the team file's titles is meant by the one that a person has.
#pragma once

#include <string_view>
#include <vector>

#include "team/team.h"

namespace headsup::team {

// The listed title whose name is `title`; else the one with the longest name of those whose words
// stand side by side in `title` ('Backend Engineer' for 'Senior back-end developer, Payments');
// else the first in the file whose name has the words of `title` side by side ('Backend Engineer'
// for 'Backend'); else null. Upper and lower case are the same, and a developer is an engineer.
const Title* find_title(const Team& team, std::string_view title);

// The same of everybody: N pointers into team.titles.
std::vector<const Title*> find_titles(const Team& team);

}  // namespace headsup::team
