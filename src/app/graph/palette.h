// The one table of colours: four heads and the surfaces they are drawn on, light and dark.
// Head colours keep ≥ 4.5:1 contrast on `panel` and `background` (they are used for text) and stay
// apart under protanopia, deuteranopia and tritanopia; the line pattern tells heads apart without
// any colour.
#pragma once

#include <array>

#include "app/graph/scene.h"
#include "team/team.h"

namespace headsup::app {

struct Palette {
  std::array<Color, team::k_heads> heads;
  Color background;  // behind the graph
  Color panel;       // behind text and controls
  Color raised;      // fields, chips, tracks
  Color border;
  Color text;
  Color muted;   // secondary text, ≥ 4.5:1 on panel
  Color accent;  // keyboard focus and sliders
  Color node;    // fill of a person
  Color query;   // fill of the person who asks
  Color danger;  // errors
};

const Palette& palette(bool dark);

// 0xRRGGBB → opaque colour.
constexpr Color rgb(unsigned hex) {
  return {static_cast<float>((hex >> 16) & 255) / 255.0f,
          static_cast<float>((hex >> 8) & 255) / 255.0f, static_cast<float>(hex & 255) / 255.0f,
          1.0f};
}

constexpr Color with_alpha(Color color, float alpha) {
  return {color.r, color.g, color.b, alpha};
}

}  // namespace headsup::app
