#include "app/graph/layout.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/graph/camera.h"
#include "app/graph/crowd.h"
#include "app/graph/pass.h"

namespace headsup::app {
namespace {

constexpr float k_pi = 3.14159265358979f;
constexpr float k_label_height_px = 58;    // name, title and numbers above or below a node
constexpr float k_token_px = 24;           // of a pass: a token's three rows, under them
constexpr float k_small_label_px = 42;     // the same without the title
constexpr float k_edge_px = 6;             // phone: around all of it
constexpr float k_note_height_px = 20;     // phone: what the everyone view leaves out, in a line
constexpr float k_switch_height_px = 50;   // of views, which lies on a wide screen's graph
constexpr float k_titles_margin_px = 108;  // beyond the outermost nodes, for what people are called
constexpr float k_numbers_margin_px = 76;  // the same for numbers and tokens
constexpr float k_small_margin_px = 46;    // and where there is little room
constexpr float k_spring = 11.0f;          // rate of a critically damped spring, 1/s
constexpr float k_rest_px = 0.05f;
constexpr float k_ease = 9.0f;  // rate at which shown weights approach the reading, 1/s
constexpr float k_rest_weight = 2e-4f;

// Angle of seat `index` of `count`: symmetric about the vertical axis; an even count leaves the
// horizontal axis free, so that labels above and below the nodes have room.
float seat_angle(int index, int count) {
  const float step = 2 * k_pi / static_cast<float>(count);
  return -k_pi / 2 + step * (static_cast<float>(index) + (count % 2 == 0 ? 0.5f : 0.0f));
}

void place(Body& body, Vec2 target, float radius) {
  body.target = target;
  body.radius_target = radius;
}

// decay: e^(−k_spring · seconds), the same for all springs of a step.
bool spring(float& position, float& velocity, float target, float seconds, float decay) {
  if (position == target && velocity == 0) return false;
  // Critically damped and solved exactly, so that it is stable at any time step.
  const float offset = position - target;
  const float slope = velocity + k_spring * offset;
  position = target + (offset + slope * seconds) * decay;
  velocity = (velocity - k_spring * slope * seconds) * decay;
  if (std::fabs(position - target) < k_rest_px && std::fabs(velocity) < 20 * k_rest_px) {
    position = target;
    velocity = 0;
    return false;
  }
  return true;
}

// True while it is still on its way.
bool ease(float& shown, float goal, float blend) {
  if (shown == goal) return false;
  shown += (goal - shown) * blend;
  if (std::fabs(goal - shown) >= k_rest_weight) return true;
  shown = goal;
  return false;
}

bool ease_weights(State& state, float blend) {
  bool moving = false;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    const std::vector<float>& weights = state.derived().reader->heads()[head].weights;
    const bool enabled = state.controls().enabled[head];
    for (std::size_t person = 0; person < state.motion().shown_weights.size(); ++person) {
      const float goal = enabled ? weights[person] : 0.0f;
      moving |= ease(state.motion().shown_weights[person][head], goal, blend);
    }
    const auto crowd = static_cast<float>(state.derived().crowd.shares[head]);
    moving |= ease(state.motion().shown_crowd[head], crowd, blend);
  }
  return moving;
}

// What stands above or below a node.
float label_height(const State& state) {
  const float words = has_titles(state) ? k_label_height_px : k_small_label_px;
  if (!is_roomy(state)) return words;
  return words + (watches_pass(state) ? k_token_px : 0);
}

// Half of the widest that stands above or below a node, and a little.
float side_margin(const State& state) {
  if (!is_roomy(state)) return k_small_margin_px;
  return has_titles(state) ? k_titles_margin_px : k_numbers_margin_px;
}

void arrange_ring(State& state) {
  const Rect& area = state.transient.graph_area;
  const bool roomy = is_roomy(state);
  const float half_width = std::max(60.0f, area.w / 2 - side_margin(state));
  const float face = roomy ? 44.0f : std::clamp(0.08f * area.h, 22.0f, 34.0f);  // with its ring
  const float half_height = std::max(44.0f, graph_room(state).y - label_height(state) - face);
  const bool center = state.view().mode != Mode::everyone;
  const int seated = state.people() - (center ? 1 : 0);
  const float reach = std::min(half_width, half_height);
  const float around = 2 * k_pi * reach / static_cast<float>(std::max(seated, 1));
  const float largest = roomy ? std::clamp(0.038f * area.h, 30.0f, 40.0f) : 22.0f;
  const float node = std::clamp(0.34f * std::min(around, reach / 1.5f), 2.0f, largest);
  const float center_y = layout_middle_y(state);
  int index = 0;
  for (int person = 0; person < state.people(); ++person) {
    Body& body = state.motion().bodies[person];
    if (center && person == state.controls().query) {
      place(body, {0, center_y}, std::min(node * 1.35f, node + 12));
      continue;
    }
    const float angle = seat_angle(index++, seated);
    place(body, {half_width * std::cos(angle), center_y + half_height * std::sin(angle)}, node);
  }
}

float room_above(const State& state) {
  if (is_phone(state.transient.screen)) return k_edge_px;
  if (!is_roomy(state)) return k_switch_height_px;
  if (state.view().mode == Mode::everyone) return k_everyone_title_height_px;
  const bool says = watches_pass(state) && says_pass(state);
  return says ? k_pass_title_height_px : k_title_height_px;
}

// Under a graph without captions; what the crowd weighs together is its lowest line.
float small_edge(const State& state) {
  return k_edge_px + (has_crowd(state) ? k_note_height_px : 0);
}

// On a phone the switch of views lies on the graph, but under a page.
float room_below(const State& state) {
  if (is_phone(state.transient.screen)) {
    if (state.view().mode == Mode::explain) return small_edge(state);
    return k_strip_height_px + (state.view().mode == Mode::everyone ? k_note_height_px : 0);
  }
  if (!is_roomy(state)) return small_edge(state);
  return k_legend_height_px + (watches_pass(state) ? k_player_height_px : 0);
}

}  // namespace

