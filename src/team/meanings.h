// What a user says that a word means, put into the lists of terms.
#pragma once

#include <vector>

#include "team/import.h"
#include "team/team.h"

namespace headsup::team {

// The catalogue with each word in its facet's list and in no other.
Team with_meanings(const Team& catalogue, const std::vector<Meaning>& meanings);

}  // namespace headsup::team
