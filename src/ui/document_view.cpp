// Documents as they are drawn: words, controls, and blocks side by side. Tables, maps, charts and
// lists to reorder have files of their own.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_text{k_body, false};
constexpr TextStyle k_strong{k_body, true};
constexpr TextStyle k_small{k_caption, false};
constexpr TextStyle k_section{k_body + 1, true};
constexpr TextStyle k_formula{k_caption + 1, false};
constexpr float k_block_gap = 12;
constexpr float k_column_gap = 32;
constexpr float k_bar_label = 132;
constexpr float k_bar_value = 64;
constexpr float k_bar_row = 26;

ImU32 head_color(int head, ImU32 otherwise) {
  return head < 0 ? otherwise : theme().heads[head];
}

void wrapped(TextStyle style, ImU32 color, const std::string& text, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  space(draw_text_wrapped(ImGui::GetWindowDrawList(), at, style, color, text, width));
}

void draw_bar(ImDrawList* list, const app::Bar& bar, ImVec2 at, float width, float value_width) {
  const float label = std::min(k_bar_label, width * 0.36f);
  const ImU32 color = bar.faded ? fade(theme().muted, 0.6f) : head_color(bar.head, theme().accent);
  const float middle = at.y + k_bar_row / 2;
  float x = at.x;
  if (bar.head >= 0) {
    draw_mark(list, bar.head, ImVec2(x + 5, middle), 4, color);
    x += 18;
  }
  const TextStyle style{k_caption + 1, false};
  draw_text(list, ImVec2(x, middle - line_height(style) / 2), style,
            bar.faded ? theme().muted : theme().text,
            fitted(style, bar.label, at.x + label - x - 8));
  const float left = at.x + label;
  const float length = std::max(width - label - value_width, 40.0f);
  list->AddRectFilled(ImVec2(left, middle - 4), ImVec2(left + length, middle + 4),
                      fade(theme().muted, 0.18f), 4);
  const float filled = static_cast<float>(std::clamp(bar.share, 0.0, 1.0)) * length;
  if (filled > 0.5f) {
    list->AddRectFilled(ImVec2(left, middle - 4), ImVec2(left + std::max(filled, 2.0f), middle + 4),
                        color, std::min(4.0f, filled / 2));
  }
  if (bar.before >= 0) {
    const float tick = left + static_cast<float>(std::clamp(bar.before, 0.0, 1.0)) * length;
    list->AddLine(ImVec2(tick, middle - 8), ImVec2(tick, middle + 8), theme().text, 1.5f);
  }
  draw_text_right(list, ImVec2(at.x + width, middle - line_height(style) / 2),
                  TextStyle{k_caption + 1, true}, bar.faded ? theme().muted : theme().text,
                  bar.value);
}

}  // namespace

void draw_block(const app::Heading& block, float width, Actions&) {
  space(10);
  wrapped(k_section, theme().text, block.text, width);
  if (!block.formula.empty()) {
    wrapped(k_formula, head_color(block.head, theme().accent), block.formula, width);
  }
}

void draw_block(const app::Paragraph& block, float width, Actions&) {
  switch (block.tone) {
    case app::Tone::plain:
      return wrapped(k_text, theme().text, block.text, width);
    case app::Tone::muted:
      return wrapped(k_small, theme().muted, block.text, width);
    case app::Tone::strong:
      return wrapped(k_strong, theme().text, block.text, width);
    case app::Tone::warning:
      return wrapped(k_strong, theme().danger, block.text, width);
  }
}

void draw_block(const app::Bars& block, float width, Actions&) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (!block.caption.empty()) {
    wrapped(k_small, theme().muted, block.caption, width);
    space(4);
  }
  float value = k_bar_value;
  for (const app::Bar& bar : block.rows) {
    value = std::max(value, text_width(TextStyle{k_caption + 1, true}, bar.value) + 12);
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float y = at.y;
  for (const app::Bar& bar : block.rows) {
    person_row(ImVec2(at.x, y), ImVec2(at.x + width, y + k_bar_row), bar.person, bar.lit);
    draw_bar(list, bar, ImVec2(at.x, y), width, value);
    y += k_bar_row;
  }
  space(y - at.y);
}

void draw_block(const app::Slider& block, float width, Actions& actions) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImU32 color = head_color(block.head, theme().accent);
  float x = at.x;
  if (block.head >= 0) {
    draw_mark(list, block.head, ImVec2(x + 5, at.y + 10), 4.5f, color);
    x += 18;
  }
  draw_text_right(list, ImVec2(at.x + width, at.y), k_strong, color, block.value);
  draw_text(
      list, ImVec2(x, at.y), k_strong, theme().text,
      fitted(k_strong, block.label, at.x + width - x - text_width(k_strong, block.value) - 12));
  space(line_height(k_strong) + 2);
  float share = static_cast<float>(block.share);
  if (slider(block.id.c_str(), width, &share, color)) {
    actions.push_back(block.change(static_cast<double>(share)));
  }
  note_control(block.id);
  if (block.low.empty() && block.high.empty()) return;
  const ImVec2 ends = ImGui::GetCursorScreenPos();
  draw_text(list, ends, k_small, theme().muted, block.low);
  draw_text_right(list, ImVec2(ends.x + width, ends.y), k_small, theme().muted, block.high);
  space(line_height(k_small));
}

