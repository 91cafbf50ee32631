// The room for labels: what is taken, and what still fits.
#pragma once

#include <cstddef>
#include <vector>

#include "app/graph/scene.h"

namespace headsup::app {

// Rectangles that are taken. They are kept by the cells of a grid that they touch, so that asking
// for room costs the same however many are taken elsewhere.
class LabelGrid {
 public:
  // Everything is free. area: where the rectangles lie; those outside are kept as well, more
  // slowly.
  void clear(const Rect& area);

  void block(const Rect& taken);

  // Takes the rectangle if it overlaps none that is taken; touching is no overlap.
  bool take(const Rect& wanted);

 private:
  struct Cells {  // columns and rows that a rectangle touches, first and last
    int left, top, right, bottom;
  };
  struct Entry {
    Rect rect;
    int next;  // in the same cell; −1: none
  };

  Cells cells(const Rect& rect) const;
  int& first(int column, int row) { return first_[row * columns_ + column]; }

  Rect area_;
  float columns_per_px_ = 1, rows_per_px_ = 1;
  int columns_ = 0, rows_ = 0;
  std::vector<int> first_;  // entry of each cell; −1: none
  std::vector<Entry> entries_;
};

}  // namespace headsup::app
