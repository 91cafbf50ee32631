#include <algorithm>
#include <cmath>
#include <string>

#include "app/core/action.h"
#include "app/explain/matrices/hover_target.h"
#include "app/graph/camera.h"
#include "app/graph/layout.h"
#include "app/graph/pass.h"
#include "app/graph/strand_hit.h"
#include "texts/texts.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/labels.h"
#include "ui/theme.h"
#include "ui/views.h"

namespace headsup::ui {
namespace {

using app::State;
using app::Vec2;
using texts::Id;

constexpr TextStyle k_small{k_caption, false};
constexpr float k_modes_width = 300;      // of the switch of views, at the right over the graph
constexpr float k_one_line_px = 560;      // of a graph with one line of title
constexpr float k_narrow_px = 900;        // of a graph without room for two texts side by side
constexpr double k_double_seconds = 0.4;  // between its presses
constexpr float k_double_px = 8;          // between the clicks of a double click
constexpr float k_drag_px = 4;            // a press that moves further is a drag, not a click

const team::Person& person_at_index(const State& state, int person) {
  return state.team().people[person];
}

ImU32 enabled_color(const State& state, std::size_t head) {
  return state.controls().enabled[head] ? theme().heads[head] : fade(theme().muted, 0.5f);
}

void draw_title(ImDrawList* list, const State& state) {
  const team::Person& who = person_at_index(state, state.controls().query);
  const bool everyone = state.view().mode == app::Mode::everyone;
  const ImVec2 at(state.transient.graph_area.x + k_padding + 4,
                  state.transient.graph_area.y + k_padding - 2);
  const TextStyle title{k_title, true};
  draw_text(list, at, title, theme().text,
            everyone ? texts::get(Id::page_view_everyone) : texts::fill(Id::view_asks, {who.name}));
  // Under it somebody may stand in the middle of a narrow graph.
  if (state.transient.graph_area.w < k_one_line_px) return;
  // What is left out stands there, where there is little room.
  if (everyone && state.transient.graph_area.w < k_narrow_px) return;
  draw_text(list, ImVec2(at.x, at.y + line_height(title)), TextStyle{k_body, false}, theme().muted,
            everyone   ? texts::fill(Id::view_own_rows, {who.name})
            : who.lead ? texts::get(Id::view_lead_query)
                       : texts::get(Id::view_own_query));
}

// Marks, patterns and names of the heads; what the numbers are, where there is room to say it.
void draw_legend(ImDrawList* list, const State& state) {
  static constexpr float k_sample = 48;
  static constexpr float k_between = 24;
  const float left = state.transient.graph_area.x + k_padding + 4;
  const float right = state.transient.graph_area.x + state.transient.graph_area.w - k_padding;
  const float top = state.transient.graph_area.y + state.transient.graph_area.h - k_padding -
                    line_height(k_small);
  float total = 0;
  for (const team::Head& head : state.team().heads) {
    total += k_sample + text_width(k_small, head.label) + k_between;
  }
  const bool roomy = total < right - left;  // otherwise marks alone, without the line patterns
  const float spared = static_cast<float>(team::k_heads) * (k_sample + k_between - 28);
  if (total - spared > right - left) return;  // the panel has the same marks
  float x = left;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    const std::string& label = state.team().heads[head].label;
    const ImU32 color = enabled_color(state, head);
    const float y = top + line_height(k_small) / 2;
    draw_mark(list, static_cast<int>(head), ImVec2(x + 4, y), 4, color);
    if (roomy) draw_pattern(list, static_cast<int>(head), ImVec2(x + 14, y), 26, color);
    const float text_x = x + (roomy ? k_sample : 14);
    draw_text(list, ImVec2(text_x, top), k_small, theme().muted, label);
    x = text_x + text_width(k_small, label) + (roomy ? k_between : 14);
  }
  const app::PassNumber number = app::PassPicture(state).number();
  if (number == app::PassNumber::none) return;
  const std::string note = number == app::PassNumber::share
                               ? texts::get(Id::view_numbers)
                               : texts::fill(Id::pass_legend, {app::number_name(number)});
  if (x + text_width(k_small, note) < right) {
    draw_text_right(list, ImVec2(right, top), k_small, theme().muted, note);
  }
}

// Opens the ledger of the strand that was pressed; the person who receives it becomes the query.
void click_strand(const app::Scene& drawn, Vec2 at, float slack, Actions& actions) {
  const app::Strand* strand = app::strand_at(drawn, at, slack);
  if (!strand || strand->person < 0) return;
  actions.push_back(app::SelectPerson{strand->query});
  actions.push_back(app::OpenEdge{static_cast<int>(strand->pattern), strand->person});
}

// Beside the matrices a strand is a square there, too.
void point_at_strand(const State& state, const app::Strand* strand, Actions& actions) {
  if (state.view().mode != app::Mode::explain) return;
  const auto head = strand ? static_cast<int>(strand->pattern) : 0;
  app::CellRef next;
  if (strand) next = {app::strand_id(head), strand->query, strand->person};
  if (strand ? next != state.transient.cell : app::is_strand_id(state.transient.cell.map)) {
    actions.push_back(app::HoverCell{next});
  }
}

// The first click makes somebody the query, who moves away from the pointer then; the second one
// opens their card. Dear ImGui's own double clicks go by the time of frames, which may be long
// after the clicks or long apart.
void click(const State& state, const app::Scene& drawn, bool dragged, Vec2 at, float slack,
           Actions& actions) {
  struct Click {
    int person = -1;
    double seconds = -1e9;
    Vec2 at;
  };
  static Click latest;
  if (dragged) {
    latest = {};
    return;
  }
  const double now = state.transient.press_seconds;
  const bool again = now - latest.seconds < k_double_seconds &&
                     std::hypot(at.x - latest.at.x, at.y - latest.at.y) < k_double_px;
  if (again) {
    actions.push_back(latest.person >= 0 ? app::Action{app::EditPerson{latest.person}}
                                         : app::Action{app::ResetCamera{}});
    latest = {};
    return;
  }
  latest = {app::person_at(state, at, slack), now, at};
  if (latest.person >= 0) {
    actions.push_back(app::SelectPerson{latest.person});
  } else {
    click_strand(drawn, at, slack, actions);
  }
}

// Returns who is under the pointer.
int pointer_actions(const State& state, const app::Scene& drawn, Actions& actions) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool touch = io.MouseSource == ImGuiMouseSource_TouchScreen;
  const float slack = touch ? 14.0f : 5.0f;
  const bool hovered = ImGui::IsItemHovered();
  const Vec2 mouse{io.MousePos.x, io.MousePos.y};
  const int under = hovered ? app::person_at(state, mouse, slack) : -1;
  const app::Strand* strand = hovered && under < 0 ? app::strand_at(drawn, mouse, slack) : nullptr;
  if (strand && strand->person < 0) strand = nullptr;  // a bundle is nobody's
  point_at_strand(state, strand, actions);
  if (under >= 0 || strand) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, k_drag_px)) {
    actions.push_back(app::MoveCamera{{io.MouseDelta.x, io.MouseDelta.y}, 1, mouse, true});
  }
  if (ImGui::IsItemDeactivated()) {
    actions.push_back(app::ReleaseCamera{});
    const bool dragged = io.MouseDragMaxDistanceSqr[0] > k_drag_px * k_drag_px;
    click(state, drawn, dragged, mouse, slack, actions);
  }
  if (hovered && io.MouseWheel != 0) {
    actions.push_back(app::MoveCamera{{0, 0}, std::exp(io.MouseWheel * 0.12f), mouse});
  }
  return under;
}

