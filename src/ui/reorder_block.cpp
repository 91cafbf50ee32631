// A list in an order of one's own: an entry is dragged by its handle, with a mouse by any part of
// it, or moved one place by its buttons. The others make room as far as the dragged one has come,
// so that nothing moves on its own and no frame is owed.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_text{k_body, false};
constexpr TextStyle k_small{k_caption, false};
constexpr TextStyle k_number{k_caption, true};
constexpr float k_min_row = 34;
constexpr float k_between = 3;  // rows

struct List {
  const app::Reorder& block;
  ImVec2 at;
  float width;
  float row;     // height, with the room below
  float button;  // side of the buttons and of the handle
};

struct Dragged {
  int entry = -1;
  float by = 0;  // rows, from where it was taken

  int target() const { return entry + static_cast<int>(std::lround(by)); }
  // Where an entry would be if the held one were let go.
  int place(int other) const {
    if (entry < 0) return other;
    if (other == entry) return target();
    return other - (other > entry && other <= target()) + (other < entry && other >= target());
  }
  // Rows that another entry moves to make room.
  float makes_room(int other) const {
    if (entry < 0 || other == entry) return 0;
    const float ahead = static_cast<float>(other - entry);
    const float way = std::fabs(by) - (std::fabs(ahead) - 1);
    if ((ahead > 0) != (by > 0)) return 0;
    const float share = std::clamp((way - 0.25f) * 2, 0.0f, 1.0f);
    const float eased = share * share * (3 - 2 * share);
    return ahead > 0 ? -eased : eased;
  }
};

void draw_handle(ImDrawList* list, ImVec2 center, ImU32 color) {
  for (int i = 0; i < 6; ++i) {
    const float x = center.x + (i % 2 == 0 ? -3.0f : 3.0f);
    const float y = center.y + static_cast<float>(i / 2 - 1) * 5;
    list->AddCircleFilled(ImVec2(x, y), 1.4f, color, 8);
  }
}

// An arrowhead of its own: there is none in the face at this size.
bool step_button(const char* id, ImVec2 at, float side, bool up, bool enabled) {
  ImGui::SetCursorScreenPos(at);
  ImGui::BeginDisabled(!enabled);
  const bool pressed = ImGui::InvisibleButton(id, ImVec2(side, side));
  ImGui::EndDisabled();
  const bool lit = enabled && (ImGui::IsItemHovered() || ImGui::IsItemFocused());
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 center(at.x + side / 2, at.y + side / 2);
  if (lit) list->AddCircleFilled(center, std::min(side / 2, 15.0f), theme().raised, 32);
  const ImU32 color = lit ? theme().text : fade(theme().muted, enabled ? 1.0f : 0.35f);
  const float tip = up ? -2.5f : 2.5f;
  const ImVec2 path[] = {ImVec2(center.x - 5, center.y - tip), ImVec2(center.x, center.y + tip),
                         ImVec2(center.x + 5, center.y - tip)};
  list->AddPolyline(path, 3, color, 0, 1.8f);
  return pressed;
}

// The part of the entry that takes it along; where the pointer holds it is kept while it is held.
void drag_area(const List& list, int entry, ImVec2 at, Dragged& dragged, Actions& actions) {
  const bool touch = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
  const float height = list.row - k_between;
  ImGui::SetCursorScreenPos(at);
  ImGui::InvisibleButton("take",
                         ImVec2(touch ? list.button : list.width - 2 * list.button, height));
  if (ImGui::IsItemActive()) claim_finger();
  if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
  }
  // From the top of the list: it may be scrolled while an entry is held.
  const float pointer = ImGui::GetIO().MousePos.y - list.at.y;
  float* held = ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("held"));
  if (ImGui::IsItemActivated()) *held = pointer;
  if (!ImGui::IsItemActive() && !ImGui::IsItemDeactivated()) return;
  const int last = static_cast<int>(list.block.entries.size()) - 1;
  const float by = std::clamp((pointer - *held) / list.row, static_cast<float>(-entry),
                              static_cast<float>(last - entry));
  const Dragged now{entry, by};
  if (ImGui::IsItemDeactivated()) {
    // A pointer that has left the screen has no place.
    if (ImGui::IsMousePosValid() && now.target() != entry) {
      actions.push_back(list.block.move(entry, now.target()));
    }
    return;
  }
  if (ImGui::IsMousePosValid()) dragged = now;
}

