#include "ui/widgets.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/format.h"
#include "ui/draw.h"
#include "ui/theme.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_chip_text{k_caption, false};
constexpr float k_chip_padding = 11;
constexpr TextStyle k_button_text{k_caption + 1, true};
constexpr float k_button_padding = 16;

}  // namespace

void draw_focus(ImVec2 low, ImVec2 high, float rounding) {
  if (!ImGui::IsItemFocused() || !ImGui::GetIO().NavVisible) return;
  ImGui::GetWindowDrawList()->AddRect(ImVec2(low.x - 3, low.y - 3), ImVec2(high.x + 3, high.y + 3),
                                      theme().accent, rounding + 3, 0, 2);
}

bool toggle(const char* id, bool on, ImU32 color) {
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const ImVec2 size(36, 20);
  // What can be pressed reaches beyond what is drawn.
  const float reach = (theme().target - size.y) / 2;
  ImGui::SetCursorScreenPos(ImVec2(corner.x, corner.y - reach));
  const bool pressed =
      ImGui::InvisibleButton(id, ImVec2(std::max(size.x, theme().target), theme().target));
  ImGui::SetCursorScreenPos(ImVec2(corner.x, corner.y + size.y));
  const ImVec2 at = corner;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 high(at.x + size.x, at.y + size.y);
  const ImU32 off = mix(theme().raised, theme().muted, ImGui::IsItemHovered() ? 0.6f : 0.45f);
  list->AddRectFilled(at, high, on ? color : off, size.y / 2);
  const float x = on ? high.x - size.y / 2 : at.x + size.y / 2;
  list->AddCircleFilled(ImVec2(x, at.y + size.y / 2), 7, theme().panel, 24);
  draw_focus(at, high, size.y / 2);
  return pressed;
}

namespace {

// What the finger that is down has turned out to do.
bool g_scrolling = false;
bool g_finger_claimed = false;

}  // namespace

bool slider(const char* id, float width, float* share, ImU32 color) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = std::max(28.0f, theme().target);
  const bool released = ImGui::InvisibleButton(id, ImVec2(width, height));
  const float knob = 8;
  const float left = at.x + knob;
  const float length = width - 2 * knob;
  bool changed = false;
  const bool active = ImGui::IsItemActive();
  if (active && std::fabs(ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0).x) > knob) {
    claim_finger();
  }
  // A finger that is down may be about to turn the page.
  const bool waits =
      ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen && !g_finger_claimed;
  if (released || (active && !waits)) {
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

void claim_finger() {
  g_finger_claimed = true;
}

void scroll_by_finger() {
  static constexpr float k_start_px = 8;
  const ImGuiIO& io = ImGui::GetIO();
  if (!io.MouseDown[0]) g_scrolling = g_finger_claimed = false;
  if (!io.MouseDown[0] || io.MouseSource != ImGuiMouseSource_TouchScreen || g_finger_claimed)
    return;
  if (!ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) return;
  const ImVec2 way = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
  if (!g_scrolling && std::fabs(way.y) > k_start_px && std::fabs(way.y) > std::fabs(way.x)) {
    g_scrolling = true;
    ImGui::ClearActiveID();  // letting go presses nothing
  }
  if (g_scrolling) ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
}

float chip_width(std::string_view label) {
  return std::max(std::ceil(text_width(k_chip_text, label)) + 2 * k_chip_padding, theme().target);
}

bool chip_button(const char* id, std::string_view label, bool selected) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(chip_width(label), theme().target);
  const bool pressed = ImGui::InvisibleButton(id, size);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 high(at.x + size.x, at.y + size.y);
  const float rounding = size.y / 2;
  const bool lit = ImGui::IsItemHovered();
  const ImU32 fill = selected ? mix(theme().panel, theme().accent, 0.22f)
                              : mix(theme().panel, theme().raised, lit ? 1.0f : 0.55f);
  list->AddRectFilled(at, high, fill, rounding);
  list->AddRect(at, high, selected ? theme().accent : theme().border, rounding, 0, 1);
  draw_text_centered(list,
                     ImVec2(at.x + size.x / 2, at.y + (size.y - line_height(k_chip_text)) / 2),
                     k_chip_text, selected || lit ? theme().text : theme().muted, label);
  draw_focus(at, high, rounding);
  return pressed;
}

