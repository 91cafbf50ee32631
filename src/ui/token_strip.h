// A person's token as a strip of cells under their name, while a pass is watched: what they ask
// for, carry and offer, one shade a facet, in the heads' colours.
#pragma once

#include <imgui.h>

#include "app/core/state.h"
#include "app/graph/pass.h"

namespace headsup::ui {

ImVec2 token_strip_size(const app::State& state);
void draw_token_strip(ImDrawList* list, const app::State& state, const app::PassPicture& pass,
                      int person, ImVec2 top_left);

// One row of cells of this size, the heads `gap` apart. ink: of all cells, 0 … 1; shown: so many
// cells from the left, in part perhaps.
struct CellLook {
  ImVec2 size;
  float gap = 2;
  float ink = 1;
  float shown = 1e9f;
};
float token_row_width(const app::TokenRow& row, const CellLook& look);
void draw_token_row(ImDrawList* list, const app::TokenRow& row, const CellLook& look,
                    ImVec2 top_left);

}  // namespace headsup::ui
