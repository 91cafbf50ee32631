// Charts of a document: bars side by side while there is room for them, otherwise lines. Curves are
// told apart without colour, by hatching, dashes and marks. What is under the pointer is read out
// in the legend, which has room kept for it.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/content/parts.h"
#include "base/format.h"
#include "ui/blocks.h"
#include "ui/chart_axes.h"
#include "ui/chart_lines.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_small = k_axis_text;
constexpr TextStyle k_value{k_caption, true};
constexpr float k_plot_height = 190;
constexpr float k_tall_plot_height = 260;  // of one with two logarithmic axes
constexpr float k_above = 12;              // room over the plot, for the highest tick's text
constexpr float k_min_bar_band = 20;       // pixels a point: with less, lines
constexpr float k_widest_bar = 26;
constexpr float k_swatch = 22;
constexpr float k_largest_disc = 12, k_smallest_disc = 3;  // radius of a point with an area
constexpr float k_value_room = 78;

struct Look {
  ImU32 color;
  int mark;  // as draw_mark counts
  Line line;

  bool hatched() const { return line != Line::solid; }
};

// Of curves over an axis of their own, which may be many.
Look scale_look(const app::Chart& chart, std::size_t curve) {
  if (chart.curves[curve].reference) return {fade(theme().muted, 0.9f), 0, Line::dashed};
  switch (curve % 3) {
    case 0:
      return {theme().accent, 0, Line::solid};
    case 1:
      return {theme().text, 1, Line::solid};
    default:
      return {theme().muted, 2, Line::dotted};
  }
}

Look look_of(const app::Chart& chart, std::size_t curve) {
  if (!chart.x.empty()) return scale_look(chart, curve);
  const int head = chart.curves[curve].head;
  if (head >= 0) {
    return {theme().heads[head], head, static_cast<Line>(head)};
  }
  if (curve % 2 == 1) return {theme().accent, 0, Line::solid};
  return {mix(theme().muted, theme().text, 0.35f), 3, Line::dashed};
}

void hatch(ImDrawList* list, ImVec2 low, ImVec2 high, ImU32 color) {
  constexpr float k_step = 5;
  list->PushClipRect(low, high, true);
  const float rise = high.y - low.y;
  for (float x = low.x - rise + std::fmod(rise, k_step); x < high.x; x += k_step) {
    list->AddLine(ImVec2(x, high.y), ImVec2(x + rise, low.y), fade(color, 0.75f), 1.2f);
  }
  list->PopClipRect();
}

void draw_bar(ImDrawList* list, const Look& look, ImVec2 low, ImVec2 high) {
  if (!look.hatched()) {
    list->AddRectFilled(low, high, look.color, 2, ImDrawFlags_RoundCornersTop);
    return;
  }
  list->AddRectFilled(low, high, fade(look.color, 0.16f), 2, ImDrawFlags_RoundCornersTop);
  if (high.y - low.y > 4 && high.x - low.x > 6) hatch(list, low, high, look.color);
  list->AddRect(low, high, look.color, 2, ImDrawFlags_RoundCornersTop, 1.2f);
}

void draw_bars(ImDrawList* list, const Plot& plot) {
  const float count = static_cast<float>(plot.chart.curves.size());
  const float bar = std::floor(std::min(k_widest_bar, (plot.band() * 0.78f - 2) / count));
  const float whole = count * bar + (count - 1) * 2;
  for (std::size_t point = 0; point < plot.points; ++point) {
    float x = std::round(plot.x(point) - whole / 2);
    for (std::size_t i = 0; i < plot.chart.curves.size(); ++i) {
      // What is there at all is seen: a pixel high at least.
      const double value = plot.chart.curves[i].values[point];
      const float top = std::round(std::min(plot.y(value), plot.high.y - (value > 0 ? 1 : 0)));
      if (top < plot.high.y) {
        draw_bar(list, look_of(plot.chart, i), ImVec2(x, top), ImVec2(x + bar, plot.high.y));
      }
      x += bar + 2;
    }
  }
}

