// A sentence with numbers in it that are dragged where they stand.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr float k_whole_range_px = 240;  // to drag a number from its lowest to its highest
constexpr float k_drag_px = 4;           // from there on a finger drags and does not scroll

float g_share_at_press = 0;  // of the number that is held

// Where the next word stands: lines break between words.
struct Pen {
  TextStyle style;
  ImVec2 start;
  float width;
  float x = 0, y = 0;

  ImVec2 place(float word) {
    if (x > 0 && x + word > width) {
      x = 0;
      y += line_height(style);
    }
    const ImVec2 at(start.x + x, start.y + y);
    x += word;
    return at;
  }
};

// The words of `text`; a gap before and after it is one of its own.
void draw_words(Pen& pen, const std::string& text, ImU32 color) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float gap = text_width(pen.style, " ");
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    const std::string word = text.substr(from, to - from);
    if (!word.empty()) {
      draw_text(list, pen.place(text_width(pen.style, word)), pen.style, color, word);
    }
    if (to < text.size() && pen.x > 0) pen.x += gap;
    from = to + 1;
  }
}

// `after`: what follows it without a gap, such as a comma.
void draw_number(Pen& pen, const app::Slider& number, const std::string& after, Actions& actions) {
  const float width = text_width(pen.style, number.value);
  const ImVec2 at = pen.place(width + text_width(pen.style, after));
  pen.x -= text_width(pen.style, after);
  const float line = line_height(pen.style);
  const float target = std::max(line, theme().target);
  ImGui::SetCursorScreenPos(ImVec2(at.x - 4, at.y + (line - target) / 2));
  ImGui::InvisibleButton(number.id.c_str(), ImVec2(width + 8, target));
  note_control(number.id);
  const bool held = ImGui::IsItemActive();
  const bool lit = held || ImGui::IsItemHovered() || ImGui::IsItemFocused();
  if (lit) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (ImGui::IsItemActivated()) g_share_at_press = static_cast<float>(number.share);
  const float dragged = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0).x;
  if (held && std::fabs(dragged) > k_drag_px) {
    claim_finger();
    const float share = std::clamp(g_share_at_press + dragged / k_whole_range_px, 0.0f, 1.0f);
    actions.push_back(number.change(static_cast<double>(share)));
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (lit) {
    list->AddRectFilled(ImVec2(at.x - 4, at.y - 1), ImVec2(at.x + width + 4, at.y + line + 1),
                        fade(theme().accent, 0.16f), 4);
  }
  draw_text(list, at, pen.style, theme().accent, number.value);
  // Dots under it say that it can be dragged.
  for (float x = at.x + 1; x < at.x + width; x += 4) {
    list->AddCircleFilled(ImVec2(x, at.y + line - 1), 1, theme().accent, 8);
  }
}

}  // namespace

void draw_block(const app::Sentence& block, float width, Actions& actions) {
  const TextStyle style{k_body, block.tone == app::Tone::strong};
  Pen pen{style, ImGui::GetCursorScreenPos(), width};
  const std::vector<std::string> parts = block.parts();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    draw_words(pen, parts[i], theme().text);
    if (i >= block.numbers.size()) continue;
    const std::string& next = parts[i + 1];
    draw_number(pen, block.numbers[i], next.substr(0, next.find(' ')), actions);
  }
  ImGui::SetCursorScreenPos(pen.start);
  space(pen.y + line_height(style));
}

}  // namespace headsup::ui
