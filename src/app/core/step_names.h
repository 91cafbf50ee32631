// What the history calls the step that an action makes.
#pragma once

#include "app/core/action.h"
#include "app/core/state.h"

namespace headsup::app {

// In the present language; `state` is the one before the action. Of no interest where the action
// does not change the session.
StepName step_name(const State& state, const Action& action);

}  // namespace headsup::app
