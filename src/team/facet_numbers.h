// Facets that come and go: what mentions one behind it by its number gets the new number.
#pragma once

#include <string>

#include "team/team.h"

namespace headsup::team {

// One at the end of the head, with this label, no terms and an id of its own.
void add_facet(Team& team, int head, const std::string& label);

// The one with this number, with all that mentions it.
void remove_facet(Team& team, int number);

}  // namespace headsup::team
