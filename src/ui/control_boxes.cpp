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
std::vector<TextPlace> g_fields;          // the same
bool g_native_fields = false;

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

void use_native_fields(bool native) {
  g_native_fields = native;
}

bool has_native_fields() {
  return g_native_fields;
}

void note_field(TextPlace field) {
  const ImDrawList* list = ImGui::GetWindowDrawList();
  field.top = list->GetClipRectMin().y;
  field.bottom = list->GetClipRectMax().y;
  const bool in_sight = field.box.y < field.bottom && field.box.y + field.box.h > field.top;
  if (in_sight) g_fields.push_back(std::move(field));
}

std::vector<TextPlace> take_fields() {
  return std::exchange(g_fields, {});
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
