// The camera over the graph: moved by drags, wheel and pinch; glides and keeps momentum.
#pragma once

#include "app/core/state.h"

namespace headsup::app {

inline constexpr float k_min_zoom = 0.25f;
inline constexpr float k_max_zoom = 8.0f;

// Goes there smoothly over the next steps.
void glide_camera(State& state, Vec2 pan, float zoom);
void center_person(State& state, int person);

// Whether the person, once at rest, is inside the graph's area.
bool is_in_view(const State& state, int person);

// One step of gliding or momentum. True while it goes on.
bool step_camera(State& state, float seconds);

// Ends gliding (at the goal) and momentum.
void settle_camera(State& state);

// screen = origin + zoom · world, for those who need it of many points.
struct Projection {
  Vec2 origin;
  float zoom = 1;
  Vec2 operator()(Vec2 world) const {
    return {origin.x + zoom * world.x, origin.y + zoom * world.y};
  }
};
Projection projection(const State& state);

Vec2 to_screen(const State& state, Vec2 world);

}  // namespace headsup::app