bool theme_button(const char* id, bool dark) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float side = std::max(32.0f, theme().target);
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

bool close_button(const char* id) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float side = theme().target;
  const bool pressed = ImGui::InvisibleButton(id, ImVec2(side, side));
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 center(at.x + side / 2, at.y + side / 2);
  const bool lit = ImGui::IsItemHovered();
  if (lit) list->AddCircleFilled(center, 14, theme().raised, 32);
  const ImU32 ink = lit ? theme().text : theme().muted;
  for (const float way : {-4.5f, 4.5f}) {
    list->AddLine(ImVec2(center.x - 4.5f, center.y - way), ImVec2(center.x + 4.5f, center.y + way),
                  ink, 1.6f);
  }
  draw_focus(at, ImVec2(at.x + side, at.y + side), k_radius);
  return pressed;
}

float segments_width(const char* const* labels, int count) {
  float width = 0;
  for (int i = 0; i < count; ++i) width += chip_width(labels[i]);
  return width;
}

int segments(const char* id, const char* const* labels, int count, int selected) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = theme().target;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 high(at.x + segments_width(labels, count), at.y + height);
  list->AddRectFilled(at, high, mix(theme().background, theme().raised, 0.9f), height / 2);
  list->AddRect(at, high, theme().border, height / 2);
  int pressed = selected;
  float x = at.x;
  ImGui::PushID(id);
  for (int i = 0; i < count; ++i) {
    const float width = chip_width(labels[i]);
    ImGui::SetCursorScreenPos(ImVec2(x, at.y));
    if (ImGui::InvisibleButton(labels[i], ImVec2(width, height))) pressed = i;
    const ImVec2 low(x + 3, at.y + 3);
    const ImVec2 end(x + width - 3, at.y + height - 3);
    if (i == selected) {
      list->AddRectFilled(low, end, mix(theme().panel, theme().accent, 0.25f), height / 2 - 3);
    }
    const bool lit = i == selected || ImGui::IsItemHovered();
    draw_text_centered(list, ImVec2(x + width / 2, at.y + (height - line_height(k_chip_text)) / 2),
                       k_chip_text, lit ? theme().text : theme().muted, labels[i]);
    draw_focus(low, end, height / 2 - 3);
    x += width;
  }
  ImGui::PopID();
  return pressed;
}

Flow::Flow(float width, float gap)
    : start_(ImGui::GetCursorScreenPos()), width_(width), gap_(gap) {}

void Flow::next(float item_width) {
  if (x_ > 0 && x_ + item_width > width_) {
    x_ = 0;
    y_ += theme().target + 6;
  }
  ImGui::SetCursorScreenPos(ImVec2(start_.x + x_, start_.y + y_));
  x_ += item_width + gap_;
  any_ = true;
}

void Flow::end() {
  ImGui::SetCursorScreenPos(start_);
  space(any_ ? y_ + theme().target : 0);
}

float button_width(std::string_view label) {
  return std::max(std::ceil(text_width(k_button_text, label)) + 2 * k_button_padding,
                  theme().target);
}

bool push_button(const char* id, std::string_view label, bool primary, bool enabled) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(button_width(label), theme().target);
  ImGui::BeginDisabled(!enabled);
  const bool pressed = ImGui::InvisibleButton(id, size);
  ImGui::EndDisabled();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 high(at.x + size.x, at.y + size.y);
  const bool lit = enabled && ImGui::IsItemHovered();
  ImU32 fill = mix(theme().panel, theme().raised, lit ? 1.0f : 0.6f);
  ImU32 ink = theme().text;
  if (primary) {
    fill = mix(theme().accent, theme().text, lit ? 0.12f : 0.0f);
    ink = theme().panel;
  }
  if (!enabled) {
    fill = mix(theme().panel, theme().raised, 0.3f);
    ink = fade(theme().muted, 0.55f);
  }
  list->AddRectFilled(at, high, fill, k_radius);
  if (!primary) list->AddRect(at, high, theme().border, k_radius);
  draw_text_centered(list,
                     ImVec2(at.x + size.x / 2, at.y + (size.y - line_height(k_button_text)) / 2),
                     k_button_text, ink, label);
  draw_focus(at, high, k_radius);
  return pressed;
}

