// Where the parts of a heat map are: whole device pixels, so that its squares are crisp.
#pragma once

#include <imgui.h>

#include "app/content/document.h"
#include "ui/draw.h"
#include "ui/theme.h"

namespace headsup::ui {

inline constexpr TextStyle k_map_label{k_caption - 1, false};
inline constexpr TextStyle k_map_label_lit{k_caption - 1, true};

struct HeatLayout {
  enum class Columns { none, initials, rotated };

  ImVec2 cells;  // top left of the first square
  float cell_width = 0, cell_height = 0;
  float gutter = 0;       // left of the squares: the rows' names
  float header = 0;       // over them: the columns' names
  bool row_names = true;  // otherwise only of rows that are pointed at
  bool row_initials = false;
  Columns columns = Columns::none;
  float gap = 0;          // between two squares
  float group_marks = 0;  // height of the heads' marks over groups of columns

  float width(const app::HeatMap& map) const {
    return cell_width * static_cast<float>(map.columns);
  }
  float height(const app::HeatMap& map) const { return cell_height * static_cast<float>(map.rows); }
  float x(int column) const { return cells.x + cell_width * static_cast<float>(column); }
  float y(int row) const { return cells.y + cell_height * static_cast<float>(row); }

  // −1: outside.
  int row_at(const app::HeatMap& map, float at_y) const;
  int column_at(const app::HeatMap& map, float at_x) const;
};

// Of a map whose names and squares start at `at` and have `width` to fill.
HeatLayout lay_out(const app::HeatMap& map, ImVec2 at, float width);

}  // namespace headsup::ui
