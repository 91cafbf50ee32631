#include <string>

#include "app/content/panel/panel.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_label{k_body, true};
constexpr TextStyle k_small{k_caption, false};
constexpr float k_indent = 48;  // right of the switch

void head_row(const app::HeadSummary& row, float width, Actions& actions) {
  const ImU32 color = row.on ? theme().heads[row.head] : theme().muted;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (toggle(row.id.c_str(), row.on, color)) actions.push_back(row.flip);
  note_control(row.id);
  const float x = at.x + k_indent;
  draw_mark(list, row.head, ImVec2(x + 5, at.y + 10), 4.5f, color);
  draw_text(list, ImVec2(x + 18, at.y), k_label, row.on ? theme().text : theme().muted, row.label);
  draw_text_right(list, ImVec2(at.x + width, at.y), k_label, color, app::who_stands_out(row));
  draw_text(list, ImVec2(x, at.y + 21), k_small, theme().muted, app::spread(row));
  weights_bar(row, ImVec2(x, at.y + 42), width - k_indent);
  space(30);
}

}  // namespace

void weights_bar(const app::HeadSummary& row, ImVec2 at, float width) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 color = theme().heads[row.head];
  float x = at.x;
  int rank = 0;
  for (const float share : row.shares) {
    const float length = share * width;
    if (length < 1.5f) break;  // nor will any further one be seen
    list->AddRectFilled(ImVec2(x, at.y), ImVec2(x + length - 1, at.y + k_weights_bar_px),
                        fade(color, rank % 2 == 0 ? 1.0f : 0.62f), 2);
    x += length;
    ++rank;
  }
}

void draw_block(const app::HeadSummaries& block, float width, Actions& actions) {
  for (const app::HeadSummary& row : block.rows) {
    head_row(row, width, actions);
    space(18);
  }
}

void heads_view(const app::State& state, float width, Actions& actions) {
  draw_part(state.derived().panel_parts->heads, width, actions);
}

}  // namespace headsup::ui
