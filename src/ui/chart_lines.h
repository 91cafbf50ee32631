// The lines of a chart's curves, told apart as the strands of heads are.
#pragma once

#include <imgui.h>

#include <vector>

namespace headsup::ui {

enum class Line { solid, dashed, dotted, twofold };

// Parts outside the current clip rectangle cost nothing, however far out they are.
void draw_path(ImDrawList* list, const std::vector<ImVec2>& path, Line line, ImU32 color);

}  // namespace headsup::ui