// The curve in pixels: with more points than pixels, the lowest and the highest of each pixel.
std::vector<ImVec2> path_of(const Plot& plot, const app::Curve& curve) {
  std::vector<ImVec2> path;
  if (plot.chart.linear_x && curve.reference) {
    return {ImVec2(plot.x_at(plot.chart.x_low), plot.high.y),
            ImVec2(plot.x_at(plot.chart.x_high), plot.low.y)};
  }
  if (!plot.chart.x.empty()) {
    for (std::size_t i = 0; i < plot.points; ++i) {
      if (!std::isnan(curve.values[i])) path.emplace_back(plot.x(i), plot.y(curve.values[i]));
    }
    return path;
  }
  if (plot.band() >= 1) {
    for (std::size_t i = 0; i < plot.points; ++i)
      path.emplace_back(plot.x(i), plot.y(curve.values[i]));
    return path;
  }
  for (std::size_t i = 0; i < plot.points;) {
    const float column = std::floor(plot.x(i));
    const float first = plot.y(curve.values[i]);
    float least = first;
    float most = first;
    for (; i < plot.points && std::floor(plot.x(i)) == column; ++i) {
      const float y = plot.y(curve.values[i]);
      least = std::min(least, y);
      most = std::max(most, y);
    }
    const bool rising = first - least > most - first;
    path.emplace_back(column, rising ? most : least);
    if (most != least) path.emplace_back(column, rising ? least : most);
  }
  return path;
}

// Of each point a disc whose area says how many it stands for. That number is beyond the disc as
// seen from the diagonal, on which a line may be.
void draw_counts(ImDrawList* list, const Plot& plot, const app::Curve& curve, ImU32 color) {
  const int largest = *std::max_element(curve.counts.begin(), curve.counts.end());
  for (std::size_t i = 0; i < plot.points; ++i) {
    const int count = curve.counts[i];
    if (count <= 0) continue;
    const float share = std::sqrt(static_cast<float>(count) / static_cast<float>(largest));
    const ImVec2 middle(plot.x(i), plot.y(curve.values[i]));
    const float radius = std::max(k_smallest_disc, share * k_largest_disc);
    list->AddCircleFilled(middle, radius, fade(color, 0.3f), 32);
    list->AddCircle(middle, radius, color, 32, 1.5f);
    const float along = (middle.x - plot.x_at(plot.chart.x_low)) /
                        (plot.x_at(plot.chart.x_high) - plot.x_at(plot.chart.x_low));
    const float under = middle.y + radius + 1;
    const bool is_above = middle.y < plot.high.y - along * (plot.high.y - plot.low.y) ||
                          under + line_height(k_small) > plot.high.y;  // where the axis has its own
    const float top = is_above ? middle.y - radius - line_height(k_small) : under;
    draw_text_centered(list, ImVec2(middle.x, top), k_small, theme().muted,
                       base::whole_number(count));
  }
}

void draw_lines(ImDrawList* list, const Plot& plot) {
  const bool has_ends = plot.chart.linear_x;  // nothing is beyond them
  const float above = has_ends ? k_above + k_largest_disc : 4;
  const float below = has_ends ? k_largest_disc : 1;
  list->PushClipRect(ImVec2(plot.low.x, plot.low.y - above),
                     ImVec2(plot.high.x, plot.high.y + below), true);
  // The first curve is drawn last: it is what the chart is about.
  for (std::size_t i = plot.chart.curves.size(); i-- > 0;) {
    const Look look = look_of(plot.chart, i);
    const app::Curve& curve = plot.chart.curves[i];
    if (!curve.counts.empty()) {
      draw_counts(list, plot, curve, look.color);
      continue;
    }
    const std::vector<ImVec2> path = path_of(plot, curve);
    draw_path(list, path, look.line, look.color);
    if (plot.points > k_max_marks || curve.reference) continue;
    for (const ImVec2& point : path) draw_mark(list, look.mark, point, 3.5f, look.color);
  }
  list->PopClipRect();
}

