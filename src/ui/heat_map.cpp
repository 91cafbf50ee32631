// Numbers as shades: squares, names, the range, and what the pointer or a finger asks of them.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/content/shade.h"
#include "app/core/action.h"
#include "base/format.h"
#include "ui/blocks.h"
#include "ui/heat_layout.h"
#include "ui/rotated_text.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_title_text{k_caption + 1, true};
constexpr TextStyle k_small{k_caption, false};
constexpr TextStyle k_strong{k_caption, true};
constexpr TextStyle k_in_square{k_caption - 1, false};
constexpr float k_bar = 96, k_bar_height = 8;  // of the legend
constexpr float k_drag_px = 6;                 // a press that moves further is no press
constexpr float k_min_printed_width = 30, k_min_printed_height = 18;

app::Color color_of(ImU32 packed) {
  const ImVec4 c = ImGui::ColorConvertU32ToFloat4(packed);
  return {c.x, c.y, c.z, 1};
}

ImU32 packed(const app::Color& color) {
  return ImGui::ColorConvertFloat4ToU32(ImVec4(color.r, color.g, color.b, 1));
}

// The shades of one map, from its lowest to its highest number.
class Scale {
 public:
  explicit Scale(const app::HeatMap& map) : low_(map.low), high_(map.high) {
    const app::Color ground = color_of(theme().background);
    const ImU32 ink = map.head < 0 ? theme().accent : theme().heads[map.head];
    const double reach = std::max(std::fabs(low_), std::fabs(high_));
    for (int i = 0; i < k_steps; ++i) {
      const double share = static_cast<double>(i) / (k_steps - 1);
      shades_[i] =
          packed(map.diverging ? app::signed_shade(ground, color_of(ink), color_of(theme().danger),
                                                   value_at(share) / std::max(reach, 1e-30))
                               : app::shade(ground, color_of(ink), share));
    }
  }

  double value_at(double share) const { return low_ + (high_ - low_) * share; }
  double share_of(double value) const {
    if (!(high_ > low_)) return value >= high_ && high_ > 0 ? 1 : 0;
    return std::clamp((value - low_) / (high_ - low_), 0.0, 1.0);
  }
  ImU32 at(double share) const { return shades_[static_cast<int>(share * (k_steps - 1) + 0.5)]; }
  ImU32 of(float value) const { return at(share_of(static_cast<double>(value))); }

 private:
  static constexpr int k_steps = 256;

  double low_, high_;
  std::array<ImU32, k_steps> shades_{};
};

bool is_masked(const app::MapAxis& axis, int index) {
  return !axis.masked.empty() && axis.masked[index];
}

bool has_masked(const app::MapAxis& axis) {
  return std::find(axis.masked.begin(), axis.masked.end(), true) != axis.masked.end();
}

// Slanted lines over what takes no part.
void hatch(ImDrawList* list, ImVec2 low, ImVec2 high) {
  const ImU32 color = fade(theme().muted, 0.55f);
  constexpr float k_step = 6;
  const float height = high.y - low.y;
  list->PushClipRect(low, high, true);
  for (float x = low.x - height; x < high.x; x += k_step) {
    list->AddLine(ImVec2(x, high.y), ImVec2(x + height, low.y), color, 1);
  }
  list->PopClipRect();
}

void print_in_square(ImDrawList* list, ImVec2 low, ImVec2 high, ImU32 fill, float value) {
  if (!std::isfinite(value)) return;
  const double size = std::fabs(static_cast<double>(value));
  const std::string text = base::decimal(static_cast<double>(value), size == 0 || size >= 100 ? 0
                                                                     : size < 10              ? 2
                                                                                              : 1);
  const double ground = app::luminance(color_of(fill));
  const double text_light = app::luminance(color_of(theme().text));
  const double back_light = app::luminance(color_of(theme().background));
  const auto contrast = [ground](double light) {
    return (std::max(light, ground) + 0.05) / (std::min(light, ground) + 0.05);
  };
  const ImU32 ink =
      contrast(text_light) >= contrast(back_light) ? theme().text : theme().background;
  draw_text_centered(list,
                     ImVec2((low.x + high.x) / 2, (low.y + high.y - line_height(k_in_square)) / 2),
                     k_in_square, size == 0 ? fade(ink, 0.55f) : ink, text);
}

