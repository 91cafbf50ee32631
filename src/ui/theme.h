// The look of everything that Dear ImGui draws: fonts, type scale, colours, spacing.
#pragma once

#include <imgui.h>

#include <array>

#include "team/team.h"

namespace headsup::ui {

// The type scale: em sizes in logical pixels, as CSS counts them.
inline constexpr float k_caption = 12.0f;
inline constexpr float k_body = 14.0f;
inline constexpr float k_heading = 17.0f;
inline constexpr float k_title = 24.0f;

// Dear ImGui sizes a face by its ascent plus descent; for Inter that is this many em.
inline constexpr float k_face_height_em = 1.21f;

// The spacing grid.
inline constexpr float k_gap = 8.0f;
inline constexpr float k_padding = 24.0f;
inline constexpr float k_radius = 8.0f;
inline constexpr float k_touch_target = 44.0f;
inline constexpr float k_mouse_target = 30.0f;

struct Theme {
  std::array<ImU32, team::k_heads> heads{};
  ImU32 background = 0, panel = 0, raised = 0, border = 0;
  ImU32 text = 0, muted = 0, accent = 0, danger = 0;
  float target = k_mouse_target;  // smallest height of what can be pressed; 44 where fingers do
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
};

// The bytes of an embedded face, for what is not drawn by Dear ImGui.
struct FontFile {
  const unsigned char* bytes;
  unsigned size;
};
FontFile regular_font();

// Adds the two embedded faces to the current context's atlas. Once, before the first frame.
void load_fonts();

// The theme of this frame; also sets Dear ImGui's own style (scrollbars, text fields) to match.
const Theme& use_theme(bool dark, bool touch);

// The theme of the latest `use_theme`.
const Theme& theme();

ImU32 fade(ImU32 color, float alpha);
ImU32 mix(ImU32 from, ImU32 to, float share);

}  // namespace headsup::ui
