// The curve that a strand follows: a quadratic Bézier curve, as in shaders/strand_vertex.glsl.
#pragma once

#include "app/graph/scene.h"

namespace headsup::app {

struct StrandCurve {
  Vec2 start, control, end;

  explicit StrandCurve(const Strand& strand);

  Vec2 at(float t) const;
  Vec2 normal(float t) const;  // of length 1, to the side on which lanes are positive
};

}  // namespace headsup::app