void draw_entry(const List& list, int entry, int place, float y, bool held) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float height = list.row - k_between;
  const ImVec2 low(list.at.x, y);
  const ImVec2 high(list.at.x + list.width, y + height);
  if (held) {
    draw->AddRectFilled(ImVec2(low.x, low.y + 2), ImVec2(high.x, high.y + 5), IM_COL32(0, 0, 0, 50),
                        k_radius);
  }
  draw->AddRectFilled(low, high, mix(theme().panel, theme().raised, held ? 1.0f : 0.5f), k_radius);
  draw->AddRect(low, high, held ? theme().accent : theme().border, k_radius);
  const float middle = y + height / 2;
  draw_handle(draw, ImVec2(low.x + list.button / 2, middle), held ? theme().accent : theme().muted);
  const float number = low.x + list.button + 18;
  draw_text_right(draw, ImVec2(number, middle - line_height(k_number) / 2), k_number, theme().muted,
                  std::to_string(place + 1));
  const float room = high.x - 2 * list.button - number - 16;
  draw_text(draw, ImVec2(number + 12, middle - line_height(k_text) / 2), k_text, theme().text,
            fitted(k_text, list.block.entries[entry], room));
  const app::Reorder& block = list.block;
  if (!block.people.empty()) person_row(low, high, block.people[entry], entry == block.lit);
}

}  // namespace

void draw_block(const app::Reorder& block, float width, Actions& actions) {
  if (!block.label.empty()) {
    ImDrawList* draw = ImGui::GetWindowDrawList();
    space(draw_text_wrapped(draw, ImGui::GetCursorScreenPos(), k_small, theme().muted, block.label,
                            width) +
          6);
  }
  const float height = std::max(k_min_row, theme().target);
  const List list{block, ImGui::GetCursorScreenPos(), width, height + k_between, height};
  const int count = static_cast<int>(block.entries.size());
  const auto top = [&list](float row) { return list.at.y + row * list.row; };
  // What is held lies on top of the others, so what can be pressed comes before all that is drawn.
  Dragged dragged;
  ImGui::PushID(block.id.c_str());
  for (int i = 0; i < count; ++i) {
    ImGui::PushID(i);
    drag_area(list, i, ImVec2(list.at.x, top(static_cast<float>(i))), dragged, actions);
    ImGui::PopID();
  }
  for (int i = 0; i < count; ++i) {
    if (i == dragged.entry) continue;
    draw_entry(list, i, dragged.place(i), top(static_cast<float>(i) + dragged.makes_room(i)),
               false);
  }
  for (int i = 0; i < count && dragged.entry < 0; ++i) {
    const float right = list.at.x + width;
    const ImVec2 at(right - 2 * list.button, top(static_cast<float>(i)));
    ImGui::PushID(i);
    if (step_button("up", at, list.button, true, i > 0)) actions.push_back(block.move(i, i - 1));
    if (step_button("down", ImVec2(right - list.button, at.y), list.button, false, i + 1 < count)) {
      actions.push_back(block.move(i, i + 1));
    }
    ImGui::PopID();
  }
  if (dragged.entry >= 0) {
    draw_entry(list, dragged.entry, dragged.target(),
               top(static_cast<float>(dragged.entry) + dragged.by), true);
  }
  ImGui::PopID();
  ImGui::SetCursorScreenPos(list.at);
  space(static_cast<float>(count) * list.row - k_between);
}

}  // namespace headsup::ui
