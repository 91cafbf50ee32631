#include "app/graph/camera.h"

#include <algorithm>
#include <cmath>

#include "app/core/features.h"

namespace headsup::app {
namespace {

constexpr float k_glide = 9.0f;          // rate at which the goal is approached, 1/s
constexpr float k_arrived = 0.2f;        // pixels
constexpr float k_friction = 4.5f;       // of the momentum, 1/s
constexpr float k_forget = 18.0f;        // how fast a hand that holds still loses its speed, 1/s
constexpr float k_slow_px = 8.0f;        // per second: below this it rests
constexpr float k_fastest_px = 4000.0f;  // per second
constexpr float k_close_zoom = 1.8f;

// The middle never leaves the area by more than the area itself.
void keep_in_reach(State& state) {
  Camera& camera = state.view().camera;
  const float x = state.transient.graph_area.w * camera.zoom;
  const float y = state.transient.graph_area.h * camera.zoom;
  camera.pan.x = std::clamp(camera.pan.x, -x, x);
  camera.pan.y = std::clamp(camera.pan.y, -y, y);
}

bool glide(Camera& camera, float seconds) {
  const float share = 1 - std::exp(-k_glide * seconds);
  camera.pan.x += (camera.goal_pan.x - camera.pan.x) * share;
  camera.pan.y += (camera.goal_pan.y - camera.pan.y) * share;
  camera.zoom += (camera.goal_zoom - camera.zoom) * share;
  const float left = std::hypot(camera.goal_pan.x - camera.pan.x, camera.goal_pan.y - camera.pan.y);
  if (left < k_arrived && std::fabs(camera.goal_zoom - camera.zoom) < 0.001f) {
    camera.pan = camera.goal_pan;
    camera.zoom = camera.goal_zoom;
    camera.gliding = false;
  }
  return camera.gliding;
}

float follow(float velocity, float dragged, float seconds) {
  return std::clamp(velocity + (dragged / seconds - velocity) * 0.5f, -k_fastest_px, k_fastest_px);
}

}  // namespace

void apply(State& state, const MoveCamera& action) {
  Camera& camera = state.view().camera;
  const Rect& area = state.transient.graph_area;
  const float zoom = std::clamp(camera.zoom * action.zoom_by, k_min_zoom, k_max_zoom);
  const float ratio = zoom / camera.zoom;
  const Vec2 from_center{action.around.x - (area.x + area.w / 2),
                         action.around.y - (area.y + area.h / 2)};
  camera.pan.x = from_center.x + (camera.pan.x - from_center.x) * ratio + action.pan_by.x;
  camera.pan.y = from_center.y + (camera.pan.y - from_center.y) * ratio + action.pan_by.y;
  camera.zoom = zoom;
  camera.gliding = false;
  if (action.dragged) {
    camera.held = true;
    camera.dragged.x += action.pan_by.x;
    camera.dragged.y += action.pan_by.y;
  } else {
    camera.velocity = {};
  }
  keep_in_reach(state);
  ++state.view_revision;
}

void glide_camera(State& state, Vec2 pan, float zoom) {
  Camera& camera = state.view().camera;
  camera.gliding = true;
  camera.goal_pan = pan;
  camera.goal_zoom = zoom;
  camera.velocity = {};
  ++state.view_revision;
}

void center_person(State& state, int person) {
  const Vec2 at = state.motion().bodies[person].target;
  const float zoom = std::max(k_close_zoom, state.view().camera.zoom);
  glide_camera(state, {-zoom * at.x, -zoom * at.y}, zoom);
}

void apply(State& state, const ReleaseCamera&) {
  state.view().camera.held = false;
}

void apply(State& state, const ResetCamera&) {
  glide_camera(state, {0, 0}, 1);
}

void apply(State& state, const CenterPerson& action) {
  if (action.person >= 0 && action.person < state.people()) center_person(state, action.person);
}

void show_focused(State& state) {
  const int person = state.focused();
  if (!is_in_view(state, person)) center_person(state, person);
}

bool is_in_view(const State& state, int person) {
  const std::vector<Body>& bodies = state.motion().bodies;
  return person < 0 || person >= static_cast<int>(bodies.size()) ||
         state.transient.graph_area.contains(to_screen(state, bodies[person].target));
}

bool step_camera(State& state, float seconds) {
  Camera& camera = state.view().camera;
  if (camera.gliding) {
    const bool going = glide(camera, seconds);
    if (!going) ++state.view_revision;
    return going;
  }
  if (camera.held) {
    const bool moved = camera.dragged.x != 0 || camera.dragged.y != 0;
    if (moved && seconds > 0) {
      camera.velocity = {follow(camera.velocity.x, camera.dragged.x, seconds),
                         follow(camera.velocity.y, camera.dragged.y, seconds)};
    } else {
      const float kept = std::exp(-k_forget * seconds);
      camera.velocity = {camera.velocity.x * kept, camera.velocity.y * kept};
    }
    camera.dragged = {};
    return false;
  }
  if (std::hypot(camera.velocity.x, camera.velocity.y) < k_slow_px) {
    if (camera.velocity.x != 0 || camera.velocity.y != 0) ++state.view_revision;
    camera.velocity = {};
    return false;
  }
  camera.pan.x += camera.velocity.x * seconds;
  camera.pan.y += camera.velocity.y * seconds;
  const float kept = std::exp(-k_friction * seconds);
  camera.velocity = {camera.velocity.x * kept, camera.velocity.y * kept};
  keep_in_reach(state);
  return true;
}

void settle_camera(State& state) {
  Camera& camera = state.view().camera;
  if (camera.gliding) {
    camera.pan = camera.goal_pan;
    camera.zoom = camera.goal_zoom;
    camera.gliding = false;
    ++state.view_revision;
  }
  camera.velocity = {};
  camera.dragged = {};
}

Projection projection(const State& state) {
  const Rect& area = state.transient.graph_area;
  return {{area.x + area.w / 2 + state.view().camera.pan.x,
           area.y + area.h / 2 + state.view().camera.pan.y},
          state.view().camera.zoom};
}

Vec2 to_screen(const State& state, Vec2 world) {
  return projection(state)(world);
}

}  // namespace headsup::app
