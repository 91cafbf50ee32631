// What a newcomer is told over the graph: what this is, and three ways on.
#include <algorithm>

#include "app/core/action.h"
#include "app/core/intro.h"
#include "app/graph/layout.h"
#include "texts/texts.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

using texts::Id;

constexpr float k_between = 8;

struct Way {
  const char* id;
  Id label, brief_label;
  app::Action (*take)();
};
constexpr Way k_ways[] = {
    {"intro-pass", Id::page_intro_pass, Id::intro_pass, app::watch_one_pass},
    {"intro-tour", Id::page_intro_tour, Id::tour_start,
     [] { return app::Action{app::GoToStep{0}}; }},
    {"intro-team", Id::page_intro_team, Id::intro_team,
     [] { return app::Action{app::OpenPage{app::Page::import}}; }},
};

float ways_width(bool brief) {
  float width = theme().target;  // of the close button
  for (const Way& way : k_ways) {
    width += chip_width(texts::get(brief ? way.brief_label : way.label)) + k_between;
  }
  return width;
}

// From `at` on, a row; the close button ends at `right`.
void ways(ImVec2 at, float right, bool brief, Actions& actions) {
  for (const Way& way : k_ways) {
    const char* label = texts::get(brief ? way.brief_label : way.label);
    ImGui::SetCursorScreenPos(at);
    if (chip_button(way.id, label, &way == k_ways)) actions.push_back(way.take());
    note_control(way.id);
    at.x += chip_width(label) + k_between;
  }
  ImGui::SetCursorScreenPos(ImVec2(right - theme().target, at.y));
  if (close_button("intro-close")) actions.push_back(app::ShowIntro{false});
  note_control("intro-close");
}

// Beside the sentence, or under it where there is no room beside.
void wide_intro(const app::Rect& area, Actions& actions) {
  const TextStyle style{k_body, true};
  const char* sentence = texts::get(Id::page_intro);
  const float left = area.x + k_padding + 4;
  const float right = area.x + area.w - k_padding;
  const bool one_row = area.h == app::k_intro_height_px;
  const float row = one_row ? area.h : area.h / 2;
  const float inset = (row - theme().target) / 2;
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_text(list, ImVec2(left, area.y + (row - line_height(style)) / 2 + (one_row ? 0 : 4)), style,
            theme().text, fitted(style, sentence, right - left));
  const float width = ways_width(false);
  const ImVec2 at(one_row ? right - width : left,
                  area.y + area.h - row + inset - (one_row ? 0 : 4));
  ways(at, right, false, actions);
}

// The row of ways of a phone that stands upright; the sentence is in the bar over it.
void phone_intro(const app::Rect& area, Actions& actions) {
  const float margin = 12;
  const ImVec2 at(area.x + margin, area.y + (area.h - theme().target) / 2);
  const float right = area.x + area.w - margin;
  const bool brief = ways_width(false) > right - at.x;
  ways(at, right, brief, actions);
}

}  // namespace

void intro_view(const app::State& state, Actions& actions) {
  const app::Rect area = app::intro_area(state);
  if (area.w <= 0) return;
  const bool phone = app::is_phone(state.transient.screen);
  if (phone && area.y == 0) return;  // the bar has it
  ImGui::SetNextWindowPos(ImVec2(area.x, area.y));
  ImGui::SetNextWindowSize(ImVec2(area.w, area.h));
  ImGui::Begin("intro", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus);
  const float bottom = area.y + area.h - 1;
  ImGui::GetWindowDrawList()->AddLine(ImVec2(area.x, bottom), ImVec2(area.x + area.w, bottom),
                                      theme().border);
  phone ? phone_intro(area, actions) : wide_intro(area, actions);
  ImGui::End();
}

// The sentence under the program's name and, where the phone is wide enough, the ways beside it.
void bar_intro(const app::State& state, float left, float right, Actions& actions) {
  const TextStyle style{k_caption, false};
  const char* sentence = texts::get(Id::intro_short);
  const app::Rect area = app::intro_area(state);
  float end = right;
  if (area.y == 0) {
    const bool brief = ways_width(false) > right - left - text_width(style, sentence) - 24;
    end -= ways_width(brief);
    ways(ImVec2(end, (area.h - theme().target) / 2), right, brief, actions);
    end -= 16;
  }
  draw_text(ImGui::GetWindowDrawList(), ImVec2(left, 33), style, theme().muted,
            fitted(style, sentence, end - left));
}

}  // namespace headsup::ui
