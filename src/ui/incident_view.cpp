#include <algorithm>
#include <string>

#include "app/content/panel/panel.h"
#include "app/core/action.h"
#include "texts/texts.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_label{k_caption, true};
constexpr TextStyle k_chip{k_caption, false};
constexpr float k_lines = 3;  // of the text field
constexpr float k_term_height = 24;
constexpr int k_chip_rows = 2;

float marks_width(const app::Term& term) {
  return 12 * static_cast<float>(std::count(term.heads.begin(), term.heads.end(), true));
}

float chip_extent(const app::Term& term) {
  return text_width(k_chip, term.text) + 22 + marks_width(term);
}

ImVec2 chip_corner(float x, float top, int row) {
  return ImVec2(x, top + static_cast<float>(row) * (k_term_height + 5));
}

void draw_chip(ImDrawList* list, const app::Term& term, ImVec2 low, float width) {
  list->AddRectFilled(low, ImVec2(low.x + width, low.y + k_term_height), theme().raised,
                      k_term_height / 2);
  const float marks = marks_width(term);
  draw_text(list, ImVec2(low.x + 10, low.y + (k_term_height - line_height(k_chip)) / 2), k_chip,
            theme().text, fitted(k_chip, term.text, width - 20 - marks));
  float x = low.x + width - marks - 2;
  for (std::size_t head = 0; head < term.heads.size(); ++head) {
    if (!term.heads[head]) continue;
    draw_mark(list, static_cast<int>(head), ImVec2(x, low.y + k_term_height / 2), 3.4f,
              theme().heads[head]);
    x += 12;
  }
}

}  // namespace

float incident_label_width() {
  return text_width(k_label, texts::get(texts::Id::page_incident));
}

void incident_view(const app::State& state, float width, bool native_field, app::Rect& field,
                   Actions& actions) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(ImGui::GetWindowDrawList(), at, k_label, theme().muted,
            texts::get(texts::Id::page_incident));
  space(line_height(k_label) + 6);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  // The page's own field uses 16 px where there are fingers: phones zoom in on smaller text.
  const float height = 22 + k_lines * (theme().target == k_touch_target ? 24.0f : 21.0f);
  field = {corner.x, corner.y, width, height};
  if (native_field) {
    space(height);
  } else {
    std::string text = state.session().incident;
    if (text_area("##incident", text, ImVec2(width, height)))
      actions.push_back(app::SetIncident{text});
  }
}

void examples_view(const app::State& state, float width, Actions& actions) {
  draw_part(state.derived().panel_parts->examples, width, actions);
}

void words_view(const app::State& state, float width, Actions& actions) {
  const app::Document& words = state.derived().panel_parts->words;
  draw_text(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), k_label, theme().muted,
            words.title);
  space(line_height(k_label) + 6);
  draw_part(words, width, actions);
}

// The last chip of the last row counts what found no room.
void draw_block(const app::Terms& block, float width, Actions&) {
  static constexpr float k_more = 40;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float x = 0;
  int row = 0;
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    const float needed = std::min(width - k_more, chip_extent(block.rows[i]));
    const bool last_row = row + 1 == k_chip_rows;
    const float room = last_row && i + 1 < block.rows.size() ? width - k_more : width;
    if (x > 0 && x + needed > room) {
      if (last_row) {
        const app::Term more{"+" + std::to_string(block.rows.size() - i), {}, {}};
        draw_chip(list, more, chip_corner(at.x + x, at.y, row), chip_extent(more));
        break;
      }
      x = 0;
      ++row;
    }
    draw_chip(list, block.rows[i], chip_corner(at.x + x, at.y, row), needed);
    x += needed + 5;
  }
  space(static_cast<float>(row + 1) * (k_term_height + 5));
}

}  // namespace headsup::ui
