// What the history calls the step that an action makes.
#pragma once

#include "app/core/action.h"
#include "app/core/state.h"

namespace headsup::app {

// In the present language; of an action that has changed the session of `state`.
StepName step_name(const State& state, const Session& before, const Action& action);

}  // namespace headsup::app