Vec2 graph_room(const State& state) {
  const Rect& area = state.transient.graph_area;
  return {area.w / 2, (area.h - room_above(state) - room_below(state)) / 2};
}

float layout_middle_y(const State& state) {
  return (room_above(state) - room_below(state)) / 2;
}

void arrange(State& state) {
  state.transient.graph_area = graph_area(state);
  Motion& motion = state.motion();
  const bool fresh = static_cast<int>(motion.bodies.size()) != state.people();
  motion.bodies.resize(state.people());
  motion.shown_weights.resize(state.people());
  if (has_crowd(state)) {
    arrange_crowd(state);
  } else {
    arrange_ring(state);
  }
  if (fresh) settle(state);
}

bool step_layout(State& state, double seconds) {
  if (state.transient.screen.reduced_motion) {
    settle(state);
    return false;
  }
  const float dt = static_cast<float>(std::clamp(seconds, 0.0, 0.1));
  bool moving = ease_weights(state, 1 - std::exp(-k_ease * dt));
  const float decay = std::exp(-k_spring * dt);
  for (Body& body : state.motion().bodies) {
    moving |= spring(body.position.x, body.velocity.x, body.target.x, dt, decay);
    moving |= spring(body.position.y, body.velocity.y, body.target.y, dt, decay);
    moving |= spring(body.radius, body.radius_velocity, body.radius_target, dt, decay);
  }
  moving |= step_camera(state, dt);
  if (state.motion().pulse_age < k_pulse_seconds) {
    state.motion().pulse_age += dt;
    moving = true;
  }
  return moving;
}

void settle(State& state) {
  for (Body& body : state.motion().bodies) {
    body.position = body.target;
    body.velocity = {};
    body.radius = body.radius_target;
    body.radius_velocity = 0;
  }
  settle_camera(state);
  if (state.derived().read_revision != 0) ease_weights(state, 1);
  state.motion().pulse_age = k_pulse_seconds;
}

float screen_radius(const State& state, int person) {
  return state.motion().bodies[person].radius * state.view().camera.zoom;
}

int person_at(const State& state, Vec2 point, float slack_px) {
  if (!state.transient.graph_area.contains(point)) return -1;
  int best = -1;
  float best_distance = 0;
  for (int person = 0; person < state.people(); ++person) {
    const Vec2 center = to_screen(state, state.motion().bodies[person].position);
    const float reach = screen_radius(state, person) + slack_px;
    if (std::fabs(point.x - center.x) > reach || std::fabs(point.y - center.y) > reach) continue;
    const float distance = std::hypot(point.x - center.x, point.y - center.y);
    if (distance > reach) continue;
    if (best < 0 || distance < best_distance) {
      best = person;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace headsup::app
