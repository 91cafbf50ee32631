// A team without its people's names.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "team/team.h"

namespace headsup::team {

using Pseudonym = std::function<std::string(int number)>;  // 1, 2 … → 'Person 1', 'Person 2' …

// The text with each name, and each first word of a name, in the pseudonym's place. Whole words
// only; upper and lower case as in the team.
std::string without_names(const Team& team, std::string text, const Pseudonym& pseudonym);

// People are numbered in their order, in the incidents' texts, too; what they offer is left out.
Team without_names(const Team& team, const Pseudonym& pseudonym);

}  // namespace headsup::team
