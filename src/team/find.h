// A person by a part of their name, as people type it.
#pragma once

#include <string_view>

#include "team/team.h"

namespace headsup::team {

// The person whose name starts with the text, or else has a word that does, or else contains it;
// of several the first. Upper and lower case are the same. −1: none, as for an empty text.
int find_by_part(const Team& team, std::string_view text);

}  // namespace headsup::team
