#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/format.h"
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
constexpr float k_after_line = 10;
constexpr float k_reach = 40;  // how far marks of a text may reach out of its line

// Text at the cursor, which moves below it.
void paragraph(TextStyle style, ImU32 color, const std::string& text, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  space(draw_text_wrapped(ImGui::GetWindowDrawList(), at, style, color, text, width));
}

// Each head names its people anew.
bool is_first_of_person(const analysis::BriefLine& line, const analysis::BriefLine* before) {
  return !before || before->head != line.head || before->person != line.person;
}

const team::Contribution& contribution(const app::State& state, const analysis::BriefLine& line) {
  return state.team()
      .people[static_cast<std::size_t>(line.person)]
      .contributions[static_cast<std::size_t>(line.contribution)];
}

std::string effort(const team::Contribution& what) {
  return texts::fill(Id::view_effort, {what.effort});
}

// What brief_line takes up.
float height(const app::State& state, const analysis::BriefLine& line, bool first_of_person,
             float width) {
  const team::Contribution& what = contribution(state, line);
  return (first_of_person ? line_height(k_name) : 0) + wrapped_height(k_text, what.text, width) +
         (what.effort.empty() ? 0 : wrapped_height(k_small, effort(what), width)) + k_after_line;
}

void brief_line(const app::State& state, const analysis::BriefLine& line, bool first_of_person,
                float width) {
  const team::Person& who = state.team().people[static_cast<std::size_t>(line.person)];
  const team::Contribution& what = contribution(state, line);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (first_of_person) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text(list, at, k_name, theme().text, fitted(k_name, who.name, width - 60));
    draw_text_right(list, ImVec2(at.x + width, at.y), k_name,
                    theme().heads[static_cast<std::size_t>(line.head)], base::percent(line.share));
    space(line_height(k_name));
  }
  paragraph(k_text, theme().text, what.text, width);
  if (!what.effort.empty()) paragraph(k_small, theme().muted, effort(what), width);
  space(k_after_line);
}

// How tall every line is. Breaking texts into lines takes long and a large team's brief is long:
// it is done once a reading, and then only the lines in sight are drawn.
class Heights {
 public:
  void keep_up(const app::State& state, float width) {
    const TextScale scale = text_scale();
    if (reader_ == state.derived().reader.get() && revision_ == state.derived().read_revision &&
        width_ == width && scale_ == scale && language_ == texts::current()) {
      return;
    }
    reader_ = state.derived().reader.get();
    revision_ = state.derived().read_revision;
    width_ = width;
    scale_ = scale;
    language_ = texts::current();
    bottoms_.clear();
    float bottom = 0;
    const analysis::BriefLine* before = nullptr;
    for (const analysis::BriefLine& line : state.derived().reader->brief().lines) {
      bottoms_.push_back(bottom += height(state, line, is_first_of_person(line, before), width));
      before = &line;
    }
  }

  // From the top of the first line to the bottom of those before `line`.
  float top(std::size_t line) const { return line == 0 ? 0 : bottoms_[line - 1]; }

  // The first of the lines begin … end − 1 whose bottom is below y; `end`: none.
  std::size_t first_below(std::size_t begin, std::size_t end, float y) const {
    const auto at = [this](std::size_t line) {
      return bottoms_.begin() + static_cast<std::ptrdiff_t>(line);
    };
    return static_cast<std::size_t>(std::upper_bound(at(begin), at(end), y) - bottoms_.begin());
  }

 private:
  const analysis::Reader* reader_ = nullptr;  // every team that is opened has its own
  std::uint64_t revision_ = 0;
  float width_ = 0;
  TextScale scale_;
  texts::Language language_{};
  std::vector<float> bottoms_;
};

Heights g_heights;

// The lines begin … end − 1, one below the other.
void lines_in_sight(const app::State& state, std::size_t begin, std::size_t end, float width) {
  const std::vector<analysis::BriefLine>& lines = state.derived().reader->brief().lines;
  const ImDrawList* list = ImGui::GetWindowDrawList();
  const float offset = g_heights.top(begin) - ImGui::GetCursorScreenPos().y;
  const float above = list->GetClipRectMin().y + offset - k_reach;
  const float below = list->GetClipRectMax().y + offset + k_reach;
  const std::size_t first = g_heights.first_below(begin, end, above);
  std::size_t line = first;
  space(g_heights.top(first) - g_heights.top(begin));
  for (; line < end && g_heights.top(line) < below; ++line) {
    brief_line(state, lines[line],
               is_first_of_person(lines[line], line > begin ? &lines[line - 1] : nullptr), width);
  }
  space(g_heights.top(end) - g_heights.top(line));
}

void head_brief(const app::State& state, int head, std::size_t begin, std::size_t end,
                float width) {
  const auto index = static_cast<std::size_t>(head);
  const analysis::Brief& brief = state.derived().reader->brief();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_mark(list, head, ImVec2(at.x + 5, at.y + 9), 4.5f, theme().heads[index]);
  draw_text(list, ImVec2(at.x + 18, at.y), k_head, theme().heads[index],
            state.team().heads[index].label);
  space(line_height(k_head) + 6);
  lines_in_sight(state, begin, end, width);
  if (begin == end) {
    paragraph(k_text, theme().muted, texts::get(Id::view_be_precise), width);
    space(10);
  } else if (brief.unnamed[index] >= 0.005) {
    paragraph(k_small, theme().muted,
              texts::fill(Id::view_unnamed, {base::percent(brief.unnamed[index])}), width);
  }
  space(16);
}

}  // namespace

void brief_view(const app::State& state, float width) {
  const int accountable = state.derived().reader->brief().accountable;
  paragraph(TextStyle{k_heading, true}, theme().text, texts::get(Id::view_tab_brief), width);
  space(4);
  paragraph(k_text, theme().muted,
            accountable < 0
                ? texts::get(Id::view_nobody_yet)
                : texts::fill(Id::view_accountable,
                              {state.team().people[static_cast<std::size_t>(accountable)].name}),
            width);
  space(16);
  g_heights.keep_up(state, width);
  const std::vector<analysis::BriefLine>& lines = state.derived().reader->brief().lines;
  std::size_t begin = 0;  // of the head's own lines: they come head by head
  for (int head = 0; head < team::k_heads; ++head) {
    std::size_t end = begin;
    while (end < lines.size() && lines[end].head == head) ++end;
    if (state.controls().enabled[static_cast<std::size_t>(head)]) {
      head_brief(state, head, begin, end, width);
    }
    begin = end;
  }
  paragraph(k_small, theme().muted, texts::get(Id::view_no_review), width);
}

}  // namespace headsup::ui
