// A list of ways on, each with a line of what is there.
#include <algorithm>
#include <string>

#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_name{k_body, true};
constexpr TextStyle k_line{k_caption, false};
constexpr float k_above = 8;  // of a name, and below its line
constexpr float k_beside = 10;

bool draw_entry(const app::Entry& entry, float width) {
  const float inner = width - 2 * k_beside;
  const float lines = wrapped_height(k_line, entry.line, inner);
  const float height = std::max(2 * k_above + line_height(k_name) + 2 + lines, theme().target);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 end(at.x + width, at.y + height);
  const bool pressed = ImGui::InvisibleButton(entry.id.c_str(), ImVec2(width, height));
  note_control(entry.id);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const bool lit = ImGui::IsItemHovered() || ImGui::IsItemActive();
  list->AddRectFilled(at, end, lit ? theme().raised : theme().panel, k_radius);
  list->AddRect(at, end, theme().border, k_radius);
  const ImVec2 text(at.x + k_beside, at.y + k_above);
  draw_text(list, text, k_name, theme().text, fitted(k_name, entry.label, inner));
  draw_text_wrapped(list, ImVec2(text.x, text.y + line_height(k_name) + 2), k_line, theme().muted,
                    entry.line, inner);
  draw_focus(at, end, k_radius);
  return pressed;
}

}  // namespace

void draw_block(const app::Entries& block, float width, Actions& actions) {
  for (const app::Entry& entry : block.rows) {
    if (draw_entry(entry, width)) actions.push_back(entry.press);
    space(6);
  }
}

}  // namespace headsup::ui
