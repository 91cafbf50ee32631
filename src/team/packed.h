// A team as bytes, for another instance of this very program: what a worker has read goes to the
// page in a tenth of the time that a team file takes. Nothing that is kept or sent is in this form.
#pragma once

#include <string>
#include <string_view>

#include "team/team.h"

namespace headsup::team {

std::string pack(const Team& team);

// The same team, with ids 0, 1, 2 … False where the bytes are not all of one; `team` is then of no
// use.
bool unpack(std::string_view bytes, Team& team);

}  // namespace headsup::team
