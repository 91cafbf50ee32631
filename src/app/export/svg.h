// The graph as a drawing to take along: the strands, people and names of the view that is shown.
#pragma once

#include <string>

#include "app/core/state.h"

namespace headsup::app {

// SVG 1.1, as large as the graph's area, in the theme of the screen. Every strand is one path with
// data-head, data-person, data-asker and data-weight, so that other programs can read it. The state
// must be arranged.
std::string graph_svg(const State& state);

}  // namespace headsup::app
