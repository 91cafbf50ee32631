// What one person has on their mind, as far as the team file says.
#pragma once

#include <string>

#include "team/team.h"

namespace headsup::analysis {

// A person whose own need in the team's health head has reached its limit: somebody to relieve
// rather than to call.
bool is_overloaded(const team::Team& team, int person);

// The labels of up to three facets that the person carries most at this depth, largest first, as
// one line; what has cooled below a tenth does not count.
std::string carries_line(const team::Team& team, int person, double depth, double days_later = 0);

}  // namespace headsup::analysis
