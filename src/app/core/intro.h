// What a newcomer is told over the graph: what this is, and three ways on. It stays until one of
// them is taken, or for good until its close button is pressed.
#pragma once

#include "app/core/action.h"
#include "app/core/state.h"

namespace headsup::app {

// Whether it is in sight: a page of the explanation has a title of its own there.
bool shows_intro(const State& state);

// The way that needs no hands.
Action watch_one_pass();

Effects apply(State& state, const ShowIntro& action);
Effects apply(State& state, const OpenFile& action);

// An action that is one of the ways, or leads further than they do, puts the intro away for this
// visit.
void leave_intro(State& state, const Action& action);

}  // namespace headsup::app
