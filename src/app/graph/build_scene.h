// State → the instances that the GPU draws.
#pragma once

#include "app/core/state.h"
#include "app/graph/scene.h"

namespace headsup::app {

// Refills `scene`, reusing its memory: one strand per enabled head and person, one node a person.
void build_scene(const State& state, Scene& scene);

}  // namespace headsup::app
