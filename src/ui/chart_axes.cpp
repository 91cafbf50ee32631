#include "ui/chart_axes.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/format.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_small = k_axis_text;
constexpr float k_max_name = 92;  // pixels of a name that is written upwards
constexpr float k_end = 14;       // before the first and after the last point of an axis of its own

std::vector<app::Tick> ticks_of(const app::Chart& chart) {
  if (!chart.y_ticks.empty()) return chart.y_ticks;
  const double middle =
      chart.log_y ? std::sqrt(chart.low * chart.high) : (chart.low + chart.high) / 2;
  std::vector<app::Tick> ticks;
  for (const double at : {chart.low, middle, chart.high})
    ticks.push_back({at, base::decimal(at, 2)});
  return ticks;
}

// A text from the bottom up, its end at `top`, in the middle of x. Dear ImGui draws no rotated text
// and leaves out what is not in sight: it is drawn where it is in sight, then rotated and moved.
void draw_upwards(ImDrawList* list, float x, float top, ImU32 color, const std::string& text) {
  const ImVec2 from(std::ceil(list->GetClipRectMin().x), std::ceil(list->GetClipRectMin().y));
  const float width = std::ceil(text_width(k_small, text));
  const float height = line_height(k_small);
  const int first = list->VtxBuffer.Size;
  draw_text(list, from, k_small, color, text);
  const ImVec2 corner(std::round(x - height / 2), std::round(top) + width);
  for (int i = first; i < list->VtxBuffer.Size; ++i) {
    ImVec2& at = list->VtxBuffer[i].pos;
    at = ImVec2(corner.x + (at.y - from.y), corner.y - (at.x - from.x));
  }
}

// Every how manyth tick of the x axis has room for its name, counted from the last one.
std::size_t named_ticks(const Plot& plot) {
  const std::vector<app::Tick>& ticks = plot.chart.x_ticks;
  if (ticks.size() < 2) return 1;
  float widest = 0;
  for (const app::Tick& tick : ticks) widest = std::max(widest, text_width(k_small, tick.text));
  const float step = (plot.x_at(ticks.back().at) - plot.x_at(ticks.front().at)) /
                     static_cast<float>(ticks.size() - 1);
  return static_cast<std::size_t>(std::max(1.0f, std::ceil((widest + 8) / std::max(step, 1.0f))));
}

}  // namespace

float Plot::x(std::size_t point) const {
  if (!chart.x.empty()) return x_at(chart.x[point]);
  return low.x + (static_cast<float>(point) + 0.5f) * band();
}

float Plot::x_at(double value) const {
  const double share = chart.linear_x
                           ? (value - chart.x_low) / (chart.x_high - chart.x_low)
                           : std::log(value / chart.x_low) / std::log(chart.x_high / chart.x_low);
  return low.x + k_end + static_cast<float>(share) * (high.x - low.x - 2 * k_end);
}

float Plot::y(double value) const {
  double share = (value - chart.low) / (chart.high - chart.low);
  if (chart.log_y) {
    // Far below the axis, where nothing is drawn, stands for everything that is too small.
    const double floor = chart.low * 1e-6;
    share = std::log(std::max(value, floor) / chart.low) / std::log(chart.high / chart.low);
  }
  return high.y - static_cast<float>(share) * (high.y - low.y);
}

NamesFit names_fit(const app::Chart& chart, float band) {
  const float line = line_height(k_small);
  if (chart.x_names.empty() || chart.x_names.size() > k_max_marks || band < line - 2) {
    return {Names::ends, 0};
  }
  float widest = 0;
  for (const std::string& name : chart.x_names)
    widest = std::max(widest, text_width(k_small, name));
  if (widest + 8 <= band) return {Names::level, line + 4};
  return {Names::upwards, std::min(widest, k_max_name) + 10};
}

float gutter(const app::Chart& chart) {
  float widest = 0;
  for (const app::Tick& tick : ticks_of(chart))
    widest = std::max(widest, text_width(k_small, tick.text));
  return std::ceil(widest) + 10;
}

void draw_axis(ImDrawList* list, const Plot& plot) {
  for (const app::Tick& tick : ticks_of(plot.chart)) {
    const float y = std::round(plot.y(tick.at)) - 0.5f;
    list->AddLine(ImVec2(plot.low.x, y), ImVec2(plot.high.x, y),
                  fade(theme().border, tick.at == plot.chart.low ? 1.0f : 0.6f));
    draw_text_right(list, ImVec2(plot.low.x - 8, y - line_height(k_small) / 2), k_small,
                    theme().muted, tick.text);
  }
}

float draw_names(ImDrawList* list, const Plot& plot, const NamesFit& fit, int hovered) {
  const app::Chart& chart = plot.chart;
  const float top = plot.high.y + 6;
  for (std::size_t i = 0; fit.kind != Names::ends && i < plot.points; ++i) {
    const ImU32 color = static_cast<int>(i) == hovered ? theme().text : theme().muted;
    if (fit.kind == Names::level) {
      draw_text_centered(list, ImVec2(plot.x(i), top), k_small, color, chart.x_names[i]);
    } else {
      draw_upwards(list, plot.x(i), top, color, fitted(k_small, chart.x_names[i], k_max_name));
    }
  }
  const float y = top + fit.height;
  const float middle = (plot.low.x + plot.high.x) / 2;
  draw_text_centered(list, ImVec2(middle, y), k_small, theme().muted, chart.x_label);
  if (fit.kind == Names::ends && !chart.x_names.empty()) {
    draw_text(list, ImVec2(plot.low.x, y), k_small, theme().muted, chart.x_names.front());
    draw_text_right(list, ImVec2(plot.high.x, y), k_small, theme().muted, chart.x_names.back());
  }
  return 6 + fit.height + line_height(k_small);
}

float draw_x_axis(ImDrawList* list, const Plot& plot) {
  const float top = plot.high.y + 6;
  const std::vector<app::Tick>& ticks = plot.chart.x_ticks;
  const std::size_t every = named_ticks(plot);
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const float x = std::round(plot.x_at(ticks[i].at)) + 0.5f;
    list->AddLine(ImVec2(x, plot.high.y), ImVec2(x, plot.high.y + 4), theme().border);
    if ((ticks.size() - 1 - i) % every != 0) continue;
    draw_text_centered(list, ImVec2(x, top), k_small, theme().muted, ticks[i].text);
  }
  const float y = top + line_height(k_small) + 2;
  draw_text_centered(list, ImVec2((plot.low.x + plot.high.x) / 2, y), k_small, theme().muted,
                     plot.chart.x_label);
  return y + line_height(k_small) - plot.high.y;
}

}  // namespace headsup::ui
