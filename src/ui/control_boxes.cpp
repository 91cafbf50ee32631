// Where controls were drawn, for tests that point at them.
#include <imgui.h>

#include <utility>

#include "ui/blocks.h"

namespace headsup::ui {
namespace {

std::vector<app::ControlBox> g_controls;  // noted in the current frame

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

}  // namespace headsup::ui
