// What a frame notes of what it has drawn: where controls are, for tests that point at them, and
// whom the pointer is at.
#include <imgui.h>

#include <utility>

#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"

namespace headsup::ui {
namespace {

std::vector<app::ControlBox> g_controls;  // noted in the current frame
int g_pointed = -1;                       // the same

}  // namespace

void note_control(const std::string& id, int option) {
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  const ImVec2 middle((low.x + high.x) / 2, (low.y + high.y) / 2);
  const ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 top = list->GetClipRectMin();
  const ImVec2 bottom = list->GetClipRectMax();
  if (middle.x < top.x || middle.x > bottom.x || middle.y < top.y || middle.y > bottom.y) return;
  g_controls.push_back({id, option, {low.x, low.y, high.x - low.x, high.y - low.y}});
}

std::vector<app::ControlBox> take_controls() {
  std::vector<app::ControlBox> taken = std::exchange(g_controls, {});
  g_controls.reserve(taken.size());  // the next frame's are most often as many
  return taken;
}

void point_at(int person) {
  if (person >= 0) g_pointed = person;
}

int take_pointed() {
  return std::exchange(g_pointed, -1);
}

void person_row(ImVec2 low, ImVec2 high, int person, bool lit) {
  if (person < 0) return;
  if (lit) {
    ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(low.x - 6, low.y), ImVec2(high.x + 6, high.y),
                                              fade(theme().accent, 0.16f), k_radius);
  }
  if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(low, high)) point_at(person);
}

}  // namespace headsup::ui
