// Where the points of a chart are on the screen, and what stands beside its axes.
#pragma once

#include <imgui.h>

#include <cstddef>

#include "app/content/document.h"
#include "ui/draw.h"
#include "ui/theme.h"

namespace headsup::ui {

inline constexpr TextStyle k_axis_text{k_caption, false};
inline constexpr std::size_t k_max_marks = 32;  // points that are marked or named one by one

struct Plot {
  const app::Chart& chart;
  ImVec2 low, high;  // corners
  std::size_t points = 0;
  bool bars = false;

  float band() const { return (high.x - low.x) / static_cast<float>(points); }
  float x(std::size_t point) const;
  float x_at(double value) const;  // on an axis of its own, with room for a mark at both ends
  float y(double value) const;
};

enum class Names { level, upwards, ends };

// How the names of evenly spaced points fit under them.
struct NamesFit {
  Names kind = Names::ends;
  float height = 0;
};
NamesFit names_fit(const app::Chart& chart, float band);

float gutter(const app::Chart& chart);  // pixels for the y axis's names
void draw_axis(ImDrawList* list, const Plot& plot);
// Under the plot; both return the height used.
float draw_names(ImDrawList* list, const Plot& plot, const NamesFit& fit, int hovered);
float draw_x_axis(ImDrawList* list, const Plot& plot);

}  // namespace headsup::ui
