#include <algorithm>
#include <string>

#include "analysis/load.h"
#include "app/graph/camera.h"
#include "app/graph/layout.h"
#include "base/format.h"
#include "texts/texts.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"

namespace headsup::ui {
namespace {

using texts::Id;

constexpr TextStyle k_name{k_heading, true};
constexpr TextStyle k_text{k_body, false};
constexpr TextStyle k_strong{k_body, true};
constexpr TextStyle k_small{k_caption, false};
constexpr float k_width = 312;
constexpr float k_inset = 16;
constexpr float k_row = 24;

ImVec2 place(const app::State& state, int person, float height) {
  const app::Vec2 at = app::to_screen(state, state.motion().bodies[person].position);
  // Beside the person's own name and numbers, not over them.
  const float reach = std::max(app::screen_radius(state, person) + 22, 74.0f);
  const app::Rect& area = state.transient.graph_area;
  const bool right = at.x + reach + k_width + 8 < area.x + area.w;
  const float x = right ? at.x + reach : at.x - reach - k_width;
  const float lowest = std::max(area.y + 8, area.y + area.h - height - 8);
  return ImVec2(std::max(area.x + 8, x), std::clamp(at.y - height / 2, area.y + 8, lowest));
}

void weight_row(ImDrawList* list, const app::State& state, std::size_t head, int person,
                ImVec2 at) {
  const float weight = state.derived().reader->heads()[head].weights[person];
  const bool enabled = state.controls().enabled[head];
  const ImU32 color = enabled ? theme().heads[head] : theme().muted;
  const float width = k_width - 2 * k_inset;
  draw_mark(list, static_cast<int>(head), ImVec2(at.x + 5, at.y + 9), 4, color);
  draw_text(list, ImVec2(at.x + 18, at.y), k_small, theme().text, state.team().heads[head].label);
  draw_text_right(
      list, ImVec2(at.x + width, at.y), k_strong, color,
      enabled ? base::percent(static_cast<double>(weight), 1) : texts::get(Id::page_off));
  if (!enabled) return;
  list->AddRectFilled(ImVec2(at.x + 158, at.y + 7), ImVec2(at.x + 222, at.y + 11), theme().raised,
                      2);
  list->AddRectFilled(ImVec2(at.x + 158, at.y + 7),
                      ImVec2(at.x + 158 + 64 * std::min(1.0f, weight), at.y + 11), color, 2);
}

}  // namespace

void person_card(const app::State& state, int person) {
  const team::Person& who = state.team().people[person];
  const float width = k_width - 2 * k_inset;
  const std::string knows = analysis::carries_line(state.team(), person, state.controls().depth);
  const bool asks = person == state.controls().query;
  const char* hint = texts::get(asks ? Id::view_asks_now : Id::view_click_to_ask);
  const float height = 2 * k_inset + line_height(k_name) + line_height(k_small) + 10 +
                       team::k_heads * k_row + 6 + line_height(k_small) +
                       wrapped_height(k_text, knows, width) + 8 + line_height(k_small);
  const ImVec2 at = place(state, person, height);
  ImDrawList* list = ImGui::GetForegroundDrawList();
  const ImVec2 high(at.x + k_width, at.y + height);
  list->AddRectFilled(ImVec2(at.x - 1, at.y + 3), ImVec2(high.x + 1, high.y + 5),
                      IM_COL32(0, 0, 0, 50), 14);
  list->AddRectFilled(at, high, theme().panel, 12);
  list->AddRect(at, high, theme().border, 12);
  float x = at.x + k_inset;
  float y = at.y + k_inset;
  draw_text(list, ImVec2(x, y), k_name, theme().text, fitted(k_name, who.name, width));
  y += line_height(k_name);
  std::string title = who.title;
  if (is_away(state, person)) title.append(" · ").append(texts::get(Id::page_absent));
  if (analysis::is_overloaded(state.team(), person)) {
    title.append(" · ").append(texts::get(Id::view_needs_relief));
  }
  draw_text(list, ImVec2(x, y), k_small, theme().muted, fitted(k_small, title, width));
  y += line_height(k_small) + 10;
  for (std::size_t head = 0; head < team::k_heads; ++head, y += k_row) {
    weight_row(list, state, head, person, ImVec2(x, y));
  }
  y += 6;
  draw_text(list, ImVec2(x, y), k_small, theme().muted, texts::get(Id::view_carries));
  y += line_height(k_small);
  y += draw_text_wrapped(list, ImVec2(x, y), k_text, theme().text, knows, width) + 8;
  draw_text(list, ImVec2(x, y), k_small, theme().muted, hint);
}

}  // namespace headsup::ui
