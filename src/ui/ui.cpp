#include "ui/ui.h"

#include <imgui.h>

#include <string>

#include "analysis/load.h"
#include "app/core/action.h"
#include "app/core/intro.h"
#include "app/graph/layout.h"
#include "app/graph/pass.h"
#include "app/graph/scene.h"
#include "texts/texts.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/numbers.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

using app::State;
using texts::Id;

constexpr ImGuiWindowFlags k_fixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoSavedSettings |
                                     ImGuiWindowFlags_NoBringToFrontOnFocus;
constexpr TextStyle k_wordmark{k_heading + 1, true};
constexpr float k_roomy_px = 800;  // height from which two lines of each head's brief are in sight

void begin_window(const char* name, const app::Rect& area) {
  ImGui::SetNextWindowPos(ImVec2(area.x, area.y));
  ImGui::SetNextWindowSize(ImVec2(area.w, area.h));
  ImGui::Begin(name, nullptr, k_fixed);
}

// A scrolling child that fills the rest of the window; content is inset by `margin`.
float begin_scroll(const char* name, float width, float margin) {
  ImGui::BeginChild(name, ImVec2(0, 0), ImGuiChildFlags_None, ImGuiWindowFlags_NoNav);
  ImGui::Indent(margin);
  space(k_gap);
  return width - 2 * margin;
}

void end_scroll() {
  space(k_padding);
  scroll_by_finger();
  ImGui::EndChild();
}

void theme_switch(const State& state, ImVec2 at, Result& result) {
  ImGui::SetCursorScreenPos(at);
  if (theme_button("theme", state.dark())) {
    result.actions.push_back(
        app::SetTheme{state.dark() ? app::ThemeChoice::light : app::ThemeChoice::dark});
  }
}

// The way into the tour, and the other language. Right-aligned at `right`; returns their left edge.
float header_chips(const State& state, float right, float y, Result& result) {
  const auto other = state.preferences.language == texts::Language::english
                         ? texts::Language::german
                         : texts::Language::english;
  const char* code = other == texts::Language::german ? "DE" : "EN";
  float x = right - chip_width(code);
  ImGui::SetCursorScreenPos(ImVec2(x, y));
  if (chip_button("language", code, false)) result.actions.push_back(app::SetLanguage{other});
  note_control("language");
  x -= tour_chip_width() + 6;
  ImGui::SetCursorScreenPos(ImVec2(x, y));
  tour_chip(state, result.actions);
  return x;
}

void separator(const app::Rect& area, float y) {
  ImGui::GetWindowDrawList()->AddLine(ImVec2(area.x, y), ImVec2(area.x + area.w, y),
                                      theme().border);
}

void wide_panel(const State& state, bool native_field, Result& result) {
  const app::Rect area = app::panel_area(state);
  begin_window("panel", area);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine(ImVec2(area.x, area.y), ImVec2(area.x, area.y + area.h), theme().border);
  draw_text(list, ImVec2(area.x + k_padding, area.y + 18), k_wordmark, theme().text, "Heads-Up");
  // Where there is a page around the canvas its menu stands between the chips and the theme.
  const float menu = native_field ? 44.0f : 0.0f;
  const float right = area.x + area.w - k_padding - 40;
  const float chips = header_chips(state, right - menu, area.y + 15, result);
  const float after = area.x + k_padding + text_width(k_wordmark, "Heads-Up") + 10;
  draw_text(list, ImVec2(after, area.y + 22), TextStyle{k_caption, false}, theme().muted,
            fitted(TextStyle{k_caption, false}, state.team().name, chips - 12 - after));
  theme_switch(state, ImVec2(area.x + area.w - k_padding - 32, area.y + 14), result);

  const float width = area.w - 2 * k_padding;
  // At the end of the line that names the field.
  const float named = incident_label_width() + 16;
  saved_view(state, ImVec2(area.x + k_padding + named, area.y + 60), ImVec2(width - named, 20),
             true, result.actions);
  ImGui::SetCursorScreenPos(ImVec2(area.x, area.y + 62));
  ImGui::Indent(k_padding);
  incident_view(state, width, native_field, result.text_field, result.actions);
  space(10);
  examples_view(state, width, result.actions);
  ImGui::Unindent(k_padding);
  space(14);
  separator(area, ImGui::GetCursorScreenPos().y);
  const float inner = begin_scroll("scroll", area.w, k_padding);
  space(10);
  if (app::has_panel_document(state)) {
    panel_document_view(state, inner, result.actions);
    end_scroll();
    ImGui::End();
    return;
  }
  brief_view(state, inner, area.h < k_roomy_px ? 1 : 2, result.actions);
  space(4);
  controls_view(state, inner, result.actions);
  space(24);
  words_view(state, inner, result.actions);
  space(12);
  brief_note(state, inner, result.actions);
  end_scroll();
  ImGui::End();
}

