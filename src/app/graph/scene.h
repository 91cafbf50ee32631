// What one picture of the graph consists of: plain instances that src/gpu draws and nothing else.
// Units are logical (CSS) pixels, origin top left, y down. Colours are straight-alpha sRGB in 0..1.
#pragma once

#include <vector>

#include "app/core/geometry.h"
#include "app/graph/person_facts.h"

namespace headsup::app {

// One head's ribbon from a person to the query, along a quadratic Bézier curve.
struct Strand {
  Vec2 from;              // centre of the person's node
  Vec2 to;                // centre of the query's node
  float from_radius = 0;  // the ribbon starts and ends at the nodes' rims
  float to_radius = 0;
  float lane = 0;     // signed distance of this lane's centre line from the pair's curve, pixels
  float width = 0;    // full width in pixels, > 0
  float bend = 0;     // sideways offset of the control point, as a share of the chord
  float pattern = 0;  // head number 0..3: 0 solid, 1 dashed, 2 dotted, 3 double line
  float pulse = 0;    // 0: none; 0..1: strength of the pulses that run from person to query
  float phase = 0;    // offset of this strand's pulses, 0..1
  Color color;
  int person = 0;  // whose Value flows, or k_from_crowd; not drawn, for hit tests
  int query = 0;   // to whom
};

struct Node {
  Vec2 center;
  float radius = 0;
  float ring[4] = {0, 0, 0, 0};  // weight of each head, 0..1: the filled part of four segments
  float flags = 0;               // sum of k_node_*
  float emphasis = 0;            // 0..1: hover or selection, grows the halo
  Color fill;
};

inline constexpr float k_node_query = 1;    // halo
inline constexpr float k_node_lead = 2;     // a double rim
inline constexpr float k_node_absent = 4;   // greyed, dashed rim
inline constexpr float k_node_focus = 8;    // keyboard focus ring
inline constexpr float k_node_loaded = 16;  // an overloaded person

struct Scene {
  Rect clip;                    // strands and nodes are drawn inside this rectangle only
  float pulse_time = 0;         // seconds, drives the pulses
  std::vector<Strand> strands;  // drawn first, in this order
  std::vector<Node> nodes;      // of everybody, then the crowd's mark if there is one
  Color ring_colors[4];
  Color ring_track;  // the unfilled part of a ring segment
  Color outline;     // node rims
  Color halo;
  Color focus;

  PersonFacts facts;  // not drawn: what build_scene keeps for the next picture
};

}  // namespace headsup::app
