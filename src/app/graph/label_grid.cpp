#include "app/graph/label_grid.h"

#include <algorithm>
#include <cmath>

namespace headsup::app {
namespace {

constexpr float k_cell_px = 48;
constexpr int k_max_cells = 64;  // in a row or column

int cell_count(float length) {
  return static_cast<int>(std::clamp(std::ceil(length / k_cell_px), 1.0f, float{k_max_cells}));
}

// Every step keeps the order, rounding and clamping too: two rectangles that overlap share a cell
// wherever they lie.
int cell_at(float distance, float cells_per_px, int count) {
  return static_cast<int>(std::clamp(distance * cells_per_px, 0.0f, static_cast<float>(count - 1)));
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

}  // namespace

void LabelGrid::clear(const Rect& area) {
  area_ = area;
  columns_ = cell_count(area.w);
  rows_ = cell_count(area.h);
  columns_per_px_ = static_cast<float>(columns_) / std::max(area.w, 1.0f);
  rows_per_px_ = static_cast<float>(rows_) / std::max(area.h, 1.0f);
  first_.assign(columns_ * rows_, -1);
  entries_.clear();
}

LabelGrid::Cells LabelGrid::cells(const Rect& rect) const {
  return {cell_at(rect.x - area_.x, columns_per_px_, columns_),
          cell_at(rect.y - area_.y, rows_per_px_, rows_),
          cell_at(rect.x + rect.w - area_.x, columns_per_px_, columns_),
          cell_at(rect.y + rect.h - area_.y, rows_per_px_, rows_)};
}

void LabelGrid::block(const Rect& taken) {
  const Cells touched = cells(taken);
  for (int row = touched.top; row <= touched.bottom; ++row) {
    for (int column = touched.left; column <= touched.right; ++column) {
      int& entry = first(column, row);
      entries_.push_back({taken, entry});
      entry = static_cast<int>(entries_.size()) - 1;
    }
  }
}

bool LabelGrid::take(const Rect& wanted) {
  const Cells touched = cells(wanted);
  for (int row = touched.top; row <= touched.bottom; ++row) {
    for (int column = touched.left; column <= touched.right; ++column) {
      for (int at = first(column, row); at >= 0;) {
        const Entry& entry = entries_[at];
        if (overlap(wanted, entry.rect)) return false;
        at = entry.next;
      }
    }
  }
  block(wanted);
  return true;
}

}  // namespace headsup::app
