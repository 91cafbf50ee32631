// Which strand is under the pointer. The geometry is that of shaders/strand_vertex.glsl.
#pragma once

#include "app/graph/scene.h"

namespace headsup::app {

// The strand of the scene within `slack_px` of its ribbon; nullptr: none. The nearest wins.
const Strand* strand_at(const Scene& scene, Vec2 point, float slack_px);

}  // namespace headsup::app