void draw_squares(ImDrawList* list, const app::HeatMap& map, const HeatLayout& layout,
                  const Scale& scale) {
  const bool prints =
      layout.cell_width >= k_min_printed_width && layout.cell_height >= k_min_printed_height;
  for (int row = 0; row < map.rows; ++row) {
    const float top = layout.y(row);
    const float bottom = top + layout.cell_height - layout.gap;
    if (bottom < list->GetClipRectMin().y || top > list->GetClipRectMax().y) continue;
    for (int column = 0; column < map.columns; ++column) {
      const float value = map.at(row, column);
      const ImVec2 low(layout.x(column), top);
      const ImVec2 high(low.x + layout.cell_width - layout.gap, bottom);
      const ImU32 fill = scale.of(value);
      list->AddRectFilled(low, high, fill);
      if (prints && !is_masked(map.column_axis, column)) {
        print_in_square(list, low, high, fill, value);
      }
    }
    if (is_masked(map.row_axis, row)) {
      hatch(list, ImVec2(layout.cells.x, top),
            ImVec2(layout.cells.x + layout.width(map) - layout.gap, bottom));
    }
  }
  for (int column = 0; column < map.columns; ++column) {
    if (!is_masked(map.column_axis, column)) continue;
    const float x = layout.x(column);
    hatch(list, ImVec2(x, layout.cells.y),
          ImVec2(x + layout.cell_width - layout.gap,
                 layout.cells.y + layout.height(map) - layout.gap));
  }
}

// Between the heads' groups of rows and columns.
void draw_groups(ImDrawList* list, const app::HeatMap& map, const HeatLayout& layout) {
  const float right = layout.cells.x + layout.width(map);
  const float bottom = layout.cells.y + layout.height(map);
  const float pixel = 1 / ImGui::GetIO().DisplayFramebufferScale.x;
  const ImU32 color = fade(theme().muted, 0.6f);
  const auto line = [&](ImVec2 low, ImVec2 high) { list->AddRectFilled(low, high, color); };
  for (const int column : map.column_axis.group_ends) {
    if (column == map.columns) continue;
    line(ImVec2(layout.x(column) - pixel, layout.cells.y - 4), ImVec2(layout.x(column), bottom));
  }
  for (const int row : map.row_axis.group_ends) {
    if (row == map.rows) continue;
    line(ImVec2(layout.cells.x - 4, layout.y(row) - pixel), ImVec2(right, layout.y(row)));
  }
}

void draw_group_marks(ImDrawList* list, const app::HeatMap& map, const HeatLayout& layout,
                      float top) {
  int head = 0, from = 0;
  for (const int end : map.column_axis.group_ends) {
    const float middle = (layout.x(from) + layout.x(end)) / 2;
    draw_mark(list, head, ImVec2(middle, top + 6), 4, theme().heads[head % team::k_heads]);
    ++head;
    from = end;
  }
}

void draw_row_name(ImDrawList* list, const app::HeatMap& map, const HeatLayout& layout, int row) {
  const bool lit = map.hovered.row == row;
  const bool marked = map.marked_row == row;
  const float middle = layout.y(row) + (layout.cell_height - layout.gap) / 2;
  const float right = layout.cells.x;
  if (marked) {  // the query's row
    list->AddTriangleFilled(ImVec2(right - 8, middle - 3.5f), ImVec2(right - 3, middle),
                            ImVec2(right - 8, middle + 3.5f), theme().text);
  }
  if (map.block > 1 || (!layout.row_names && !lit && !marked)) return;
  const TextStyle style = lit || marked ? k_map_label_lit : k_map_label;
  const std::string& label = map.row_axis.labels[row];
  const float room = layout.gutter - 14;
  const std::string text = layout.row_initials ? initials(label) : fitted(style, label, room);
  const ImU32 color = is_masked(map.row_axis, row) && !lit ? fade(theme().muted, 0.7f)
                      : lit || marked                      ? theme().text
                                                           : theme().muted;
  draw_text_right(list, ImVec2(right - 12, middle - line_height(style) / 2), style, color, text);
}

void draw_column_names(ImDrawList* list, const app::HeatMap& map, const HeatLayout& layout) {
  if (layout.columns == HeatLayout::Columns::none) return;
  for (int column = 0; column < map.columns; ++column) {
    const bool lit = map.hovered.column == column;
    const TextStyle style = lit ? k_map_label_lit : k_map_label;
    const std::string& label = map.column_axis.labels[column];
    const ImU32 color = lit                                  ? theme().text
                        : is_masked(map.column_axis, column) ? fade(theme().muted, 0.6f)
                                                             : theme().muted;
    const float middle = layout.x(column) + (layout.cell_width - layout.gap) / 2;
    if (layout.columns == HeatLayout::Columns::initials) {
      draw_text_centered(list, ImVec2(middle, layout.cells.y - line_height(style) - 1), style,
                         color, initials(label));
    } else {
      const float room = layout.header - layout.group_marks - 5;
      draw_text_upwards(list, ImVec2(middle - line_height(style) / 2, layout.cells.y - 4), style,
                        color, fitted(style, label, room));
    }
  }
}

