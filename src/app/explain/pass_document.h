// What the step of the pass that is watched says, with its numbers person by person, and the
// player's controls.
#pragma once

#include "app/content/document.h"
#include "app/core/state.h"

namespace headsup::app {

Document pass_document(const State& state);

}  // namespace headsup::app
