#include "ui/theme.h"

#include "app/graph/palette.h"
#include "fonts.h"
#include "ui/text_pictures.h"

namespace headsup::ui {
namespace {

Theme g_theme;

ImU32 packed(const app::Color& color) {
  return ImGui::ColorConvertFloat4ToU32(ImVec4(color.r, color.g, color.b, color.a));
}

ImFont* add_face(const unsigned char* bytes, unsigned size, const char* name, bool semibold) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;  // the bytes are part of the program
  snprintf(config.Name, sizeof config.Name, "%s", name);
  ImFont* face = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(
      const_cast<unsigned char*>(bytes), static_cast<int>(size), k_body, &config);
  add_glyph_fallback(semibold);
  return face;
}

void set_colors(ImGuiStyle& style) {
  const auto color = [&style](ImGuiCol slot, ImU32 value) {
    style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(value);
  };
  color(ImGuiCol_Text, g_theme.text);
  color(ImGuiCol_TextDisabled, g_theme.muted);
  color(ImGuiCol_WindowBg, g_theme.panel);
  color(ImGuiCol_ChildBg, 0);
  color(ImGuiCol_Border, g_theme.border);
  color(ImGuiCol_FrameBg, g_theme.raised);
  color(ImGuiCol_TextSelectedBg, fade(g_theme.accent, 0.35f));
  color(ImGuiCol_ScrollbarBg, 0);
  color(ImGuiCol_ScrollbarGrab, fade(g_theme.muted, 0.35f));
  color(ImGuiCol_ScrollbarGrabHovered, fade(g_theme.muted, 0.55f));
  color(ImGuiCol_ScrollbarGrabActive, fade(g_theme.muted, 0.75f));
  color(ImGuiCol_NavCursor, g_theme.accent);
  color(ImGuiCol_InputTextCursor, g_theme.text);
}

}  // namespace

FontFile regular_font() {
  return {fonts::k_regular, fonts::k_regular_size};
}

void load_fonts() {
  g_theme.regular = add_face(fonts::k_regular, fonts::k_regular_size, "Inter Regular", false);
  g_theme.semibold = add_face(fonts::k_semibold, fonts::k_semibold_size, "Inter SemiBold", true);
}

const Theme& use_theme(bool dark, bool touch) {
  g_theme.target = touch ? k_touch_target : k_mouse_target;
  const app::Palette& colors = app::palette(dark);
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    g_theme.heads[head] = packed(colors.heads[head]);
  }
  g_theme.background = packed(colors.background);
  g_theme.panel = packed(colors.panel);
  g_theme.raised = packed(colors.raised);
  g_theme.border = packed(colors.border);
  g_theme.text = packed(colors.text);
  g_theme.muted = packed(colors.muted);
  g_theme.accent = packed(colors.accent);
  g_theme.danger = packed(colors.danger);

  ImGuiStyle& style = ImGui::GetStyle();
  style.FontSizeBase = k_body * k_face_height_em;
  style.WindowPadding = ImVec2(0, 0);
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.ChildBorderSize = 0;
  style.FrameRounding = k_radius;
  style.FramePadding = ImVec2(12, 10);
  style.FrameBorderSize = 1;
  style.ItemSpacing = ImVec2(0, 0);
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  set_colors(style);
  // Dear ImGui tells only its own current font how many pixels a logical one has.
  g_theme.regular->CurrentRasterizerDensity = ImGui::GetIO().DisplayFramebufferScale.x;
  g_theme.semibold->CurrentRasterizerDensity = ImGui::GetIO().DisplayFramebufferScale.x;
  return g_theme;
}

const Theme& theme() {
  return g_theme;
}

ImU32 fade(ImU32 color, float alpha) {
  const float current = static_cast<float>(color >> IM_COL32_A_SHIFT & 0xFF);
  return (color & ~IM_COL32_A_MASK) |
         (static_cast<ImU32>(current * alpha + 0.5f) << IM_COL32_A_SHIFT);
}

ImU32 mix(ImU32 from, ImU32 to, float share) {
  const ImVec4 a = ImGui::ColorConvertU32ToFloat4(from);
  const ImVec4 b = ImGui::ColorConvertU32ToFloat4(to);
  return ImGui::ColorConvertFloat4ToU32(ImVec4(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share,
                                               a.z + (b.z - a.z) * share,
                                               a.w + (b.w - a.w) * share));
}

}  // namespace headsup::ui
