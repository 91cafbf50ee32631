#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_chip{k_caption, false};
constexpr float k_gap_px = 6;
constexpr float k_fade_px = 44;       // at an end beyond which there is more
constexpr float k_drag_px = 8;        // a press that moves further moves the row
constexpr float k_notch_px = 60;      // of a wheel
constexpr float k_page_share = 0.7f;  // of the row that one press of its end moves on

bool g_dragging = false;

// How far the pointer moves the row on in this frame.
float moved_by_hand(const ImRect& row) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!io.MouseDown[0]) g_dragging = false;
  const float way = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0).x;
  if (io.MouseDown[0] && row.Contains(io.MouseClickedPos[0]) && std::fabs(way) > k_drag_px &&
      !g_dragging) {
    g_dragging = true;
    ImGui::ClearActiveID();  // letting go presses nothing
    claim_finger();
  }
  if (g_dragging) return -io.MouseDelta.x;
  const bool over = ImGui::IsWindowHovered() && row.Contains(io.MousePos);
  return over ? -(io.MouseWheel + io.MouseWheelH) * k_notch_px : 0;
}

// An end of the row, beyond which there is more: it fades there, and a press moves on. Its button
// comes before those of the options, and its looks after theirs.
bool end_button(const char* id, float left, float top) {
  ImGui::SetCursorScreenPos(ImVec2(left, top));
  return ImGui::InvisibleButton(id, ImVec2(k_fade_px * 0.6f, theme().target));
}

void draw_end(const ImRect& row, bool right) {
  const ImU32 solid = theme().panel;
  const ImU32 clear = solid & ~IM_COL32_A_MASK;
  const float outer = right ? row.Max.x : row.Min.x;
  const float inner = right ? outer - k_fade_px : outer + k_fade_px;
  const float half = (outer + inner) / 2;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 low(std::min(inner, half), row.Min.y);
  const ImVec2 high(std::max(inner, half), row.Max.y);
  list->AddRectFilledMultiColor(low, high, right ? clear : solid, right ? solid : clear,
                                right ? solid : clear, right ? clear : solid);
  list->AddRectFilled(ImVec2(std::min(outer, half), row.Min.y),
                      ImVec2(std::max(outer, half), row.Max.y), solid);
  const float tip = right ? outer - 5 : outer + 5;
  const float back = right ? tip - 5 : tip + 5;
  const float middle = (row.Min.y + row.Max.y) / 2;
  list->AddLine(ImVec2(back, middle - 5), ImVec2(tip, middle), theme().muted, 1.6f);
  list->AddLine(ImVec2(tip, middle), ImVec2(back, middle + 5), theme().muted, 1.6f);
}

struct Option {
  std::string label;  // cut to what is in sight
  float left, right;  // from the first one's left edge
};

std::vector<Option> options_of(const app::Choice& block, float width) {
  std::vector<Option> options;
  options.reserve(block.options.size());
  float left = 0;
  for (const std::string& option : block.options) {
    std::string label = fitted(k_chip, option, width - 2 * k_fade_px);
    const float right = left + chip_width(label);
    options.push_back({std::move(label), left, right});
    left = right + k_gap_px;
  }
  return options;
}

// The offset nearest to this one that has the option in sight.
float in_sight(const Option& option, float offset, float width) {
  return std::clamp(offset, option.right + k_fade_px - width,
                    std::max(option.left - k_fade_px, 0.0f));
}

}  // namespace

void choice_row(const app::Choice& block, float width, Actions& actions) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImRect row(at, ImVec2(at.x + width, at.y + theme().target));
  const std::vector<Option> options = options_of(block, width);
  ImGui::PushID(block.id.c_str());
  ImGuiStorage* kept = ImGui::GetStateStorage();
  const ImGuiID offset_id = ImGui::GetID("offset");
  const ImGuiID selected_id = ImGui::GetID("selected");
  float offset = kept->GetFloat(offset_id) + moved_by_hand(row);
  // Who is chosen, here or elsewhere, comes into sight.
  if (kept->GetInt(selected_id, -1) != block.selected) {
    kept->SetInt(selected_id, block.selected);
    if (block.selected >= 0) offset = in_sight(options[block.selected], offset, width);
  }
  const float end = options.empty() ? 0 : std::max(options.back().right - width, 0.0f);
  offset = std::clamp(offset, 0.0f, end);
  const bool more_before = offset > 0.5f;
  const bool more_behind = offset < end - 0.5f;
  float page = 0;
  if (more_before && end_button("before", row.Min.x, at.y)) page = -1;
  if (more_behind && end_button("behind", row.Max.x - k_fade_px * 0.6f, at.y)) page = 1;
  if (more_behind) note_control(block.id + "-more");
  kept->SetFloat(offset_id, offset + page * k_page_share * width);

  ImGui::PushClipRect(row.Min, row.Max, true);
  const float left = at.x - std::round(offset);
  for (int i = 0; i < static_cast<int>(options.size()); ++i) {
    ImGui::PushID(i);
    ImGui::SetCursorScreenPos(ImVec2(left + options[i].left, at.y));
    if (chip_button("option", options[i].label, i == block.selected)) {
      actions.push_back(block.choose(i));
    }
    note_control(block.id, i);
    ImGui::PopID();
  }
  if (more_before) draw_end(row, false);
  if (more_behind) draw_end(row, true);
  ImGui::PopClipRect();
  ImGui::PopID();
  ImGui::SetCursorScreenPos(at);
  space(theme().target);
}

}  // namespace headsup::ui
