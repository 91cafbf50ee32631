// What may leave this program of a team: all of it, or all but names.
#pragma once

#include "app/core/state.h"
#include "team/team.h"

namespace headsup::app {

// The team as it is now, who is away included.
team::Team team_to_take(const State& state, bool names_left_out);

// A state that says the same of people without names, as far as a link needs it.
State nameless(const State& state);

}  // namespace headsup::app