void draw_marked_x(ImDrawList* list, const Plot& plot) {
  if (plot.chart.marked_x <= 0) return;
  const float x = std::round(plot.x_at(plot.chart.marked_x)) + 0.5f;
  draw_path(list, {ImVec2(x, plot.low.y), ImVec2(x, plot.high.y)}, Line::dotted,
            fade(theme().accent, 0.8f));
  const std::string& name = plot.chart.marked_name;
  const float half = text_width(k_small, name) / 2;
  const float middle =
      std::clamp(x, plot.low.x + half, std::max(plot.high.x - half, plot.low.x + half));
  draw_text_centered(list, ImVec2(middle, plot.low.y - line_height(k_small) - 1), k_small,
                     theme().accent, name);
}

void draw_swatch(ImDrawList* list, const Plot& plot, const Look& look, const app::Curve& curve,
                 ImVec2 middle) {
  if (plot.bars) {
    draw_bar(list, look, ImVec2(middle.x - 6, middle.y - 6), ImVec2(middle.x + 6, middle.y + 6));
    return;
  }
  if (!curve.counts.empty()) {
    list->AddCircleFilled(middle, 6, fade(look.color, 0.3f), 32);
    list->AddCircle(middle, 6, look.color, 32, 1.5f);
    return;
  }
  draw_path(list, {ImVec2(middle.x - 10, middle.y), ImVec2(middle.x + 10, middle.y)}, look.line,
            look.color);
  if (plot.points <= k_max_marks && !curve.reference)
    draw_mark(list, look.mark, middle, 3.5f, look.color);
}

// Where each curve's part of the legend starts, with room for a value after its label.
struct Legend {
  std::vector<ImVec2> places;
  float height = 0;  // with the line that names the point
};

Legend legend_of(const app::Chart& chart, float width) {
  const float line = line_height(k_small);
  Legend legend;
  float x = 0;
  float y = 0;
  for (const app::Curve& curve : chart.curves) {
    const float needed = k_swatch + 4 + text_width(k_small, curve.label) + k_value_room;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += line + 2;
    }
    legend.places.emplace_back(x, y);
    x += needed + 12;
  }
  legend.height = y + 2 * line + 4;
  return legend;
}

void draw_legend(ImDrawList* list, const Plot& plot, const Legend& legend, ImVec2 at, float width,
                 int hovered) {
  const app::Chart& chart = plot.chart;
  const float line = line_height(k_small);
  const auto point = static_cast<std::size_t>(hovered);  // −1 is beyond every list
  for (std::size_t i = 0; i < chart.curves.size(); ++i) {
    const app::Curve& curve = chart.curves[i];
    const ImVec2 corner(at.x + legend.places[i].x, at.y + legend.places[i].y);
    const float label = corner.x + k_swatch + 4;
    draw_swatch(list, plot, look_of(chart, i), curve, ImVec2(corner.x + 10, corner.y + line / 2));
    draw_text(list, ImVec2(label, corner.y), k_small, theme().text, curve.label);
    if (point < curve.values.size()) {
      draw_text(list, ImVec2(label + text_width(k_small, curve.label) + 8, corner.y), k_value,
                look_of(chart, i).color, curve.text(point));
    }
  }
  const ImVec2 last(at.x, at.y + legend.height - line);
  if (point < chart.x_names.size()) {
    draw_text(list, last, k_value, theme().text, fitted(k_value, chart.x_names[point], width));
  } else {
    draw_text(list, last, k_small, theme().muted, fitted(k_small, chart.y_label, width));
  }
}

