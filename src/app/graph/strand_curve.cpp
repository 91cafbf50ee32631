#include "app/graph/strand_curve.h"

#include <algorithm>
#include <cmath>

namespace headsup::app {
namespace {

Vec2 mix(Vec2 a, Vec2 b, float t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

}  // namespace

StrandCurve::StrandCurve(const Strand& strand) : start(strand.from), end(strand.to) {
  const Vec2 chord{end.x - start.x, end.y - start.y};
  control = {(start.x + end.x) / 2 - chord.y * strand.bend,
             (start.y + end.y) / 2 + chord.x * strand.bend};
}

Vec2 StrandCurve::at(float t) const {
  return mix(mix(start, control, t), mix(control, end, t), t);
}

Vec2 StrandCurve::normal(float t) const {
  const Vec2 a = mix(start, control, t);
  const Vec2 b = mix(control, end, t);
  const float length = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-6f);
  return {-(b.y - a.y) / length, (b.x - a.x) / length};
}

}  // namespace headsup::app
