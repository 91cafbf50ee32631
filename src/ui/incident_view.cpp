#include <algorithm>
#include <string>
#include <vector>

#include "app/core/action.h"
#include "texts/texts.h"
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

// One word of the text and the heads whose needs it raised.
struct TermChip {
  std::string term;
  bool heads[team::k_heads] = {};
  int count = 0;
};

std::vector<TermChip> chips_by_term(const app::State& state) {
  std::vector<TermChip> chips;
  for (const team::Match& match : state.derived().needs.matches) {
    auto found = std::find_if(chips.begin(), chips.end(),
                              [&](const TermChip& chip) { return chip.term == match.term; });
    if (found == chips.end()) found = chips.insert(chips.end(), TermChip{match.term, {}, 0});
    bool& head = found->heads[match.facet / state.team().facets_per_head()];
    if (!head) ++found->count;
    head = true;
  }
  return chips;
}

float chip_extent(const TermChip& chip) {
  return text_width(k_chip, chip.term) + 22 + 12 * static_cast<float>(chip.count);
}

ImVec2 chip_corner(float x, float top, int row) {
  return ImVec2(x, top + static_cast<float>(row) * (k_term_height + 5));
}

void draw_chip(ImDrawList* list, const TermChip& chip, ImVec2 low, float width) {
  list->AddRectFilled(low, ImVec2(low.x + width, low.y + k_term_height), theme().raised,
                      k_term_height / 2);
  const float marks = 12 * static_cast<float>(chip.count);
  draw_text(list, ImVec2(low.x + 10, low.y + (k_term_height - line_height(k_chip)) / 2), k_chip,
            theme().text, fitted(k_chip, chip.term, width - 20 - marks));
  float x = low.x + width - marks - 2;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!chip.heads[head]) continue;
    draw_mark(list, head, ImVec2(x, low.y + k_term_height / 2), 3.4f,
              theme().heads[static_cast<std::size_t>(head)]);
    x += 12;
  }
}

}  // namespace

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
  Flow flow(width, 6);
  for (std::size_t i = 0; i < state.team().incidents.size(); ++i) {
    const team::Incident& incident = state.team().incidents[i];
    const std::string label = fitted(k_chip, incident.title, width - 2 * k_padding);
    flow.next(chip_width(label));
    ImGui::PushID(static_cast<int>(i));
    if (chip_button("example", label, state.session().incident == incident.text)) {
      actions.push_back(app::SetIncident{incident.text});
    }
    ImGui::PopID();
  }
  flow.end();
}

void matches_view(const app::State& state, float width) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(list, at, k_label, theme().muted, texts::get(texts::Id::page_matches));
  const float top = at.y + line_height(k_label) + 6;
  if (state.derived().needs.matches.empty()) {
    const float used = draw_text_wrapped(list, ImVec2(at.x, top), TextStyle{k_body, false},
                                         theme().text, texts::get(texts::Id::view_no_match), width);
    space(top - at.y + used);
    return;
  }
  // The last chip of the last row counts what found no room.
  const std::vector<TermChip> chips = chips_by_term(state);
  static constexpr float k_more = 40;
  float x = 0;
  int row = 0;
  for (std::size_t i = 0; i < chips.size(); ++i) {
    const float needed = std::min(width - k_more, chip_extent(chips[i]));
    const bool last_row = row + 1 == k_chip_rows;
    const float room = last_row && i + 1 < chips.size() ? width - k_more : width;
    if (x > 0 && x + needed > room) {
      if (last_row) {
        const TermChip more{"+" + std::to_string(chips.size() - i), {}, 0};
        draw_chip(list, more, chip_corner(at.x + x, top, row), chip_extent(more));
        break;
      }
      x = 0;
      ++row;
    }
    draw_chip(list, chips[i], chip_corner(at.x + x, top, row), needed);
    x += needed + 5;
  }
  space(top - at.y + static_cast<float>(row + 1) * (k_term_height + 5));
}

}  // namespace headsup::ui
