#include "app/graph/strand_hit.h"

#include <algorithm>
#include <cmath>

#include "app/graph/strand_curve.h"

namespace headsup::app {
namespace {

constexpr int k_samples = 24;

float distance(Vec2 a, Vec2 b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

// Of the ribbon's centre line from the point, along the part that is drawn.
float distance_to(const Strand& strand, Vec2 point) {
  const StrandCurve curve(strand);
  float nearest = 1e9f;
  for (int i = 0; i <= k_samples; ++i) {
    const float t = static_cast<float>(i) / k_samples;
    const Vec2 middle = curve.at(t);
    if (distance(middle, strand.from) < strand.from_radius ||
        distance(middle, strand.to) < strand.to_radius) {
      continue;
    }
    const Vec2 normal = curve.normal(t);
    // Across the curve at this place; along it the next sample is at most half a step away.
    const Vec2 offset{point.x - middle.x, point.y - middle.y};
    const float across = offset.x * normal.x + offset.y * normal.y;
    const float along = std::fabs(offset.x * normal.y - offset.y * normal.x);
    const float half_step = distance(strand.from, strand.to) / k_samples;
    nearest =
        std::min(nearest, std::fabs(across - strand.lane) + std::max(0.0f, along - half_step));
  }
  return nearest;
}

// False where the point is surely too far away: spares almost all of a large team's strands.
// In a frame in which the chord is the way from (0, 0) to (1, 0), its curve is the parabola
// v = 2 · bend · u · (1 − u). Added to it are how far a ribbon may lie off its lane, and some more
// for its slope, so that this decides nothing that `distance_to` would decide otherwise.
bool may_be_near(const Strand& strand, Vec2 point, float slack_px) {
  const Vec2 chord{strand.to.x - strand.from.x, strand.to.y - strand.from.y};
  const Vec2 offset{point.x - strand.from.x, point.y - strand.from.y};
  const float square = std::max(chord.x * chord.x + chord.y * chord.y, 1e-6f);
  const float u = (offset.x * chord.x + offset.y * chord.y) / square;
  const float v = (offset.y * chord.x - offset.x * chord.y) / square;
  const float margin = (std::fabs(strand.lane) + strand.width + slack_px) / std::sqrt(square);
  const float reach = 0.01f + margin * (1.25f + margin);
  return std::fabs(v - 2 * strand.bend * u * (1 - u)) <= reach &&
         std::fabs(u - 0.5f) <= 0.5f + 2.0f / k_samples + margin;
}

}  // namespace

const Strand* strand_at(const Scene& scene, Vec2 point, float slack_px) {
  if (!scene.clip.contains(point)) return nullptr;
  const Strand* best = nullptr;
  float best_distance = 0;
  for (const Strand& strand : scene.strands) {
    if (!may_be_near(strand, point, slack_px)) continue;
    const float reach = distance_to(strand, point) - strand.width / 2;
    if (reach > slack_px || (best && reach >= best_distance)) continue;
    best = &strand;
    best_distance = reach;
  }
  return best;
}

}  // namespace headsup::app
