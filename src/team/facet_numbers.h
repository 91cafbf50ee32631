// Facets that come and go in all heads at once, since all have as many: what mentions a facet by
// its number gets the new one.
#pragma once

#include <string>

#include "team/team.h"

namespace headsup::team {

// One at the end of each head, with this label, no terms and an id of its own.
void add_facets(Team& team, const std::string& label);

// The one at this place, 0 … d_k − 1, of each head, with all that mentions it.
void remove_facets(Team& team, int place);

}  // namespace headsup::team
