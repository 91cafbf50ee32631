#include "app/export/svg.h"

#include <cmath>
#include <cstdio>

#include "app/content/parts.h"
#include "app/graph/build_scene.h"
#include "app/graph/camera.h"
#include "app/graph/crowd.h"
#include "app/graph/layout.h"
#include "app/graph/palette.h"
#include "app/graph/strand_curve.h"

namespace headsup::app {
namespace {

constexpr int k_steps = 64;     // straight pieces of one strand
constexpr float k_gap_px = 3;   // between a strand and the rims it joins
constexpr float k_ring_px = 7;  // of the weights' ring outside a node

std::string number(float value) {
  return base::decimal(static_cast<double>(value), 2, base::k_machine_style);
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '"') {
      result += "&quot;";
    } else {
      result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return result;
}

std::string hex(const Color& color) {
  const auto byte = [](float channel) { return static_cast<int>(std::lround(channel * 255)); };
  char text[16];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", byte(color.r), byte(color.g), byte(color.b));
  return text;
}

// The pieces of the lane between the two rims.
std::string path_of(const Strand& strand) {
  const auto outside = [&strand](Vec2 at) {
    return std::hypot(at.x - strand.from.x, at.y - strand.from.y) >=
               strand.from_radius + k_gap_px &&
           std::hypot(at.x - strand.to.x, at.y - strand.to.y) >= strand.to_radius + k_gap_px;
  };
  const StrandCurve curve(strand);
  std::string path;
  for (int i = 0; i <= k_steps; ++i) {
    const float t = static_cast<float>(i) / k_steps;
    const Vec2 normal = curve.normal(t);
    const Vec2 middle = curve.at(t);
    const Vec2 at{middle.x + normal.x * strand.lane, middle.y + normal.y * strand.lane};
    if (!outside(at)) continue;
    path += (path.empty() ? "M" : " L") + number(at.x) + " " + number(at.y);
  }
  return path;
}

// The patterns that tell heads apart without colour.
std::string pattern_of(const Strand& strand) {
  const int head = static_cast<int>(strand.pattern);
  if (head == 1) {
    return " stroke-dasharray=\"" + number(7 + strand.width) + " " + number(3 + strand.width) +
           "\"";
  }
  if (head == 2) {
    return " stroke-linecap=\"round\" stroke-dasharray=\"0.01 " + number(2 + 1.6f * strand.width) +
           "\"";
  }
  return "";
}

void add_strand(const State& state, const Strand& strand, float weight, std::string& svg) {
  const std::string path = path_of(strand);
  if (path.empty()) return;
  const int head = static_cast<int>(strand.pattern);
  const std::string from =
      strand.person == k_from_crowd ? crowd_text(state) : name_of(state, strand.person);
  const std::string line = "<path d=\"" + path + "\" fill=\"none\" stroke=\"";
  svg += line + hex(strand.color) + "\" stroke-opacity=\"" + number(strand.color.a) +
         "\" stroke-width=\"" + number(strand.width) + "\"" + pattern_of(strand) + " data-head=\"" +
         escaped(state.team().heads[head].id) + "\" data-person=\"" + escaped(from) +
         "\" data-asker=\"" + escaped(name_of(state, strand.query)) + "\" data-weight=\"" +
         base::machine_number(static_cast<double>(weight), 6) + "\"/>\n";
  if (head == 3) {  // a double line: its middle is left out
    svg += line + hex(palette(state.dark()).background) + "\" stroke-width=\"" +
           number(strand.width * 0.36f) + "\"/>\n";
  }
}

void add_name(const State& state, Vec2 at, float below, const std::string& name, std::string& svg) {
  svg += "<text x=\"" + number(at.x) + "\" y=\"" + number(at.y + below) +
         "\" text-anchor=\"middle\" font-weight=\"600\" fill=\"" + hex(palette(state.dark()).text) +
         "\">" + escaped(name) + "</text>\n";
}

void add_node(const State& state, const Scene& scene, int person, bool in_full, std::string& svg) {
  const Node& node = scene.nodes[person];
  const std::string center = "cx=\"" + number(node.center.x) + "\" cy=\"" + number(node.center.y);
  svg += "<circle " + center + "\" r=\"" + number(node.radius) + "\" fill=\"" + hex(node.fill) +
         "\" stroke=\"" + hex(scene.outline) + "\"" +
         (!is_away(state, person) ? "" : " stroke-dasharray=\"4 3\" opacity=\"0.6\"") + "/>\n";
  if (!in_full) return;
  static constexpr float k_turn = 6.2831853f;
  for (int head = 0; head < team::k_heads; ++head) {
    const float share = node.ring[head];
    const float radius = node.radius + k_ring_px;
    const float length = k_turn * radius / 4 * 0.88f;
    if (share <= 0.004f) continue;
    svg += "<circle " + center + "\" r=\"" + number(radius) + "\" fill=\"none\" stroke=\"" +
           hex(scene.ring_colors[head]) + "\" stroke-width=\"4\" stroke-dasharray=\"" +
           number(length * share) + " 9999\" transform=\"rotate(" +
           number(-90 + 90 * static_cast<float>(head) + 5.4f) + " " + number(node.center.x) + " " +
           number(node.center.y) + ")\"/>\n";
  }
  const Vec2 middle = to_screen(state, {0, layout_middle_y(state)});
  const bool above = node.center.y < middle.y && person != state.controls().query;
  add_name(state, node.center, above ? -node.radius - k_ring_px - 10 : node.radius + k_ring_px + 22,
           name_of(state, person), svg);
}

float weight_of(const State& state, const Strand& strand) {
  const int head = static_cast<int>(strand.pattern);
  if (strand.person == k_from_crowd && state.view().mode != Mode::everyone) {
    return static_cast<float>(state.derived().crowd.shares[head]);
  }
  if (strand.person == k_from_crowd) {
    for (const AttentionEdge& edge : state.derived().edges) {
      if (edge.from == k_from_crowd && edge.to == strand.query) return edge.weight;
    }
  }
  return state.derived().reader->weight(head, strand.query, strand.person);
}

}  // namespace

std::string graph_svg(const State& state) {
  Scene scene;
  build_scene(state, scene);
  const Rect& area = state.transient.graph_area;
  const std::string size = "width=\"" + number(area.w) + "\" height=\"" + number(area.h) + "\"";
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"" +
                    number(area.x) + " " + number(area.y) + " " + number(area.w) + " " +
                    number(area.h) + "\" font-family=\"Inter, system-ui, sans-serif\" " +
                    "font-size=\"14\">\n<title>" + escaped(state.team().name) + "</title>\n" +
                    "<rect x=\"" + number(area.x) + "\" y=\"" + number(area.y) + "\" " + size +
                    " fill=\"" + hex(palette(state.dark()).background) + "\"/>\n";
  for (const Strand& strand : scene.strands) {
    add_strand(state, strand, weight_of(state, strand), svg);
  }
  const std::vector<std::uint8_t> in_full = drawn_in_full(state);
  for (int person = 0; person < state.people(); ++person) {
    add_node(state, scene, person, in_full[person] != 0, svg);
  }
  if (has_crowd(state)) {
    const Node& node = scene.nodes.back();
    add_name(state, node.center, node.radius + k_ring_px + 12, crowd_text(state), svg);
  }
  return svg + "</svg>\n";
}

}  // namespace headsup::app
