#include "app/graph/build_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "app/core/update.h"
#include "app/graph/camera.h"
#include "app/graph/crowd.h"
#include "app/graph/layout.h"
#include "app/graph/palette.h"
#include "app/graph/pass.h"

namespace headsup::app {
namespace {

constexpr float k_thinnest_px = 1.4f;
constexpr float k_widest_px = 17.0f;
constexpr float k_lane_gap_px = 2.5f;
constexpr float k_dimmed = 0.3f;  // what is left of strands that are not pointed at
constexpr float k_bundle_ink = 0.7f;
constexpr float k_bundle_scale = 0.5f;  // of the crowd's strands: they are nobody's in particular
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

float opacity_of(float weight) {
  return 0.42f + 0.58f * std::min(1.0f, std::sqrt(weight * 1.6f));
}

// Where strands meet a person.
struct End {
  int person;
  Vec2 center;
  float radius;  // of the node, pixels
  float scale;   // of what starts there: strands of small nodes are thinner
};

// What is the same for everybody in this picture.
struct Frame {
  const State& state;
  const Palette& colors;
  float pulse;
  HoverTarget target;
  int hovered, focused;  // people; −1: none
  Projection view;
  PassPicture pass;

  explicit Frame(const State& shown, float pulse_strength)
      : state(shown),
        colors(palette(shown.dark())),
        pulse(pulse_strength),
        target(shown.derived().hovered),
        hovered(shown.hovered()),
        focused(shown.focused()),
        view(projection(shown)),
        pass(shown) {}

  Vec2 center(const Body& body) const { return view(body.position); }
  float radius(const Body& body) const { return body.radius * view.zoom; }

  End end(int person) const {
    if (person == k_from_crowd) {
      const CrowdAnchor anchor = crowd_anchor(state);
      return {person, view(anchor.at), anchor.radius * view.zoom, k_bundle_scale};
    }
    const Body& body = state.motion().bodies[person];
    const float node = radius(body);
    return {person, center(body), node, std::clamp(node / 22.0f, 0.35f, 1.0f)};
  }
};

// A strand without its lane and width.
Strand make_strand(const Frame& frame, const End& from, const End& to, std::size_t head,
                   float weight) {
  Strand strand;
  strand.person = from.person;
  strand.query = to.person;
  strand.from = from.center;
  strand.to = to.center;
  strand.from_radius = from.radius + k_ring_room_px * from.scale;
  strand.to_radius = to.radius + k_ring_room_px * from.scale;
  strand.pattern = static_cast<float>(head);
  strand.phase =
      static_cast<float>((std::max(from.person, 0) * 7 + static_cast<int>(head) * 3) % 16) / 16.0f;
  strand.color = with_alpha(frame.colors.heads[head], opacity_of(weight));
  return strand;
}

bool is_dimmed(const Frame& frame, int from, int to, std::size_t head) {
  const int hovered = frame.hovered;
  if (hovered >= 0 && hovered != from && hovered != to) return true;
  const HoverTarget& target = frame.target;
  if (target.head >= 0 && (target.query >= 0 || target.key >= 0) &&
      target.head != static_cast<int>(head)) {
    return true;
  }
  return (target.query >= 0 && target.query != to) || (target.key >= 0 && target.key != from);
}

// The strand of a square in another row than the query's.
void add_pointed_at(const Frame& frame, Scene& scene) {
  const HoverTarget& target = frame.target;
  const State& state = frame.state;
  if (target.head < 0 || target.query < 0 || target.key < 0 || target.query == target.key) return;
  const int head = target.head;
  if (target.query == state.controls().query || !state.controls().enabled[head]) return;
  const float weight = state.derived().reader->weight(target.head, target.query, target.key);
  if (weight <= 0) return;
  const End from = frame.end(target.key);
  Strand strand = make_strand(frame, from, frame.end(target.query), head, weight);
  strand.width = strand_width(weight, from.scale);
  strand.bend = 0.16f;
  scene.strands.push_back(strand);
}

// Of a strand of the query view: after a change, or where a pass has something flow.
float pulse_of(const Frame& frame, int person, float weight) {
  if (frame.pass.on()) return frame.pass.pulse(person, weight);
  return frame.pulse > 0 ? frame.pulse * std::sqrt(weight) : 0;
}

// The same ribbon, run through the other way.
void turn_around(Strand& strand) {
  std::swap(strand.from, strand.to);
  std::swap(strand.from_radius, strand.to_radius);
  strand.bend = -strand.bend;
  strand.lane = -strand.lane;
}

// The query view: one strand per head from `person`, or the crowd, to the query.
void add_strands(const Frame& frame, int person, const End& query, Scene& scene) {
  const State& state = frame.state;
  auto weights =
      person == k_from_crowd ? state.motion().shown_crowd : state.motion().shown_weights[person];
  for (float& weight : weights) {
    if (weight > 0) weight = frame.pass.strand_weight(person, weight);
  }
  const End from = frame.end(person);
  std::array<float, team::k_heads> widths{};
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    if (weights[head] > 0) widths[head] = strand_width(weights[head], from.scale);
  }
  const auto lanes = lane_offsets(widths);
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    if (widths[head] <= 0) continue;
    Strand strand = make_strand(frame, from, query, head, weights[head]);
    strand.lane = lanes[head];
    strand.width = widths[head];
    strand.bend = 0.08f;
    strand.pulse = pulse_of(frame, person, weights[head]);
    if (frame.pass.outward()) turn_around(strand);
    if (person == k_from_crowd) strand.color.a *= k_bundle_ink;
    if (is_dimmed(frame, person, query.person, head)) strand.color.a *= k_dimmed;
    scene.strands.push_back(strand);
  }
}