// Frames around the row, the column and the square that are pointed at.
void draw_lit(ImDrawList* list, const app::HeatMap& map, const HeatLayout& layout) {
  const int row = map.hovered.row;
  const int column = map.hovered.column;
  const ImU32 faint = fade(theme().text, 0.6f);
  const float right = layout.cells.x + layout.width(map) - layout.gap;
  const float bottom = layout.cells.y + layout.height(map) - layout.gap;
  if (row >= 0) {
    list->AddRect(ImVec2(layout.cells.x - 1, layout.y(row) - 1),
                  ImVec2(right + 1, layout.y(row) + layout.cell_height - layout.gap + 1), faint);
  }
  if (column >= 0) {
    list->AddRect(ImVec2(layout.x(column) - 1, layout.cells.y - 1),
                  ImVec2(layout.x(column) + layout.cell_width - layout.gap + 1, bottom + 1), faint);
  }
  if (row >= 0 && column >= 0) {
    list->AddRect(ImVec2(layout.x(column) - 1, layout.y(row) - 1),
                  ImVec2(layout.x(column) + layout.cell_width - layout.gap + 1,
                         layout.y(row) + layout.cell_height - layout.gap + 1),
                  theme().text, 0, 0, 2);
  }
}

// So wide that the title is whole.
float min_caption(const app::HeatMap& map) {
  return text_width(k_title_text, map.title) + text_width(k_small, map.shape) + 26;
}

// The title, its shape to the right, and the formula; returns their height.
float draw_caption(ImDrawList* list, const app::HeatMap& map, ImVec2 at, float width) {
  const ImU32 color = map.head < 0 ? theme().accent : theme().heads[map.head];
  float x = at.x;
  if (map.head >= 0) {
    draw_mark(list, map.head, ImVec2(x + 5, at.y + line_height(k_title_text) / 2), 4, color);
    x += 16;
  }
  const float shape = text_width(k_small, map.shape);
  draw_text(list, ImVec2(x, at.y), k_title_text, theme().text,
            fitted(k_title_text, map.title, at.x + width - x - shape - 6));
  draw_text_right(list, ImVec2(at.x + width, at.y + 1), k_small, theme().muted, map.shape);
  const float y = at.y + line_height(k_title_text) + 1;
  return y - at.y + draw_text_wrapped(list, ImVec2(at.x, y), k_small, color, map.formula, width);
}

// The true range, and where in it the number is that is pointed at.
void draw_legend(ImDrawList* list, const app::HeatMap& map, const Scale& scale, ImVec2 at,
                 float width) {
  // Three digits of the range that it is.
  // Of numbers that are all the same it is their size that counts.
  const double range = map.high - map.low;
  const double span = std::max(range > 0 ? range : std::abs(map.high), 1e-9);
  const int digits = std::clamp(2 - static_cast<int>(std::floor(std::log10(span))), 1, 6);
  const std::string low = base::decimal(map.low, digits);
  const std::string high = base::decimal(map.high, digits);
  const float top = at.y + (line_height(k_small) - k_bar_height) / 2;
  draw_text(list, at, k_small, theme().muted, low);
  float x = at.x + text_width(k_small, low) + 6;
  const float numbers = text_width(k_small, low) + text_width(k_small, high) + 12;
  const float bar = std::floor(std::clamp(width - numbers, 24.0f, k_bar));
  for (float i = 0; i < bar; ++i) {
    const ImU32 shade = scale.at(static_cast<double>(i) / static_cast<double>(bar - 1));
    list->AddRectFilled(ImVec2(x + i, top), ImVec2(x + i + 1, top + k_bar_height), shade);
  }
  if (map.diverging && map.high > 0) {  // where zero is
    const float zero = x + std::floor(static_cast<float>(scale.share_of(0)) * bar);
    list->AddRectFilled(ImVec2(zero, top), ImVec2(zero + 1, top + k_bar_height + 3), theme().text);
  }
  if (map.hovered.row >= 0 && map.hovered.column >= 0 &&
      std::isfinite(map.at(map.hovered.row, map.hovered.column))) {
    const double value = static_cast<double>(map.at(map.hovered.row, map.hovered.column));
    const float tick = x + static_cast<float>(scale.share_of(value)) * bar;
    list->AddTriangleFilled(ImVec2(tick - 3.5f, top - 5), ImVec2(tick + 3.5f, top - 5),
                            ImVec2(tick, top - 0.5f), theme().text);
  }
  x += bar + 6;
  draw_text(list, ImVec2(x, at.y), k_small, theme().muted, high);
  x += text_width(k_small, high) + 14;
  const char* absent = texts::get(texts::Id::matrices_absent);
  const bool masks = has_masked(map.column_axis) || has_masked(map.row_axis);
  if (!masks || x + 20 + text_width(k_small, absent) > at.x + width) return;
  hatch(list, ImVec2(x, top - 2), ImVec2(x + 14, top + k_bar_height + 2));
  draw_text(list, ImVec2(x + 20, at.y), k_small, theme().muted, absent);
}

