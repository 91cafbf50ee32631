// Text that reads upwards, for columns that are narrower than their names.
#pragma once

#include "ui/draw.h"

namespace headsup::ui {

// The text's line stands on its end: it starts at `bottom` and goes up, `line_height` wide, to the
// right of bottom.x. It has to be shorter than the current clip rectangle is wide.
void draw_text_upwards(ImDrawList* list, ImVec2 bottom, TextStyle style, ImU32 color,
                       std::string_view text);

}  // namespace headsup::ui