void draw_block(const app::Choice& block, float width, Actions& actions) {
  if (!block.none.empty()) return choice_row(block, width, actions);
  if (!block.label.empty()) {
    wrapped(k_small, theme().muted, block.label, width);
    space(4);
  }
  Flow flow(width, 6);
  ImGui::PushID(block.id.c_str());
  for (std::size_t i = 0; i < block.options.size(); ++i) {
    const std::string label = fitted(TextStyle{k_caption, false}, block.options[i], width - 24);
    flow.next(chip_width(label));
    ImGui::PushID(static_cast<int>(i));
    if (chip_button("option", label, static_cast<int>(i) == block.selected)) {
      actions.push_back(block.choose(static_cast<int>(i)));
    }
    note_control(block.id, static_cast<int>(i));
    ImGui::PopID();
  }
  ImGui::PopID();
  flow.end();
}

void draw_block(const app::Switch& block, float width, Actions& actions) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImU32 color = head_color(block.head, theme().accent);
  ImDrawList* list = ImGui::GetWindowDrawList();
  person_row(ImVec2(at.x, at.y - 3), ImVec2(at.x + width, at.y + 23), block.person, block.lit);
  if (toggle(block.id.c_str(), block.on, color)) actions.push_back(block.flip);
  note_control(block.id);
  draw_text(list, ImVec2(at.x + 48, at.y), k_text, block.on ? theme().text : theme().muted,
            fitted(k_text, block.label, width - 48));
  space(std::max(2.0f, theme().target - 28));
}

void draw_block(const app::Buttons& block, float width, Actions& actions) {
  Flow flow(width, 8);
  for (const app::Button& button : block.buttons) {
    if (button.is_toggle) {
      flow.next(chip_width(button.label));
      if (chip_button(button.id.c_str(), button.label, button.on)) actions.push_back(button.press);
      note_control(button.id);
      continue;
    }
    flow.next(button_width(button.label));
    if (push_button(button.id.c_str(), button.label, button.primary, button.enabled)) {
      actions.push_back(button.press);
    }
    note_control(button.id);
  }
  flow.end();
}

void draw_block(const app::TextField& block, float width, Actions& actions) {
  if (!block.label.empty()) {
    wrapped(k_small, theme().muted, block.label, width);
    space(2);
  }
  // The page's own field uses 16 px where there are fingers: phones zoom in on smaller text.
  const float row = theme().target == k_touch_target ? 24.0f : 21.0f;
  const float height = std::max(theme().target, 14 + row * static_cast<float>(block.rows));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  std::string text = block.text;
  if (has_native_fields()) {
    ImGui::Dummy(ImVec2(width, height));
    note_field(
        {block.id, block.label, block.text, block.hint, block.rows, {at.x, at.y, width, height}});
  } else if (block.rows == 1) {
    if (text_line(block.id.c_str(), block.hint, text, ImVec2(width, height))) {
      actions.push_back(block.change(text));
    }
  } else if (text_area(block.id.c_str(), text, ImVec2(width, height))) {
    actions.push_back(block.change(text));
  }
  note_control(block.id);
}

void draw_block(const app::Split& block, float width, Actions& actions) {
  const float count = static_cast<float>(block.columns.size());
  const float column = (width - (count - 1) * k_column_gap) / count;
  const bool side_by_side = column >= static_cast<float>(block.min_px);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  float end = start.y;
  for (std::size_t i = 0; i < block.columns.size(); ++i) {
    const float x =
        side_by_side ? start.x + static_cast<float>(i) * (column + k_column_gap) : start.x;
    const float y = side_by_side ? start.y : end;
    ImGui::SetCursorScreenPos(ImVec2(x, y));
    ImGui::BeginGroup();  // lines start at its left edge
    const app::Document& part = block.columns[i];
    if (!part.title.empty()) {
      wrapped(k_section, theme().text, part.title, side_by_side ? column : width);
      space(4);
    }
    draw_blocks(part, side_by_side ? column : width, actions);
    end = std::max(end, ImGui::GetCursorScreenPos().y);
    ImGui::EndGroup();
  }
  ImGui::SetCursorScreenPos(start);
  space(end - start.y);
}

void draw_blocks(const app::Document& document, float width, Actions& actions) {
  if (!document.lead.empty()) {
    wrapped(k_text, theme().muted, document.lead, width);
    space(k_block_gap);
  }
  for (const app::Block& block : document.blocks) {
    std::visit([&](const auto& kind) { draw_block(kind, width, actions); }, block);
    space(k_block_gap);
  }
}

void draw_part(const app::Document& part, float width, Actions& actions) {
  for (const app::Block& block : part.blocks) {
    std::visit([&](const auto& kind) { draw_block(kind, width, actions); }, block);
  }
}

void panel_document_view(const app::State& state, float width, Actions& actions) {
  wrapped(TextStyle{k_heading, true}, theme().text, state.derived().panel->title, width);
  space(8);
  draw_blocks(*state.derived().panel, width, actions);
}

}  // namespace headsup::ui
