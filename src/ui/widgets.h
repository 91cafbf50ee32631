// The few controls of the panels, drawn by us on Dear ImGui's invisible buttons.
#pragma once

#include <imgui.h>

#include <string_view>

namespace headsup::ui {

// Each is placed at the cursor and advances it. `id` is unique in the window.

// A switch of 36 × 20 px. True when it was flipped.
bool toggle(const char* id, bool on, ImU32 color);

// A track of `width` px; `share` 0..1. True while the user changes it.
bool slider(const char* id, float width, float* share, ImU32 color);

// A rounded button with a text. True when it was pressed.
bool chip_button(const char* id, std::string_view label, bool selected);
float chip_width(std::string_view label);

// A square button with the sign of the theme that a press leads to. True when it was pressed.
bool theme_button(const char* id, bool dark);

// Space below the cursor.
void space(float height);

inline constexpr float k_chip_height = 30.0f;

}  // namespace headsup::ui
