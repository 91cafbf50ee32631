// Tables of a document: numbers in columns, some of which can be typed over.
#include <imgui_internal.h>

#include <algorithm>
#include <string>

#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_text{k_caption + 1, false};
constexpr TextStyle k_strong{k_caption + 1, true};
constexpr TextStyle k_small{k_caption, false};
constexpr float k_row = 22;
constexpr float k_detail = 18;  // under a row's label
constexpr float k_details_gap = 6;
constexpr float k_column = 84;
constexpr float k_field = 66;  // of a number

struct Columns {
  float left, width, room;
  std::size_t count;
  float right(std::size_t column) const {
    return left + width - static_cast<float>(count - 1 - column) * room;
  }
};

Columns columns_of(const app::Table& table, float left, float width) {
  const std::size_t count = std::max<std::size_t>(table.columns.size(), 1);
  return {left, width, std::min(k_column, width * 0.68f / static_cast<float>(count)), count};
}

float row_height(const app::Row& row) {
  const bool editable = std::any_of(row.cells.begin(), row.cells.end(),
                                    [](const app::Cell& cell) { return bool(cell.edit); });
  const float detail = row.detail.empty() ? 0 : k_detail + k_details_gap;
  return (editable ? std::max(k_row, theme().target) : k_row) + detail;
}

// A number that opens as a field when it is pressed.
void editable_cell(const app::Cell& cell, ImVec2 right_at, float height, bool empty,
                   Actions& actions) {
  ImGui::PushID(cell.id.c_str());
  const ImGuiID id = ImGui::GetID("number");
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const ImVec2 low(right_at.x - k_field, right_at.y);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (storage->GetBool(id)) {
    double value = 0;
    ImGui::SetCursorScreenPos(ImVec2(low.x, low.y + (height - k_row) / 2));
    const NumberEdit edit = number_field("field", cell.text, ImVec2(k_field + 4, k_row), value);
    if (edit == NumberEdit::entered) actions.push_back(cell.edit(value));
    if (edit != NumberEdit::open) storage->SetBool(id, false);
  } else {
    ImGui::SetCursorScreenPos(low);
    if (ImGui::InvisibleButton("number", ImVec2(k_field, height))) storage->SetBool(id, true);
    const bool lit = ImGui::IsItemHovered() || ImGui::IsItemFocused();
    const float y = low.y + (height - k_row) / 2;
    if (lit) {
      ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
      list->AddRectFilled(ImVec2(low.x - 2, y), ImVec2(right_at.x + 4, y + k_row), theme().raised,
                          4);
    }
    draw_text_right(list, ImVec2(right_at.x, y + 2), k_text,
                    empty ? fade(theme().muted, lit ? 1.0f : 0.6f) : theme().text, cell.text);
    // A fine line under it says that it can be typed over.
    list->AddLine(ImVec2(right_at.x - text_width(k_text, cell.text), y + k_row - 2),
                  ImVec2(right_at.x, y + k_row - 2), fade(theme().muted, 0.5f));
  }
  ImGui::PopID();
}

void draw_row(const app::Table& table, const app::Row& row, const Columns& columns, ImVec2 at,
              Actions& actions) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float height = row_height(row);
  const float y = at.y + (row.detail.empty() ? (height - k_row) / 2 : 0) + 2;
  const ImU32 color = table.head < 0 ? theme().text : theme().heads[table.head];
  if (row.total) {
    list->AddLine(ImVec2(at.x, at.y), ImVec2(at.x + columns.width, at.y), theme().border);
  }
  const TextStyle style = row.total ? k_strong : k_text;
  float x = at.x;
  if (row.head >= 0) {
    draw_mark(list, row.head, ImVec2(x + 5, y + 9), 4, theme().heads[row.head]);
    x += 18;
  }
  float first = columns.right(0) - k_field;
  if (!row.cells.empty() && !row.cells[0].edit) {
    first = columns.right(0) - text_width(style, row.cells[0].text);
  }
  const bool is_title = row.total || !row.detail.empty();
  draw_text(list, ImVec2(x, y), style,
            row.total  ? color
            : is_title ? theme().text
                       : theme().muted,
            fitted(style, row.label, first - x - 8));
  if (!row.detail.empty()) {
    draw_text(list, ImVec2(x, y + k_row - 4), k_small, theme().muted,
              fitted(k_small, row.detail, at.x + columns.width - x));
  }
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    // A facet that no person asks for or carries is there, but out of the way.
    const bool empty = row.cells[i].text == "0.000000";
    if (row.cells[i].edit) {
      editable_cell(row.cells[i], ImVec2(columns.right(i), at.y), height, empty, actions);
      continue;
    }
    draw_text_right(list, ImVec2(columns.right(i), y), style,
                    row.total ? color
                    : empty   ? fade(theme().muted, 0.6f)
                              : theme().text,
                    row.cells[i].text);
  }
}

}  // namespace

void draw_block(const app::Table& table, float width, Actions& actions) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Columns columns = columns_of(table, at.x, width);
  float y = at.y;
  if (table.columns.size() > 1 || (!table.columns.empty() && !table.columns[0].empty())) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i < table.column_heads.size()) {
        const int head = table.column_heads[i];
        draw_mark(list, head, ImVec2(columns.right(i) - 6, y + 9), 5, theme().heads[head]);
        continue;
      }
      draw_text_right(list, ImVec2(columns.right(i), y), k_small, theme().muted, table.columns[i]);
    }
    y += k_row;
  }
  for (const app::Row& row : table.rows) {
    person_row(ImVec2(at.x, y), ImVec2(at.x + width, y + row_height(row)), row.person, row.lit);
    draw_row(table, row, columns, ImVec2(at.x, y), actions);
    y += row_height(row);
  }
  if (!table.note.empty()) {
    y += 6;
    y += draw_text_wrapped(list, ImVec2(at.x, y), k_small, theme().muted, table.note, width);
  }
  ImGui::SetCursorScreenPos(at);
  space(y - at.y);
}

}  // namespace headsup::ui
