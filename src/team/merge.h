// Of two entries of one person, one.
#pragma once

#include "team/team.h"

namespace headsup::team {

// `into` has what both carry (of one facet the warmer), need and offer, and wrote what both did. A
// lead needs nothing.
void merge_into(Person& into, const Person& from, double half_life_days);

}  // namespace headsup::team
