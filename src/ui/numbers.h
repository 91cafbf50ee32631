// The four weights of one person as a short row of numbers, one a head, in the heads' order.
#pragma once

#include <imgui.h>

#include <array>
#include <string>

#include "app/core/state.h"
#include "app/graph/pass.h"
#include "ui/draw.h"
#include "ui/theme.h"

namespace headsup::ui {

inline constexpr TextStyle k_numbers{k_caption, true};

struct Numbers {
  std::array<std::string, team::k_heads> text;  // empty for a head that is off
  std::array<float, team::k_heads> width{};
  float total = 0;    // pixels
  bool marks = true;  // each number has its head's mark before it
};

// Per cent.
Numbers measure_numbers(const app::State& state, int person, bool marks);
// What a pass shows at this moment.
Numbers measure_numbers(const app::State& state, const app::PassPicture& pass, int person,
                        bool marks);
// The same of what the crowd weighs together.
Numbers measure_crowd_numbers(const app::State& state, bool marks);
void draw_numbers(ImDrawList* list, const Numbers& numbers, ImVec2 top_left, float ink = 1);

}  // namespace headsup::ui
