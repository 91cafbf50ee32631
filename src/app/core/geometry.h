// Points, rectangles and colours. Units are logical (CSS) pixels, origin top left, y down; colours
// are straight-alpha sRGB in 0..1.
#pragma once

namespace headsup::app {

struct Vec2 {
  float x = 0;
  float y = 0;
};

struct Color {
  float r = 0, g = 0, b = 0, a = 1;
};

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  bool contains(Vec2 p) const { return p.x >= x && p.x < x + w && p.y >= y && p.y < y + h; }
};

}  // namespace headsup::app
