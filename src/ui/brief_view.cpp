#include <string>

#include "texts/texts.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

using texts::Id;

constexpr TextStyle k_head{k_caption, true};
constexpr TextStyle k_name{k_body, true};
constexpr TextStyle k_text{k_body, false};
constexpr TextStyle k_small{k_caption, false};

// Text at the cursor, which moves below it.
void paragraph(TextStyle style, ImU32 color, const std::string& text, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  space(draw_text_wrapped(ImGui::GetWindowDrawList(), at, style, color, text, width));
}

void brief_line(const app::State& state, const lead::BriefLine& line, bool first_of_person,
                float width) {
  const team::Person& who = state.team.people[static_cast<std::size_t>(line.person)];
  const team::Contribution& what = who.contributions[static_cast<std::size_t>(line.contribution)];
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (first_of_person) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text(list, at, k_name, theme().text, fitted(k_name, who.name, width - 60));
    draw_text_right(list, ImVec2(at.x + width, at.y), k_name,
                    theme().heads[static_cast<std::size_t>(line.head)], percent(line.share, 0));
    space(line_height(k_name));
  }
  paragraph(k_text, theme().text, what.text, width);
  if (!what.effort.empty()) {
    paragraph(k_small, theme().muted, texts::fill(Id::view_effort, {what.effort}), width);
  }
  space(10);
}

void head_brief(const app::State& state, int head, float width) {
  const auto index = static_cast<std::size_t>(head);
  const lead::Brief& brief = state.reader->brief();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_mark(list, head, ImVec2(at.x + 5, at.y + 9), 4.5f, theme().heads[index]);
  draw_text(list, ImVec2(at.x + 18, at.y), k_head, theme().heads[index],
            state.team.heads[index].label);
  space(line_height(k_head) + 6);
  int last = -1;
  for (const lead::BriefLine& line : brief.lines) {
    if (line.head != head) continue;
    brief_line(state, line, line.person != last, width);
    last = line.person;
  }
  if (last < 0) {
    paragraph(k_text, theme().muted, texts::get(Id::view_be_precise), width);
    space(10);
  } else if (brief.unnamed[index] >= 0.005) {
    paragraph(k_small, theme().muted,
              texts::fill(Id::view_unnamed, {percent(brief.unnamed[index], 0)}), width);
  }
  space(16);
}

}  // namespace

void brief_view(const app::State& state, float width) {
  const int accountable = state.reader->brief().accountable;
  paragraph(TextStyle{k_heading, true}, theme().text, texts::get(Id::view_tab_brief), width);
  space(4);
  paragraph(k_text, theme().muted,
            accountable < 0
                ? texts::get(Id::view_nobody_yet)
                : texts::fill(Id::view_accountable,
                              {state.team.people[static_cast<std::size_t>(accountable)].name}),
            width);
  space(16);
  for (int head = 0; head < team::k_heads; ++head) {
    if (state.controls.enabled[static_cast<std::size_t>(head)]) head_brief(state, head, width);
  }
  paragraph(k_small, theme().muted, texts::get(Id::view_no_review), width);
}

}  // namespace headsup::ui