// The point under the pointer, −1: none. A finger has no hover: what it touched last stays.
int hovered_point(const Plot& plot, float bottom, ImGuiID id) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool touch = io.MouseSource == ImGuiMouseSource_TouchScreen;
  int* touched = ImGui::GetStateStorage()->GetIntRef(id, -1);
  const bool inside = ImGui::IsWindowHovered() && io.MousePos.x >= plot.low.x &&
                      io.MousePos.x < plot.high.x && io.MousePos.y >= plot.low.y &&
                      io.MousePos.y < bottom;
  const int last = static_cast<int>(plot.points) - 1;
  if (inside) {
    const float point = (io.MousePos.x - plot.low.x) / plot.band();
    int now = std::clamp(static_cast<int>(point), 0, last);
    for (int i = 0; i <= last && !plot.chart.x.empty(); ++i) {  // the nearest
      const auto away = [&](int p) {
        return std::fabs(plot.x(static_cast<std::size_t>(p)) - io.MousePos.x);
      };
      if (away(i) < away(now)) now = i;
    }
    *touched = touch ? now : -1;
    return now;
  }
  return touch ? std::min(*touched, last) : -1;
}

void draw_hovered(ImDrawList* list, const Plot& plot, int hovered) {
  if (hovered < 0) return;
  const auto point = static_cast<std::size_t>(hovered);
  if (plot.bars) {
    const float half = plot.band() / 2;
    list->AddRectFilled(ImVec2(plot.x(point) - half, plot.low.y - 4),
                        ImVec2(plot.x(point) + half, plot.high.y), fade(theme().muted, 0.13f), 4);
    return;
  }
  const float x = std::round(plot.x(point)) + 0.5f;
  list->AddLine(ImVec2(x, plot.low.y), ImVec2(x, plot.high.y), fade(theme().muted, 0.7f));
  for (std::size_t i = 0; i < plot.chart.curves.size(); ++i) {
    const float y = plot.y(plot.chart.curves[i].values[point]);
    const Look look = look_of(plot.chart, i);
    const app::Curve& curve = plot.chart.curves[i];
    if (y <= plot.high.y && !curve.reference && curve.counts.empty())
      draw_mark(list, look.mark, ImVec2(x, y), 4.5f, look.color);
  }
}

}  // namespace

void draw_block(const app::Chart& chart, float width, Actions&) {
  if (chart.curves.empty() || chart.curves[0].values.empty()) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float y = at.y;
  if (!chart.caption.empty()) {
    y += draw_text_wrapped(list, ImVec2(at.x, y), k_small, theme().muted, chart.caption, width) + 8;
  }
  const Legend legend = legend_of(chart, width);
  const ImVec2 legend_at(at.x, y);
  y = std::round(y + legend.height + k_above + (chart.marked_x > 0 ? line_height(k_small) : 0));
  Plot plot{chart, ImVec2(at.x + gutter(chart), y),
            ImVec2(at.x + width, y + (chart.x.empty() ? k_plot_height : k_tall_plot_height)),
            chart.curves[0].values.size()};
  plot.bars = chart.bars && !chart.log_y && plot.band() >= k_min_bar_band;
  const NamesFit fit = chart.x.empty() ? names_fit(chart, plot.band()) : NamesFit{};
  const int hovered = hovered_point(plot, plot.high.y + 6 + fit.height,
                                    ImGui::GetID(chart.curves[0].label.c_str()));

  draw_legend(list, plot, legend, legend_at, width, hovered);
  draw_axis(list, plot);
  if (plot.bars) {
    draw_hovered(list, plot, hovered);
    draw_bars(list, plot);
  } else {
    draw_marked_x(list, plot);
    draw_lines(list, plot);
    draw_hovered(list, plot, hovered);
  }
  const float names =
      chart.x.empty() ? draw_names(list, plot, fit, hovered) : draw_x_axis(list, plot);
  space(plot.high.y + names - at.y);
}

}  // namespace headsup::ui