// Who asks and what they keep of themselves: there is no room for it under a phone's face of them.
void who_asks(const State& state, float left, float right) {
  const TextStyle style{k_body, true};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::string& name = app::name_of(state, state.controls().query);
  const app::PassPicture pass(state);
  Numbers numbers = measure_numbers(state, pass, state.controls().query, true);
  if (numbers.total > right - left) {
    numbers = measure_numbers(state, pass, state.controls().query, false);
  }
  draw_text_right(list, ImVec2(right, numbers.total > 0 ? 8.0f : 18.0f), style, theme().text,
                  fitted(style, texts::fill(Id::view_asks, {name}), right - left));
  draw_numbers(list, numbers, ImVec2(right - numbers.total, 30));
}

void phone_bar(const State& state, Result& result) {
  const app::Rect area{0, 0, state.transient.screen.width, app::k_bar_height_px};
  begin_window("bar", area);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool intro = app::shows_intro(state);
  draw_text(list, ImVec2(16, intro ? 7.0f : 16.0f), k_wordmark, theme().text, "Heads-Up");
  const float right = area.w - 104;  // the menu and the theme
  if (intro) {
    bar_intro(state, 16, right, result.actions);
  } else {
    who_asks(state, 16 + text_width(k_wordmark, "Heads-Up") + 16, right);
  }
  theme_switch(state, ImVec2(area.w - 50, (area.h - k_touch_target) / 2), result);
  // What is in order goes without saying where there is so little room.
  if (state.library.status == app::SaveStatus::not_saved && !intro) {
    const float under = text_width(k_wordmark, "Heads-Up");
    saved_view(state, ImVec2(16, 24), ImVec2(under, 44), false, result.actions);
  }
  separator(area, area.h - 1);
  ImGui::End();
}

void sheet_tabs(const State& state, const app::Rect& area, Result& result) {
  static constexpr struct {
    const char* id;
    Id label;
    app::Sheet sheet;
  } k_tabs[] = {{"incident-tab", Id::view_tab_incident, app::Sheet::incident},
                {"heads-tab", Id::page_heads, app::Sheet::heads},
                {"brief-tab", Id::view_tab_brief, app::Sheet::brief}};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float width = area.w / 3;
  for (int i = 0; i < 3; ++i) {
    const ImVec2 at(area.x + width * static_cast<float>(i), area.y);
    ImGui::SetCursorScreenPos(at);
    const bool current = state.view().sheet == k_tabs[i].sheet;
    if (ImGui::InvisibleButton(k_tabs[i].id, ImVec2(width, k_touch_target))) {
      result.actions.push_back(app::ShowSheet{k_tabs[i].sheet});
    }
    draw_text_centered(list, ImVec2(at.x + width / 2, at.y + 12), TextStyle{k_body, current},
                       current ? theme().text : theme().muted, texts::get(k_tabs[i].label));
    if (current) {
      list->AddRectFilled(ImVec2(at.x + 16, at.y + k_touch_target - 3),
                          ImVec2(at.x + width - 16, at.y + k_touch_target - 1), theme().accent, 1);
    }
  }
  separator(area, area.y + k_touch_target);
}

// What a hover tells on a wide screen: there is no hovering on a phone, but a tap makes a person
// the query.
void about_query(const State& state, float width) {
  const int query = state.controls().query;
  const team::Person& who = state.team().people[query];
  const TextStyle strong{k_body, true};
  const TextStyle small{k_caption, false};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(list, at, strong, theme().text, fitted(strong, who.name + ", " + who.title, width));
  const bool overloaded = analysis::is_overloaded(state.team(), query);
  const std::string line =
      texts::fill(overloaded ? Id::view_carries_line_relief : Id::view_carries_line,
                  {analysis::carries_line(state.team(), query, state.controls().depth)});
  const float y = at.y + line_height(strong);
  const float used = draw_text_wrapped(list, ImVec2(at.x, y), small, theme().muted, line, width);
  space(y - at.y + used + 18);
}

