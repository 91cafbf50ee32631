#include <algorithm>
#include <string>

#include "app/ledger.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_text{k_caption + 1, false};
constexpr TextStyle k_strong{k_caption + 1, true};
constexpr TextStyle k_small{k_caption, false};
constexpr TextStyle k_section{k_body + 1, true};
constexpr float k_row = 22;
constexpr float k_column = 84;

// Right edge of a section's column.
float column_right(const app::LedgerSection& section, std::size_t column, float left, float width) {
  const float from_right = static_cast<float>(section.columns.size() - 1 - column);
  const float room = std::min(k_column, width * 0.68f / static_cast<float>(section.columns.size()));
  return left + width - from_right * room;
}

void draw_columns(ImDrawList* list, const app::LedgerSection& section, ImVec2 at, float width) {
  for (std::size_t i = 0; i < section.columns.size(); ++i) {
    draw_text_right(list, ImVec2(column_right(section, i, at.x, width), at.y), k_small,
                    theme().muted, section.columns[i]);
  }
}

void draw_row(ImDrawList* list, const app::LedgerSection& section, const app::LedgerRow& row,
              ImVec2 at, float width, ImU32 color) {
  if (row.total) {
    list->AddLine(ImVec2(at.x, at.y), ImVec2(at.x + width, at.y), theme().border);
  }
  const TextStyle style = row.total ? k_strong : k_text;
  const float first = column_right(section, 0, at.x, width) - 66;
  draw_text(list, ImVec2(at.x, at.y + 2), style, row.total ? color : theme().muted,
            fitted(style, row.label, first - at.x - 6));
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    // A facet that nobody asks for or carries is there, but out of the way.
    const bool empty = row.cells[i] == "0.000000";
    draw_text_right(list, ImVec2(column_right(section, i, at.x, width), at.y + 2), style,
                    row.total ? color
                    : empty   ? fade(theme().muted, 0.6f)
                              : theme().text,
                    row.cells[i]);
  }
}

void draw_section(const app::LedgerSection& section, float width, ImU32 color) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float y = at.y;
  draw_text(list, ImVec2(at.x, y), k_section, theme().text, section.heading);
  y += line_height(k_section);
  draw_text(list, ImVec2(at.x, y), k_text, color, section.formula);
  if (section.columns.size() > 1) {
    y += line_height(k_text) + 6;
    draw_columns(list, section, ImVec2(at.x, y), width);
  }
  y += k_row;
  for (const app::LedgerRow& row : section.rows) {
    draw_row(list, section, row, ImVec2(at.x, y), width, color);
    y += k_row;
  }
  if (!section.note.empty()) {
    y += 6;
    y += draw_text_wrapped(list, ImVec2(at.x, y), k_small, theme().muted, section.note, width);
  }
  space(y - at.y + 26);
}

void head_tabs(const app::State& state, float width, Actions& actions) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  float x = 0;
  float y = 0;
  for (int head = 0; head < team::k_heads; ++head) {
    const std::string& label = state.team.heads[static_cast<std::size_t>(head)].label;
    if (x > 0 && x + chip_width(label) > width) {
      x = 0;
      y += theme().target + 6;
    }
    ImGui::SetCursorScreenPos(ImVec2(start.x + x, start.y + y));
    ImGui::PushID(head);
    if (chip_button("head", label, head == state.edge_head)) {
      actions.push_back(app::OpenEdge{head, state.edge_person});
    }
    ImGui::PopID();
    x += chip_width(label) + 6;
  }
  ImGui::SetCursorScreenPos(start);
  space(y + theme().target);
}

}  // namespace

void ledger_view(const app::State& state, float width, Actions& actions) {
  const app::Ledger ledger = app::build_ledger(state, state.edge_head, state.edge_person);
  const ImU32 color = theme().heads[static_cast<std::size_t>(state.edge_head)];
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const TextStyle title{k_heading, true};
  draw_text(ImGui::GetWindowDrawList(), at, title, theme().text,
            fitted(title, ledger.title, width - chip_width("Close") - 12));
  ImGui::SetCursorScreenPos(ImVec2(at.x + width - chip_width("Close"), at.y - 3));
  if (chip_button("close", "Close", false)) actions.push_back(app::CloseEdge{});
  ImGui::SetCursorScreenPos(at);
  space(theme().target + 8);
  head_tabs(state, width, actions);
  space(20);
  for (const app::LedgerSection& section : ledger.sections) draw_section(section, width, color);
}

}  // namespace headsup::ui
