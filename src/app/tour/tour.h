// The guided tour: steps that each ask for a prediction or an action, see that it was done, and
// then say what happened with the numbers of the moment.
//
// state.view().tour holds all of it: the step, what was answered, what is done. A user who leaves
// and comes back goes on after the last step that was done.
#pragma once

#include "app/content/document.h"
#include "app/core/state.h"

namespace headsup::app {

int tour_steps();

// The current step as it stands in place of the panel; empty when the tour is not running. The ways
// on are the buttons tour-back, tour-next (once it is done) or tour-skip (before), and tour-leave.
Document tour_document(const State& state);

}  // namespace headsup::app
