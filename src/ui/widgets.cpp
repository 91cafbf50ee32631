#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/theme.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_chip_text{k_caption, false};
constexpr float k_chip_padding = 11;

void draw_focus(ImVec2 low, ImVec2 high, float rounding) {
  if (!ImGui::IsItemFocused() || !ImGui::GetIO().NavVisible) return;
  ImGui::GetWindowDrawList()->AddRect(ImVec2(low.x - 3, low.y - 3), ImVec2(high.x + 3, high.y + 3),
                                      theme().accent, rounding + 3, 0, 2);
}

}  // namespace

bool toggle(const char* id, bool on, ImU32 color) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(36, 20);
  const bool pressed = ImGui::InvisibleButton(id, size);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 high(at.x + size.x, at.y + size.y);
  const ImU32 off = mix(theme().raised, theme().muted, ImGui::IsItemHovered() ? 0.6f : 0.45f);
  list->AddRectFilled(at, high, on ? color : off, size.y / 2);
  const float x = on ? high.x - size.y / 2 : at.x + size.y / 2;
  list->AddCircleFilled(ImVec2(x, at.y + size.y / 2), 7, theme().panel, 24);
  draw_focus(at, high, size.y / 2);
  return pressed;
}

bool slider(const char* id, float width, float* share, ImU32 color) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = 28;
  ImGui::InvisibleButton(id, ImVec2(width, height));
  const float knob = 8;
  const float left = at.x + knob;
  const float length = width - 2 * knob;
  bool changed = false;
  if (ImGui::IsItemActive()) {
    const float next = std::clamp((ImGui::GetIO().MousePos.x - left) / length, 0.0f, 1.0f);
    changed = next != *share;
    *share = next;
  }
  if (ImGui::IsItemFocused()) {
    const float step = (ImGui::IsKeyPressed(ImGuiKey_RightArrow) ? 0.02f : 0.0f) -
                       (ImGui::IsKeyPressed(ImGuiKey_LeftArrow) ? 0.02f : 0.0f);
    if (step != 0) {
      *share = std::clamp(*share + step, 0.0f, 1.0f);
      changed = true;
    }
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = at.y + height / 2;
  const float x = left + *share * length;
  list->AddRectFilled(ImVec2(at.x, y - 2), ImVec2(at.x + width, y + 2),
                      mix(theme().raised, theme().muted, 0.35f), 2);
  list->AddRectFilled(ImVec2(at.x, y - 2), ImVec2(x, y + 2), color, 2);
  const bool lit = ImGui::IsItemHovered() || ImGui::IsItemActive();
  if (lit) list->AddCircleFilled(ImVec2(x, y), knob + 5, fade(color, 0.2f), 32);
  list->AddCircleFilled(ImVec2(x, y), knob, color, 32);
  list->AddCircleFilled(ImVec2(x, y), knob - 3, theme().panel, 32);
  draw_focus(at, ImVec2(at.x + width, at.y + height), k_radius);
  return changed;
}

float chip_width(std::string_view label) {
  return std::ceil(text_width(k_chip_text, label)) + 2 * k_chip_padding;
}

bool chip_button(const char* id, std::string_view label, bool selected) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(chip_width(label), k_chip_height);
  const bool pressed = ImGui::InvisibleButton(id, size);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 high(at.x + size.x, at.y + size.y);
  const float rounding = size.y / 2;
  const bool lit = ImGui::IsItemHovered();
  const ImU32 fill = selected ? mix(theme().panel, theme().accent, 0.22f)
                              : mix(theme().panel, theme().raised, lit ? 1.0f : 0.55f);
  list->AddRectFilled(at, high, fill, rounding);
  list->AddRect(at, high, selected ? theme().accent : theme().border, rounding, 0, 1);
  draw_text(list, ImVec2(at.x + k_chip_padding, at.y + (size.y - line_height(k_chip_text)) / 2),
            k_chip_text, selected || lit ? theme().text : theme().muted, label);
  draw_focus(at, high, rounding);
  return pressed;
}

bool theme_button(const char* id, bool dark) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float side = 32;
  const bool pressed = ImGui::InvisibleButton(id, ImVec2(side, side));
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 center(at.x + side / 2, at.y + side / 2);
  const bool lit = ImGui::IsItemHovered();
  const ImU32 ink = lit ? theme().text : theme().muted;
  const ImU32 ground = lit ? theme().raised : theme().panel;
  list->AddCircleFilled(center, side / 2, ground, 32);
  if (dark) {  // a sun
    list->AddCircleFilled(center, 4.5f, ink, 24);
    for (int ray = 0; ray < 8; ++ray) {
      const float angle = static_cast<float>(ray) * 0.785398f;
      const ImVec2 way(std::cos(angle), std::sin(angle));
      list->AddLine(ImVec2(center.x + way.x * 7, center.y + way.y * 7),
                    ImVec2(center.x + way.x * 9.5f, center.y + way.y * 9.5f), ink, 1.6f);
    }
  } else {  // a moon
    list->AddCircleFilled(center, 8, ink, 32);
    list->AddCircleFilled(ImVec2(center.x + 4, center.y - 3), 7, ground, 32);
  }
  draw_focus(at, ImVec2(at.x + side, at.y + side), side / 2);
  return pressed;
}

void space(float height) {
  ImGui::Dummy(ImVec2(1, height));
}

}  // namespace headsup::ui
