#include <string>

#include "app/api/describe.h"
#include "app/content/parts.h"
#include "app/core/action.h"
#include "base/format.h"
#include "texts/texts.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

using texts::Id;

constexpr TextStyle k_label{k_body, true};
constexpr TextStyle k_small{k_caption, false};
constexpr float k_indent = 48;  // right of the switch
constexpr float k_bar = 6;

std::string first_place(const app::State& state, const analysis::HeadReading& reading) {
  switch (reading.verdict) {
    case analysis::Verdict::nobody:
      return texts::get(Id::page_verdict_nobody);
    case analysis::Verdict::close:
      return texts::get(Id::view_close);
    case analysis::Verdict::clear:
      break;
  }
  return state.team().people[static_cast<std::size_t>(reading.order.front())].name;
}

std::string spread(const analysis::HeadReading& reading) {
  return texts::fill(Id::view_spread,
                     {app::voice(reading), base::decimal(reading.effective_people, 1),
                      base::decimal(reading.entropy_bits, 2)});
}

// All weights of the head side by side, largest first: together exactly the whole bar.
void distribution(ImDrawList* list, const analysis::HeadReading& reading, ImVec2 at, float width,
                  ImU32 color) {
  float x = at.x;
  int rank = 0;
  for (int person : reading.order) {
    const float length = reading.weights[static_cast<std::size_t>(person)] * width;
    if (length < 1.5f) break;  // nor will any further one be seen
    list->AddRectFilled(ImVec2(x, at.y), ImVec2(x + length - 1, at.y + k_bar),
                        fade(color, rank % 2 == 0 ? 1.0f : 0.62f), 2);
    x += length;
    ++rank;
  }
}

void head_row(const app::State& state, std::size_t head, float width, Actions& actions) {
  const analysis::HeadReading& reading = state.derived().reader->heads()[head];
  const bool enabled = state.controls().enabled[head];
  const ImU32 color = enabled ? theme().heads[head] : theme().muted;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImGui::PushID(static_cast<int>(head));
  if (toggle("on", enabled, color)) {
    actions.push_back(app::SetHeadEnabled{static_cast<int>(head), !enabled});
  }
  ImGui::PopID();
  const float x = at.x + k_indent;
  const float right = at.x + width;
  draw_mark(list, static_cast<int>(head), ImVec2(x + 5, at.y + 10), 4.5f, color);
  draw_text(list, ImVec2(x + 18, at.y), k_label, enabled ? theme().text : theme().muted,
            state.team().heads[head].label);
  const std::string place = enabled ? first_place(state, reading) : texts::get(Id::page_off);
  draw_text_right(list, ImVec2(right, at.y), k_label, color, place);
  if (!enabled) {
    draw_text(list, ImVec2(x, at.y + 21), k_small, theme().muted,
              texts::get(Id::view_part_missing));
    space(30);
    return;
  }
  draw_text(list, ImVec2(x, at.y + 21), k_small, theme().muted, spread(reading));
  distribution(list, reading, ImVec2(x, at.y + 42), width - k_indent, color);
  space(30);
}

}  // namespace

void heads_view(const app::State& state, float width, Actions& actions) {
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    head_row(state, head, width, actions);
    space(18);
  }
}

}  // namespace headsup::ui