void draw_pointed_at(ImDrawList* list, const app::HeatMap& map, ImVec2 at, float width) {
  draw_text(list, at, k_strong, theme().text, map.hovered_number);
  const float x = at.x + text_width(k_strong, map.hovered_number) + 8;
  draw_text(list, ImVec2(x, at.y), k_small, theme().muted,
            fitted(k_small, map.hovered_text, at.x + width - x));
}

// A mouse points and presses. A finger's first tap points, its second one on the same square
// presses; a name in front of a row takes one.
void pointer(const app::HeatMap& map, const HeatLayout& layout, Actions& actions) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool touch = io.MouseSource == ImGuiMouseSource_TouchScreen;
  const bool over = ImGui::IsItemHovered();
  const bool own = map.hovered.map == map.id;
  if (!over && own && !touch) actions.push_back(app::HoverCell{});
  if (!over && !ImGui::IsItemDeactivated()) return;
  const app::CellRef at{map.id, layout.row_at(map, io.MousePos.y),
                        layout.column_at(map, io.MousePos.x)};
  const bool known = own && at.row == map.hovered.row && at.column == map.hovered.column;
  const bool on_name = at.row >= 0 && at.column < 0 && io.MousePos.x < layout.cells.x;
  const bool on_square = at.row >= 0 && at.column >= 0;
  if (over && !touch && !known && (at.row >= 0 || at.column >= 0 || own)) {
    actions.push_back(app::HoverCell{at.row < 0 && at.column < 0 ? app::CellRef{} : at});
  }
  if (over && ((on_name && map.press_row) || (on_square && map.press))) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  const bool pressed =
      ImGui::IsItemDeactivated() && over && io.MouseDragMaxDistanceSqr[0] < k_drag_px * k_drag_px;
  if (!pressed) return;
  if (on_name && map.press_row) {
    actions.push_back(map.press_row(at.row));
  } else if (touch && !known) {
    actions.push_back(app::HoverCell{on_square ? at : app::CellRef{}});
  } else if (on_square && map.press) {
    actions.push_back(map.press(at.row, at.column));
  }
}

}  // namespace

void draw_block(const app::HeatMap& map, float width, Actions& actions) {
  if (map.rows <= 0 || map.columns <= 0 || map.values == nullptr) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const Scale scale(map);
  const HeatLayout measured = lay_out(map, start, width);
  const float map_width = measured.gutter + measured.width(map) - measured.gap;
  const float caption_width = std::clamp(min_caption(map), map_width, std::max(map_width, width));
  const float caption = draw_caption(list, map, start, caption_width) + 8;
  const ImVec2 at(start.x, start.y + caption);
  const HeatLayout layout = lay_out(map, at, width);
  ImGui::SetCursorScreenPos(at);
  ImGui::InvisibleButton(map.id.c_str(), ImVec2(layout.gutter + layout.width(map),
                                                layout.header + layout.height(map)));
  pointer(map, layout, actions);

  draw_group_marks(list, map, layout, at.y);
  draw_column_names(list, map, layout);
  draw_squares(list, map, layout, scale);
  draw_groups(list, map, layout);
  for (int row = 0; row < map.rows; ++row) draw_row_name(list, map, layout, row);
  draw_lit(list, map, layout);

  float y = layout.cells.y + layout.height(map) + 10;
  draw_legend(list, map, scale, ImVec2(start.x, y), width);
  y += line_height(k_small) + 4;
  draw_pointed_at(list, map, ImVec2(start.x, y), width);
  y += line_height(k_small);
  ImGui::SetCursorScreenPos(start);
  space(y - start.y);
}

}  // namespace headsup::ui
