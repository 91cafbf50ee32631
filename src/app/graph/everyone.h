// The everyone view: who listens to whom most, over all rows.
#pragma once

#include "app/core/state.h"

namespace headsup::app {

// Keeps, for each person, the `strongest` largest weights on others over the enabled heads, and
// says what share of all attention to others that leaves out. Does nothing while neither the
// reading (`stale`) nor what is asked for has changed.
void thin_edges(State& state, bool stale);

}  // namespace headsup::app