void pass_keys(const State& state, Actions& actions) {
  const int step = state.view().pass.step;
  if (ImGui::IsKeyPressed(ImGuiKey_Space)) actions.push_back(app::TogglePass{});
  if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) actions.push_back(app::ShowPassStep{step - 1});
  if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) actions.push_back(app::ShowPassStep{step + 1});
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) actions.push_back(app::LeavePass{});
}

// On the desktop Tab, Shift+Tab and Enter go through people as the page's own buttons do there.
void key_actions(const State& state, Actions& actions) {
  if (ImGui::GetIO().WantTextInput) return;
  const int focused = state.focused();
  if (ImGui::IsKeyPressed(ImGuiKey_Tab)) {
    const int step = ImGui::GetIO().KeyShift ? -1 : 1;
    const int from = focused >= 0 ? focused : (step > 0 ? -1 : state.people());
    const int next = from + step;
    actions.push_back(app::FocusPerson{next >= state.people() ? -1 : next});
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Enter) && focused >= 0) {
    const bool asks = focused == state.controls().query;
    actions.push_back(asks ? app::Action{app::EditPerson{focused}}
                           : app::Action{app::SelectPerson{focused}});
  }
  if (app::watches_pass(state)) pass_keys(state, actions);
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) actions.push_back(app::FocusPerson{-1});
}

}  // namespace

void graph_view(const State& state, const app::Scene& drawn, Actions& actions,
                std::vector<app::LabelBox>& labels) {
  const app::Rect& area = state.transient.graph_area;
  ImGui::SetNextWindowPos(ImVec2(area.x, area.y));
  ImGui::SetNextWindowSize(ImVec2(area.w, area.h));
  ImGui::Begin("graph", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav);
  ImGui::InvisibleButton("people", ImVec2(area.w, area.h));
  const int pointed = pointer_actions(state, drawn, actions);
  point_at(pointed);
  key_actions(state, actions);
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_labels(list, state, labels);
  if (app::is_roomy(state)) {
    if (app::watches_pass(state)) {
      draw_pass_title(list, state, area.w - 2 * k_padding - k_modes_width);
    } else {
      draw_title(list, state);
    }
    draw_legend(list, state);
  }
  // Who is pointed at on a page is lit here, but needs no card: the page tells of them.
  const int shown = pointed >= 0 ? pointed : state.focused();
  if (shown >= 0 && !app::is_phone(state.transient.screen)) person_card(state, shown);
  ImGui::End();
}

}  // namespace headsup::ui
