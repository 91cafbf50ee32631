#include <algorithm>
#include <string>
#include <utility>

#include "app/core/action.h"
#include "app/core/intro.h"
#include "app/editor/pages.h"
#include "app/graph/layout.h"
#include "app/tour/tour.h"
#include "base/format.h"
#include "texts/texts.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_small{k_caption, false};

constexpr float k_note_height = 20;  // of a phone's line above the strip

std::string undrawn_text(const app::State& state, float room) {
  using texts::Id;
  const std::string strands = base::whole_number(state.view().strongest);
  const std::string left_out = base::percent(state.derived().undrawn);
  const Id full = state.view().strongest == 1 ? Id::view_strands_one : Id::view_strands;
  const std::string text = texts::fill(full, {strands, left_out});
  if (text_width(k_small, text) <= room) return text;
  return texts::fill(Id::view_strands_brief, {strands, left_out});
}

// Fewer and more strands; ends at right_at. What is left out stands before them, or on a phone in
// a line of its own, which ends at note_at.
void thinning(const app::State& state, ImVec2 right_at, const ImVec2* note_at, Actions& actions) {
  const float plus = chip_width("+");
  ImGui::SetCursorScreenPos(ImVec2(right_at.x - plus, right_at.y));
  if (chip_button("more", "+", false))
    actions.push_back(app::SetStrongest{state.view().strongest + 1});
  ImGui::SetCursorScreenPos(ImVec2(right_at.x - 2 * plus - 4, right_at.y));
  if (chip_button("fewer", "–", false))
    actions.push_back(app::SetStrongest{state.view().strongest - 1});
  const float middle = right_at.y + (theme().target - line_height(k_small)) / 2;
  const ImVec2 at = note_at ? *note_at : ImVec2(right_at.x - 2 * plus - 14, middle);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::string text = undrawn_text(state, at.x - ImGui::GetWindowPos().x);
  if (note_at) {  // strands may run behind it: give it ground
    list->AddRectFilled(ImVec2(at.x - text_width(k_small, text) - 4, at.y),
                        ImVec2(at.x + 4, at.y + line_height(k_small)),
                        fade(theme().background, 0.82f), k_radius);
  }
  draw_text_right(list, at, k_small, theme().muted, text);
}

}  // namespace

float tour_chip_width() {
  return chip_width(texts::get(texts::Id::tour_start));
}

void tour_chip(const app::State& state, Actions& actions) {
  const bool on = state.view().tour.step >= 0;
  if (chip_button("tour", texts::get(texts::Id::tour_start), on)) {
    actions.push_back(on ? app::Action{app::LeaveTour{}}
                         : app::Action{app::GoToStep{app::k_resume_tour}});
  }
  note_control("tour");
}

namespace {

constexpr float k_history_width = 230;  // that both take at most
constexpr float k_history_room = 640;   // width of the graph from which undo and redo stand on it

// What can be undone and done again; ends at right_at.
void history_chips(const app::State& state, ImVec2 right_at, Actions& actions) {
  const app::History& history = state.workspace().history;
  const auto chip = [&](bool possible, const char* id, texts::Id label, app::Action action) {
    if (!possible) return;
    right_at.x -= chip_width(texts::get(label));
    ImGui::SetCursorScreenPos(right_at);
    if (chip_button(id, texts::get(label), false)) actions.push_back(std::move(action));
    note_control(id);
    right_at.x -= 6;
  };
  chip(history.can_redo(), "redo", texts::Id::history_redo, app::Redo{});
  chip(history.can_undo(), "undo", texts::Id::history_undo, app::Undo{});
}

}  // namespace

void mode_view(const app::State& state, Actions& actions) {
  const bool phone = app::is_phone(state.transient.screen);
  const bool everyone = state.view().mode == app::Mode::everyone;
  const char* const modes[] = {texts::get(texts::Id::mode_query),
                               texts::get(texts::Id::mode_everyone),
                               texts::get(texts::Id::mode_explain)};
  // A strip at the thumb's reach on a phone; top right of the graph on a wide screen, two rows.
  const app::Rect area = phone && state.view().mode == app::Mode::explain
                             ? app::page_area(state)
                             : state.transient.graph_area;
  const float margin = phone ? 8 : k_padding;
  const float height = theme().target;
  const float rows = everyone && !phone ? 2 * height + 8 : height;
  const float segments = segments_width(modes, 3);
  // On a phone the way into the tour is here, unless a newcomer is just shown it; the page's menu
  // has it in any case.
  const bool tour_fits = phone && !everyone && !app::shows_intro(state) &&
                         segments + tour_chip_width() + 3 * margin <= area.w;
  const bool history_fits = !phone && area.w >= k_history_room;
  const float plus = history_fits ? chip_width(texts::get(texts::Id::editor_plus)) + 10 : 0;
  float width = segments;
  if (history_fits) width = segments + plus + k_history_width;
  if (everyone) width = std::min(area.w - 2 * margin, std::max(width, 480.0f));
  if (tour_fits) width = area.w - 2 * margin;
  const float right = area.x + area.w - margin;
  float y = area.y + margin - 2;
  if (phone && state.view().mode == app::Mode::explain) {
    y = area.y + area.h + 4;
  } else if (phone) {
    y = area.y + area.h - height - 4;
  }
  const float note = everyone && phone ? k_note_height : 0;
  ImGui::SetNextWindowPos(ImVec2(right - width, y - note));
  ImGui::SetNextWindowSize(ImVec2(width, rows + note));
  ImGui::Begin("mode", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  if (tour_fits) {
    ImGui::SetCursorScreenPos(ImVec2(area.x + margin, y));
    tour_chip(state, actions);
  }
  ImGui::SetCursorScreenPos(ImVec2(right - segments, y));
  const int now = static_cast<int>(state.view().mode);
  const int chosen = ui::segments("mode", modes, 3, now);
  if (chosen != now) actions.push_back(app::SetMode{static_cast<app::Mode>(chosen)});
  if (history_fits) {
    ImGui::SetCursorScreenPos(ImVec2(right - segments - plus, y));
    if (chip_button("add-person", texts::get(texts::Id::editor_plus), false)) {
      actions.push_back(app::add_person(state));
    }
    note_control("add-person");
    history_chips(state, ImVec2(right - segments - plus - 6, y), actions);
  }
  if (everyone) {
    const ImVec2 note_at(right - 4, y - note);
    const ImVec2 at = phone ? ImVec2(right - segments - 6, y) : ImVec2(right, y + height + 8);
    thinning(state, at, phone ? &note_at : nullptr, actions);
  }
  ImGui::End();
}

}  // namespace headsup::ui
