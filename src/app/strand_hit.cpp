#include "app/strand_hit.h"

#include <algorithm>
#include <cmath>

namespace headsup::app {
namespace {

constexpr int k_samples = 24;

Vec2 mix(Vec2 a, Vec2 b, float t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

float distance(Vec2 a, Vec2 b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

struct Curve {
  Vec2 start, control, end;

  Vec2 at(float t) const { return mix(mix(start, control, t), mix(control, end, t), t); }
  Vec2 normal(float t) const {
    const Vec2 a = mix(start, control, t);
    const Vec2 b = mix(control, end, t);
    const float length = std::max(distance(a, b), 1e-6f);
    return {-(b.y - a.y) / length, (b.x - a.x) / length};
  }
};

Curve curve_of(const Strand& strand) {
  const Vec2 chord{strand.to.x - strand.from.x, strand.to.y - strand.from.y};
  return {strand.from,
          {(strand.from.x + strand.to.x) / 2 - chord.y * strand.bend,
           (strand.from.y + strand.to.y) / 2 + chord.x * strand.bend},
          strand.to};
}

// Of the ribbon's centre line from the point, along the part that is drawn.
float distance_to(const Strand& strand, Vec2 point) {
  const Curve curve = curve_of(strand);
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

// Whether the point can be near the strand at all: spares most of a large team's strands.
bool within_reach(const Strand& strand, Vec2 point, float slack_px) {
  const float chord = distance(strand.from, strand.to);
  const float bulge = chord * std::fabs(strand.bend) + std::fabs(strand.lane) + strand.width;
  const float reach = bulge + slack_px;
  return point.x > std::min(strand.from.x, strand.to.x) - reach &&
         point.x < std::max(strand.from.x, strand.to.x) + reach &&
         point.y > std::min(strand.from.y, strand.to.y) - reach &&
         point.y < std::max(strand.from.y, strand.to.y) + reach;
}

}  // namespace

const Strand* strand_at(const Scene& scene, Vec2 point, float slack_px) {
  if (!scene.clip.contains(point)) return nullptr;
  const Strand* best = nullptr;
  float best_distance = 0;
  for (const Strand& strand : scene.strands) {
    if (!within_reach(strand, point, slack_px)) continue;
    const float reach = distance_to(strand, point) - strand.width / 2;
    if (reach > slack_px || (best && reach >= best_distance)) continue;
    best = &strand;
    best_distance = reach;
  }
  return best;
}

}  // namespace headsup::app