void phone_sheet(const State& state, bool native_field, Result& result) {
  const app::Rect area = app::panel_area(state);
  begin_window("sheet", area);
  separator(area, area.y);
  if (app::is_landscape(state.transient.screen)) {
    ImGui::GetWindowDrawList()->AddLine(ImVec2(area.x, area.y), ImVec2(area.x, area.y + area.h),
                                        theme().border);
  }
  const float margin = 16;
  const float width = area.w - 2 * margin;
  const bool document = app::has_panel_document(state);
  if (!document) sheet_tabs(state, area, result);
  ImGui::SetCursorScreenPos(ImVec2(area.x, area.y + 1 + (document ? 0 : k_touch_target)));
  if (document) {
    begin_scroll("document", area.w, margin);
    panel_document_view(state, width, result.actions);
  } else if (state.view().sheet == app::Sheet::incident) {
    // The field does not scroll: the platform's own one lies on it.
    space(10);
    ImGui::Indent(margin);
    incident_view(state, width, native_field, result.text_field, result.actions);
    space(8);
    examples_view(state, width, result.actions);
    ImGui::Unindent(margin);
    space(4);
    begin_scroll("incident", area.w, margin);
    words_view(state, width, result.actions);
  } else if (state.view().sheet == app::Sheet::heads) {
    begin_scroll("heads", area.w, margin);
    space(8);
    about_query(state, width);
    heads_view(state, width, result.actions);
    controls_view(state, width, result.actions);
  } else {
    begin_scroll("brief", area.w, margin);
    space(8);
    brief_view(state, width, 2, result.actions);
    brief_note(state, width, result.actions);
  }
  end_scroll();
  ImGui::End();
}

void notice(const State& state, Result& result) {
  if (state.transient.notice.empty()) return;
  const TextStyle style{k_body, false};
  const app::Rect& area = state.transient.graph_area;
  const float width = std::min(440.0f, area.w - 32);
  const float height = wrapped_height(style, state.transient.notice, width - 32) + 24;
  const ImVec2 at(area.x + (area.w - width) / 2, area.y + area.h - height - 56);
  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSize(ImVec2(width, height));
  ImGui::Begin("notice", nullptr,
               (k_fixed & ~ImGuiWindowFlags_NoBringToFrontOnFocus) | ImGuiWindowFlags_NoBackground);
  if (ImGui::InvisibleButton("dismiss", ImVec2(width, height))) {
    result.actions.push_back(app::DismissNotice{});
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, ImVec2(at.x + width, at.y + height), theme().raised, 10);
  list->AddRect(at, ImVec2(at.x + width, at.y + height), theme().border, 10);
  draw_text_wrapped(list, ImVec2(at.x + 16, at.y + 12), style, theme().text, state.transient.notice,
                    width - 32);
  ImGui::End();
}

}  // namespace

namespace {

// Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, with ⌘ on a Mac; a text field has an undo of its own. The page
// listens itself.
void history_keys(Actions& actions) {
  if (ImGui::GetIO().WantTextInput) return;
  const ImGuiKeyChord undo = ImGuiMod_Ctrl | ImGuiKey_Z;
  if (ImGui::IsKeyChordPressed(undo)) actions.push_back(app::Undo{});
  if (ImGui::IsKeyChordPressed(undo | ImGuiMod_Shift) ||
      ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Y)) {
    actions.push_back(app::Redo{});
  }
}

}  // namespace

Result draw(const State& state, const app::Scene& drawn, bool native_text_field) {
  Result result;
  use_native_fields(native_text_field);
  if (!native_text_field) history_keys(result.actions);
  use_theme(state.dark(), app::is_phone(state.transient.screen));
  const bool explains = state.view().mode == app::Mode::explain;
  if (app::shows_graph(state)) graph_view(state, drawn, result.actions, result.labels);
  intro_view(state, result.actions);
  if (explains) page_view(state, result.actions);
  const bool watches = app::watches_pass(state);
  if (watches) pass_player(state, result.actions);
  // On a phone the player is in its place.
  if (!watches || !app::is_phone(state.transient.screen)) mode_view(state, result.actions);
  if (app::is_phone(state.transient.screen)) {
    phone_bar(state, result);
    // A page of the explanation has the whole phone, but for the tour.
    if (!explains || app::has_panel_document(state)) {
      phone_sheet(state, native_text_field, result);
    }
  } else {
    wide_panel(state, native_text_field, result);
  }
  notice(state, result);
  const int pointed = take_pointed();
  if (pointed != state.hovered()) result.actions.push_back(app::HoverPerson{pointed});
  result.controls = take_controls();
  result.fields = take_fields();
  return result;
}

}  // namespace headsup::ui
