#include "app/build_scene.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/camera.h"
#include "app/layout.h"
#include "app/palette.h"
#include "lead/load.h"

namespace headsup::app {
namespace {

constexpr float k_thinnest_px = 1.4f;
constexpr float k_widest_px = 17.0f;
constexpr float k_lane_gap_px = 2.5f;
constexpr float k_dimmed = 0.3f;        // what is left of strands that are not pointed at
constexpr float k_ring_room_px = 9.0f;  // rim and ring segments outside a node's disc

float strand_width(float weight, float scale) {
  return (k_thinnest_px + (k_widest_px - k_thinnest_px) * weight) * scale;
}

// Lanes side by side, centred on the curve, each as wide as its strand: they cannot overlap.
std::array<float, team::k_heads> lane_offsets(const std::array<float, team::k_heads>& widths) {
  float total = 0;
  int lanes = 0;
  for (float width : widths) {
    if (width <= 0) continue;
    total += width;
    ++lanes;
  }
  total += k_lane_gap_px * static_cast<float>(std::max(0, lanes - 1));
  std::array<float, team::k_heads> offsets{};
  float at = -total / 2;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    if (widths[head] <= 0) continue;
    offsets[head] = at + widths[head] / 2;
    at += widths[head] + k_lane_gap_px;
  }
  return offsets;
}

Vec2 center_of(const State& state, int person) {
  return to_screen(state, state.bodies[static_cast<std::size_t>(person)].position);
}

float opacity_of(float weight) {
  return 0.42f + 0.58f * std::min(1.0f, std::sqrt(weight * 1.6f));
}

float strand_scale(const State& state, int person) {
  return std::clamp(screen_radius(state, person) / 22.0f, 0.35f, 1.0f);
}

// A strand without its lane and width.
Strand make_strand(const State& state, int from, int to, std::size_t head, float weight) {
  const float scale = strand_scale(state, from);
  Strand strand;
  strand.person = from;
  strand.asker = to;
  strand.from = center_of(state, from);
  strand.to = center_of(state, to);
  strand.from_radius = screen_radius(state, from) + k_ring_room_px * scale;
  strand.to_radius = screen_radius(state, to) + k_ring_room_px * scale;
  strand.pattern = static_cast<float>(head);
  strand.phase = static_cast<float>((from * 7 + static_cast<int>(head) * 3) % 16) / 16.0f;
  strand.color = with_alpha(palette(state.dark()).heads[head], opacity_of(weight));
  return strand;
}

// The query view: one strand per head from `person` to whoever asks.
void add_strands(const State& state, int person, float pulse, Scene& scene) {
  const int query = state.controls.query;
  const auto& weights = state.shown_weights[static_cast<std::size_t>(person)];
  const float scale = strand_scale(state, person);
  std::array<float, team::k_heads> widths{};
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    if (weights[head] > 0) widths[head] = strand_width(weights[head], scale);
  }
  const auto lanes = lane_offsets(widths);
  const bool dimmed = state.hovered >= 0 && state.hovered != person && state.hovered != query;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    if (widths[head] <= 0) continue;
    Strand strand = make_strand(state, person, query, head, weights[head]);
    strand.lane = lanes[head];
    strand.width = widths[head];
    strand.bend = 0.08f;
    strand.pulse = pulse * std::sqrt(weights[head]);
    if (dimmed) strand.color.a *= k_dimmed;
    scene.strands.push_back(strand);
  }
}

// The everyone view: the strongest strands of every row. Those of one pair lie side by side; the
// way back bends to the other side.
void add_listening(const State& state, float pulse, Scene& scene) {
  for (std::size_t first = 0; first < state.listening.size();) {
    const int to = state.listening[first].to;
    std::size_t end = first;
    while (end < state.listening.size() && state.listening[end].to == to) ++end;
    const bool lit = state.hovered >= 0 ? state.hovered == to : state.controls.query == to;
    for (std::size_t i = first; i < end; ++i) {
      const Listening& edge = state.listening[i];
      const float scale = 0.7f * strand_scale(state, edge.from);
      std::array<float, team::k_heads> widths{};
      for (std::size_t j = first; j < end; ++j) {
        const Listening& other = state.listening[j];
        if (other.from == edge.from) {
          widths[static_cast<std::size_t>(other.head)] = strand_width(other.weight, scale);
        }
      }
      const auto head = static_cast<std::size_t>(edge.head);
      Strand strand = make_strand(state, edge.from, to, head, edge.weight);
      strand.lane = lane_offsets(widths)[head];
      strand.width = widths[head];
      strand.bend = 0.16f;
      strand.pulse = lit ? pulse * std::sqrt(edge.weight) : 0;
      if (!lit && edge.from != state.hovered) {
        strand.color.a *= state.hovered >= 0 ? k_dimmed : 0.75f;
      }
      scene.strands.push_back(strand);
    }
    first = end;
  }
}

Node make_node(const State& state, int person) {
  const team::Person& who = state.team.people[static_cast<std::size_t>(person)];
  const Palette& colors = palette(state.dark());
  const bool query = person == state.controls.query;
  Node node;
  node.center = center_of(state, person);
  node.radius = screen_radius(state, person);
  const auto& weights = state.shown_weights[static_cast<std::size_t>(person)];
  std::copy(weights.begin(), weights.end(), node.ring);
  node.flags = (query ? k_node_query : 0) + (who.lead ? k_node_lead : 0) +
               (who.available ? 0 : k_node_absent) +
               (lead::is_overloaded(state.team, person) ? k_node_loaded : 0) +
               (person == state.focused ? k_node_focus : 0);
  node.emphasis = person == state.hovered ? 1.0f : 0.0f;
  node.fill = query ? colors.query : colors.node;
  return node;
}

}  // namespace

void build_scene(const State& state, Scene& scene) {
  const Palette& colors = palette(state.dark());
  scene.strands.clear();
  scene.nodes.clear();
  scene.clip = state.graph_area;
  scene.pulse_time = static_cast<float>(std::min<double>(state.pulse_age, k_pulse_seconds));
  std::copy(colors.heads.begin(), colors.heads.end(), scene.ring_colors);
  scene.ring_track = with_alpha(colors.muted, 0.22f);
  scene.outline = with_alpha(colors.muted, 0.55f);
  scene.halo = with_alpha(colors.accent, 0.55f);
  scene.focus = colors.accent;

  const float fade = 1.0f - static_cast<float>(scene.pulse_time / k_pulse_seconds);
  const float pulse = std::min(1.0f, fade * 2.5f);
  const int people = state.people();
  if (state.mode == Mode::everyone) {
    add_listening(state, pulse, scene);
  } else {
    for (int person = 0; person < people; ++person) {
      if (person != state.controls.query) add_strands(state, person, pulse, scene);
    }
  }
  for (int person = 0; person < people; ++person) scene.nodes.push_back(make_node(state, person));
}

}  // namespace headsup::app