namespace {

// Dear ImGui edits a buffer that grows on demand.
int grow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto* text = static_cast<std::string*>(data->UserData);
    text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text->data();
  }
  return 0;
}

#if IMGUI_VERSION_NUM >= 19230
constexpr ImGuiInputTextFlags k_wrap = ImGuiInputTextFlags_WordWrap;
#else
constexpr ImGuiInputTextFlags k_wrap = ImGuiInputTextFlags_None;
#endif

}  // namespace

bool text_line(const char* id, const std::string& hint, std::string& text, ImVec2 size) {
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ImGui::GetStyle().FramePadding.x,
                                                         (size.y - ImGui::GetFontSize()) / 2));
  ImGui::PushStyleColor(ImGuiCol_Text, theme().text);
  ImGui::SetNextItemWidth(size.x);
  ImGui::PushID(id);
  const bool changed =
      ImGui::InputTextWithHint("##line", hint.c_str(), text.data(), text.capacity() + 1,
                               ImGuiInputTextFlags_CallbackResize, grow, &text);
  ImGui::PopID();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  if (changed) text.resize(std::char_traits<char>::length(text.c_str()));
  return changed;
}

// Before 1.92.3 Dear ImGui's field does not wrap: while the user does not type in it, the text is
// drawn over it, wrapped.
bool text_area(const char* id, std::string& text, ImVec2 size) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool typing = ImGui::GetActiveID() == ImGui::GetID(id);
  const bool overlaid = k_wrap == ImGuiInputTextFlags_None && !typing;
  ImGui::PushStyleColor(ImGuiCol_Text, overlaid ? 0 : theme().text);
  const bool changed =
      ImGui::InputTextMultiline(id, text.data(), text.capacity() + 1, size,
                                ImGuiInputTextFlags_CallbackResize | k_wrap, grow, &text);
  ImGui::PopStyleColor();
  if (changed) text.resize(std::char_traits<char>::length(text.c_str()));
  if (!overlaid) return changed;
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(at, ImVec2(at.x + size.x, at.y + size.y), true);
  draw_text_wrapped(list, ImVec2(at.x + padding.x, at.y + padding.y), TextStyle{k_body, false},
                    theme().text, text.c_str(), size.x - 2 * padding.x);
  list->PopClipRect();
  return changed;
}

namespace {

// What a number is typed with, in any language.
int keep_number(ImGuiInputTextCallbackData* typed) {
  const ImWchar c = typed->EventChar;
  const bool is_digit = c >= '0' && c <= '9';
  const bool is_mark = c == '.' || c == ',' || c == '-' || c == u'−' || c == '+';
  return is_digit || is_mark || c == 'e' || c == 'E' ? 0 : 1;
}

}  // namespace

NumberEdit number_field(const char* id, const std::string& now, ImVec2 size, double& value) {
  static char text[32];  // of the one field that is open
  ImGui::PushID(id);
  const ImGuiID field = ImGui::GetID("##number");
  const bool opening = ImGui::GetStateStorage()->GetInt(field, 0) == 0;
  if (opening) {
    std::snprintf(text, sizeof text, "%s", now.c_str());
    ImGui::SetKeyboardFocusHere();
    ImGui::GetStateStorage()->SetInt(field, 1);
  }
  ImGui::SetNextItemWidth(size.x);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(4, 2));
  const bool entered =
      ImGui::InputText("##number", text, sizeof text,
                       ImGuiInputTextFlags_CallbackCharFilter |
                           ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll,
                       keep_number);
  ImGui::PopStyleVar();
  NumberEdit result = NumberEdit::open;
  if (entered || ImGui::IsItemDeactivatedAfterEdit()) {
    result = base::read_typed(text, value) ? NumberEdit::entered : NumberEdit::left;
  } else if (!opening && ImGui::IsItemDeactivated()) {
    result = NumberEdit::left;
  }
  if (result != NumberEdit::open) ImGui::GetStateStorage()->SetInt(field, 0);
  ImGui::PopID();
  return result;
}

void space(float height) {
  ImGui::Dummy(ImVec2(1, height));
}

}  // namespace headsup::ui
