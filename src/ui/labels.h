// Initials, names and numbers of people, over the graph.
#pragma once

#include <imgui.h>

#include <vector>

#include "app/core/state.h"

namespace headsup::ui {

// Everybody's initials, and the names that find room: no label covers a face or another label.
// `labels` is refilled with those.
void draw_labels(ImDrawList* list, const app::State& state, std::vector<app::LabelBox>& labels);

}  // namespace headsup::ui
