#include "ui/heat_layout.h"

#include <algorithm>
#include <cmath>

namespace headsup::ui {
namespace {

constexpr float k_tallest = 480;        // of all rows together
constexpr float k_largest_square = 44;  // a touch target
constexpr float k_row = 22, k_touch_row = 34;
constexpr float k_name = 132, k_rotated_name = 108;
constexpr float k_narrow = 260;    // without room for names before the rows
constexpr float k_min_named = 11;  // squares that are smaller have no names next to them
constexpr float k_min_gapped = 6;  // and these no gaps
constexpr float k_marker = 14;     // between a row's name and its squares: the query's sign
constexpr float k_marks_height = 16;

float pixels(float length) {
  const float ratio = ImGui::GetIO().DisplayFramebufferScale.x;
  return std::floor(length * ratio + 0.01f) / ratio;
}

template <class Measure>
float widest(const std::vector<std::string>& labels, const Measure& measure) {
  float width = 0;
  for (const std::string& label : labels) width = std::max(width, measure(label));
  return std::ceil(width);
}

float name_width(const std::string& name) {
  return text_width(k_map_label_lit, name);
}

float initials_width(const std::string& name) {
  return text_width(k_map_label_lit, initials(name));
}

bool is_of_people(const app::MapAxis& axis) {
  return axis.kind == app::MapAxis::Kind::query || axis.kind == app::MapAxis::Kind::key;
}

bool is_square(const app::HeatMap& map) {
  return is_of_people(map.row_axis) == is_of_people(map.column_axis);
}

void size_gutter(const app::HeatMap& map, float width, HeatLayout& layout) {
  if (map.block > 1) {
    layout.gutter = k_marker;
    layout.row_names = false;
    return;
  }
  layout.row_initials = width < k_narrow && is_of_people(map.row_axis);
  const float names = layout.row_initials ? widest(map.row_axis.labels, initials_width)
                                          : widest(map.row_axis.labels, name_width);
  layout.gutter = std::min(names, std::min(k_name, width * 0.4f)) + k_marker;
}

void size_cells(const app::HeatMap& map, float width, HeatLayout& layout) {
  const float room = (width - layout.gutter) / static_cast<float>(map.columns);
  const float most = k_tallest / static_cast<float>(map.rows);
  const float pixel = 1 / ImGui::GetIO().DisplayFramebufferScale.x;
  const bool touch = theme().target == k_touch_target;
  if (is_square(map)) {
    layout.cell_width = pixels(std::min({room, most, k_largest_square}));
    layout.cell_height = layout.cell_width = std::max(layout.cell_width, pixel);
  } else {
    layout.cell_width = std::max(pixels(std::min(room, k_largest_square)), pixel);
    layout.cell_height = std::max(pixels(std::min({most, touch ? k_touch_row : k_row})), pixel);
  }
  layout.gap = std::min(layout.cell_width, layout.cell_height) >= k_min_gapped ? pixel : 0;
  layout.row_names = layout.row_names && layout.cell_height >= k_min_named;
}

void size_header(const app::HeatMap& map, HeatLayout& layout) {
  layout.group_marks = map.column_axis.group_ends.empty() ? 0 : k_marks_height;
  layout.header = layout.group_marks;
  if (map.block > 1 || layout.cell_width < k_min_named) return;
  const auto& labels = map.column_axis.labels;
  if (is_of_people(map.column_axis) && widest(labels, initials_width) + 2 <= layout.cell_width) {
    layout.columns = HeatLayout::Columns::initials;
    layout.header += line_height(k_map_label) + 2;
  } else {
    layout.columns = HeatLayout::Columns::rotated;
    layout.header += std::min(widest(labels, name_width), k_rotated_name) + 6;
  }
}

int index_at(float offset, float cell, int count) {
  const int index = static_cast<int>(std::floor(offset / cell));
  return index >= 0 && index < count ? index : -1;
}

}  // namespace

int HeatLayout::row_at(const app::HeatMap& map, float at_y) const {
  return index_at(at_y - cells.y, cell_height, map.rows);
}

int HeatLayout::column_at(const app::HeatMap& map, float at_x) const {
  return index_at(at_x - cells.x, cell_width, map.columns);
}

HeatLayout lay_out(const app::HeatMap& map, ImVec2 at, float width) {
  HeatLayout layout;
  size_gutter(map, width, layout);
  size_cells(map, width, layout);
  size_header(map, layout);
  const float ratio = ImGui::GetIO().DisplayFramebufferScale.x;
  layout.gutter = pixels(layout.gutter);
  layout.header = pixels(layout.header);
  layout.cells = ImVec2(std::round((at.x + layout.gutter) * ratio) / ratio,
                        std::round((at.y + layout.header) * ratio) / ratio);
  return layout;
}

}  // namespace headsup::ui
