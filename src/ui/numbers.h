// The four weights of one person as a short row of numbers, one a head, in the heads' order.
#pragma once

#include <imgui.h>

#include <array>
#include <string_view>

#include "app/core/state.h"
#include "ui/draw.h"
#include "ui/theme.h"

namespace headsup::ui {

inline constexpr TextStyle k_numbers{k_caption, true};

struct Numbers {
  std::array<std::string_view, team::k_heads> text;  // per cent; empty for a head that is off
  std::array<float, team::k_heads> width{};
  float total = 0;    // pixels
  bool marks = true;  // each number has its head's mark before it
};

Numbers measure_numbers(const app::State& state, int person, bool marks);
// The same of what the crowd weighs together.
Numbers measure_crowd_numbers(const app::State& state, bool marks);
void draw_numbers(ImDrawList* list, const Numbers& numbers, ImVec2 top_left);

}  // namespace headsup::ui