// The everyone view: the strongest strands of every row. Those of one pair lie side by side; the
// way back bends to the other side.
void add_edges(const Frame& frame, Scene& scene) {
  const State& state = frame.state;
  for (std::size_t first = 0; first < state.derived().edges.size();) {
    const int query = state.derived().edges[first].to;
    const End to = frame.end(query);
    std::size_t end = first;
    while (end < state.derived().edges.size() && state.derived().edges[end].to == query) ++end;
    const bool lit = frame.hovered >= 0 ? frame.hovered == query : state.controls().query == query;
    for (std::size_t i = first; i < end; ++i) {
      const AttentionEdge& edge = state.derived().edges[i];
      const End from = frame.end(edge.from);
      const float scale = 0.7f * from.scale;
      std::array<float, team::k_heads> widths{};
      for (std::size_t j = first; j < end; ++j) {
        const AttentionEdge& other = state.derived().edges[j];
        if (other.from == edge.from) {
          widths[other.head] = strand_width(other.weight, scale);
        }
      }
      const int head = edge.head;
      Strand strand = make_strand(frame, from, to, head, edge.weight);
      strand.lane = lane_offsets(widths)[head];
      strand.width = widths[head];
      strand.bend = 0.16f;
      strand.pulse = lit ? frame.pulse * std::sqrt(edge.weight) : 0;
      const bool points_from = frame.hovered >= 0 && edge.from == frame.hovered;
      if (!lit && !points_from) {
        strand.color.a *= frame.hovered >= 0 ? k_dimmed : 0.75f;
      }
      scene.strands.push_back(strand);
    }
    first = end;
  }
}

// Whose strands are drawn in the query view: the crowd's as one, then those of people in full.
std::vector<int> strand_owners(const State& state, const std::vector<std::uint8_t>& in_full) {
  std::vector<int> people;
  if (has_crowd(state)) people.push_back(k_from_crowd);
  for (int person = 0; person < state.people(); ++person) {
    if (in_full[person] != 0) people.push_back(person);
  }
  return people;
}

// The ring of a person or the crowd, who have these weights.
void fill_ring(const Frame& frame, int person, const std::array<float, team::k_heads>& weights,
               Node& node) {
  for (int head = 0; head < team::k_heads; ++head) {
    node.ring[head] = weights[head] > 0 ? frame.pass.ring(head, person, weights[head]) : 0;
  }
}

// The mark where the crowd's bundles start, with the weights of all of it in its ring.
Node make_crowd_node(const Frame& frame) {
  const End end = frame.end(k_from_crowd);
  Node node;
  node.center = end.center;
  node.radius = end.radius;
  fill_ring(frame, k_from_crowd, frame.state.motion().shown_crowd, node);
  node.fill = with_alpha(frame.colors.node, 0.6f);
  return node;
}

Node make_node(const Frame& frame, int person, bool in_full, const PersonFacts& facts) {
  const State& state = frame.state;
  const Body& body = state.motion().bodies[person];
  const bool query = person == state.controls().query;
  Node node;
  node.center = frame.center(body);
  node.radius = frame.radius(body);
  if (in_full) fill_ring(frame, person, state.motion().shown_weights[person], node);
  node.flags = facts.flags(person) + (query ? k_node_query : 0) +
               (person == frame.focused ? k_node_focus : 0);
  const bool hover_target =
      person == frame.hovered || person == frame.target.query || person == frame.target.key;
  node.emphasis = hover_target ? 1.0f : 0.0f;
  node.fill = query ? frame.colors.query : frame.colors.node;
  if (in_full) node.fill.a *= frame.pass.ink(person);
  return node;
}

}  // namespace

void build_scene(const State& state, Scene& scene) {
  const Palette& colors = palette(state.dark());
  scene.strands.clear();
  scene.nodes.clear();
  scene.clip = state.transient.graph_area;
  const auto pulsed =
      static_cast<float>(std::min<double>(state.motion().pulse_age, k_pulse_seconds));
  std::copy(colors.heads.begin(), colors.heads.end(), scene.ring_colors);
  scene.ring_track = with_alpha(colors.muted, 0.22f);
  scene.outline = with_alpha(colors.muted, 0.55f);
  scene.halo = with_alpha(colors.accent, 0.55f);
  scene.focus = colors.accent;

  const float fade = 1.0f - pulsed / k_pulse_seconds;
  const Frame frame(state, std::min(1.0f, fade * 2.5f));
  scene.pulse_time = frame.pass.on() ? frame.pass.pulse_seconds() : pulsed;
  const int people = state.people();
  const std::vector<std::uint8_t> in_full = drawn_in_full(state);
  if (state.view().mode == Mode::everyone) {
    add_edges(frame, scene);
  } else {
    const End query = frame.end(state.controls().query);
    for (const int person : strand_owners(state, in_full)) {
      const bool drawn = person != query.person && frame.pass.has_strands();
      if (drawn) add_strands(frame, person, query, scene);
    }
    add_pointed_at(frame, scene);
  }
  scene.facts.refresh(state);
  for (int person = 0; person < people; ++person) {
    scene.nodes.push_back(make_node(frame, person, in_full[person] != 0, scene.facts));
  }
  if (has_crowd(state)) scene.nodes.push_back(make_crowd_node(frame));
}

}  // namespace headsup::app
