#include <algorithm>
#include <cmath>
#include <string>

#include "app/camera.h"
#include "app/layout.h"
#include "app/strand_hit.h"
#include "ui/draw.h"
#include "ui/numbers.h"
#include "ui/theme.h"
#include "ui/views.h"

namespace headsup::ui {
namespace {

using app::State;
using app::Vec2;

constexpr TextStyle k_name{k_body, true};
constexpr TextStyle k_small{k_caption, false};
constexpr float k_ring_px = 12;             // what a node draws outside its radius
constexpr std::size_t k_most_labels = 150;  // tried in a frame: more would not find room anyway
constexpr float k_drag_px = 4;              // a press that moves further is a drag, not a click

const team::Person& person_at_index(const State& state, int person) {
  return state.team.people[static_cast<std::size_t>(person)];
}

ImU32 enabled_color(const State& state, std::size_t head) {
  return state.controls.enabled[head] ? theme().heads[head] : fade(theme().muted, 0.5f);
}

// Rectangles already taken by labels; a label that finds no room is not drawn.
class Room {
 public:
  void block(const app::Rect& taken) { taken_.push_back(taken); }

  bool take(const app::Rect& wanted) {
    for (const app::Rect& taken : taken_) {
      if (wanted.x < taken.x + taken.w && taken.x < wanted.x + wanted.w &&
          wanted.y < taken.y + taken.h && taken.y < wanted.y + wanted.h) {
        return false;
      }
    }
    taken_.push_back(wanted);
    return true;
  }

 private:
  std::vector<app::Rect> taken_;
};

struct Label {
  app::Rect box;
  std::string name, title;
  Numbers numbers;
};

// whole: with title and numbers. Above people in the upper half, below the others: strands run
// inwards and stay clear of text.
Label place_label(const State& state, int person, bool whole) {
  const bool phone = app::is_phone(state.screen);
  const team::Person& who = person_at_index(state, person);
  const bool query = person == state.controls.query && state.mode == app::Mode::query;
  Label label;
  const float widest = phone ? 96.0f : 176.0f;
  label.name = fitted(k_name, who.name, widest);
  if (!phone && whole) label.title = fitted(k_small, who.available ? who.title : "absent", widest);
  if (whole) label.numbers = measure_numbers(state, person, !phone);
  const float width = std::max({text_width(k_name, label.name), text_width(k_small, label.title),
                                label.numbers.total}) +
                      8;
  const float height = line_height(k_name) + (label.title.empty() ? 0 : line_height(k_small)) +
                       (whole ? line_height(k_numbers) : 0);
  const Vec2 center =
      app::to_screen(state, state.bodies[static_cast<std::size_t>(person)].position);
  const Vec2 middle = app::to_screen(state, {0, app::layout_middle_y(state.screen)});
  const float reach = app::screen_radius(state, person) + k_ring_px;
  const bool above = !query && center.y < middle.y;
  label.box = {center.x - width / 2, above ? center.y - reach - height : center.y + reach, width,
               height};
  const app::Rect& area = state.graph_area;
  label.box.x =
      std::clamp(label.box.x, area.x + 4, std::max(area.x + 4, area.x + area.w - width - 4));
  return label;
}

void draw_label(ImDrawList* list, const State& state, const Label& label, int person) {
  const bool crossed = person == state.controls.query || state.mode == app::Mode::everyone;
  const float x = label.box.x + label.box.w / 2;
  float y = label.box.y;
  if (crossed) {  // strands run behind it: give it ground
    list->AddRectFilled(ImVec2(label.box.x - 6, y - 1),
                        ImVec2(label.box.x + label.box.w + 6, y + label.box.h + 3),
                        fade(theme().background, 0.82f), k_radius);
  }
  const bool available = person_at_index(state, person).available;
  draw_text_centered(list, ImVec2(x, y), k_name, available ? theme().text : theme().muted,
                     label.name);
  y += line_height(k_name);
  if (!label.title.empty()) {
    draw_text_centered(list, ImVec2(x, y), k_small, theme().muted, label.title);
    y += line_height(k_small);
  }
  draw_numbers(list, label.numbers, ImVec2(x - label.numbers.total / 2, y));
}

void draw_initials(ImDrawList* list, const State& state, int person) {
  const float radius = app::screen_radius(state, person);
  if (radius < 9) return;
  const team::Person& who = person_at_index(state, person);
  const TextStyle style{std::clamp(std::round(radius * 0.62f), 9.0f, 24.0f), true};
  const Vec2 at = app::to_screen(state, state.bodies[static_cast<std::size_t>(person)].position);
  draw_text_centered(list, ImVec2(at.x, at.y - line_height(style) / 2), style,
                     who.available ? theme().text : theme().muted, initials(who.name));
}

bool on_screen(const State& state, int person) {
  const Vec2 at = app::to_screen(state, state.bodies[static_cast<std::size_t>(person)].position);
  return state.graph_area.contains(at);
}

float largest_weight(const State& state, int person) {
  const auto& weights = state.shown_weights[static_cast<std::size_t>(person)];
  return *std::max_element(weights.begin(), weights.end());
}

// Names by priority: who asks, who is pointed at, then by weight. On a phone the bar above the
// graph names who asks.
std::vector<int> label_order(const State& state) {
  std::vector<int> order;
  for (int person = 0; person < state.people(); ++person) {
    const bool named_above = app::is_phone(state.screen) && state.mode == app::Mode::query &&
                             person == state.controls.query;
    if (!named_above && on_screen(state, person)) order.push_back(person);
  }
  const auto rank = [&state](int person) {
    if (person == state.hovered || person == state.focused) return 3.0f;
    return person == state.controls.query ? 2.0f : largest_weight(state, person);
  };
  const std::size_t tried = std::min(order.size(), k_most_labels);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(tried), order.end(),
                    [&rank](int a, int b) {
                      const float first = rank(a);
                      const float second = rank(b);
                      return first != second ? first > second : a < b;
                    });
  order.resize(tried);
  return order;
}

void draw_people(ImDrawList* list, const State& state, std::vector<app::LabelBox>& labels) {
  Room room;
  for (int person = 0; person < state.people(); ++person) {
    if (!on_screen(state, person)) continue;
    draw_initials(list, state, person);
    const Vec2 at = app::to_screen(state, state.bodies[static_cast<std::size_t>(person)].position);
    const float radius = app::screen_radius(state, person);
    room.block({at.x - radius, at.y - radius, 2 * radius, 2 * radius});
  }
  labels.clear();
  for (int person : label_order(state)) {
    Label label = place_label(state, person, true);
    if (!room.take(label.box)) {
      label = place_label(state, person, false);  // the name alone
      if (!room.take(label.box)) continue;
    }
    draw_label(list, state, label, person);
    labels.push_back({person, label.box});
  }
}

void draw_title(ImDrawList* list, const State& state) {
  const team::Person& who = person_at_index(state, state.controls.query);
  const bool everyone = state.mode == app::Mode::everyone;
  const ImVec2 at(state.graph_area.x + k_padding + 4, state.graph_area.y + k_padding - 2);
  const TextStyle title{k_title, true};
  draw_text(list, at, title, theme().text, everyone ? "Everyone asks" : who.name + " asks");
  draw_text(list, ImVec2(at.x, at.y + line_height(title)), TextStyle{k_body, false}, theme().muted,
            everyone   ? "Every person's own row. Numbers: what " + who.name + " listens to."
            : who.lead ? "The lead's query is the incident itself."
                       : "What they need themselves, and the incident that all were told.");
}

// Marks, patterns and names of the heads; what the numbers are, where there is room to say it.
void draw_legend(ImDrawList* list, const State& state) {
  static constexpr float k_sample = 48;
  static constexpr float k_between = 24;
  const float left = state.graph_area.x + k_padding + 4;
  const float right = state.graph_area.x + state.graph_area.w - k_padding;
  const float top = state.graph_area.y + state.graph_area.h - k_padding - line_height(k_small);
  float total = 0;
  for (const team::Head& head : state.team.heads) {
    total += k_sample + text_width(k_small, head.label) + k_between;
  }
  const bool roomy = total < right - left;  // otherwise marks alone, without the line patterns
  float x = left;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    const std::string& label = state.team.heads[head].label;
    const ImU32 color = enabled_color(state, head);
    const float y = top + line_height(k_small) / 2;
    draw_mark(list, static_cast<int>(head), ImVec2(x + 4, y), 4, color);
    if (roomy) draw_pattern(list, static_cast<int>(head), ImVec2(x + 14, y), 26, color);
    const float text_x = x + (roomy ? k_sample : 14);
    draw_text(list, ImVec2(text_x, top), k_small, theme().muted, label);
    x = text_x + text_width(k_small, label) + (roomy ? k_between : 14);
  }
  static constexpr const char* k_note = "Numbers are per cent of each head's attention";
  if (x + text_width(k_small, k_note) < right) {
    draw_text_right(list, ImVec2(right, top), k_small, theme().muted, k_note);
  }
}

// Opens the ledger of the strand that was pressed; whoever receives it becomes the query.
void click_strand(const app::Scene& drawn, Vec2 at, float slack, Actions& actions) {
  const app::Strand* strand = app::strand_at(drawn, at, slack);
  if (!strand) return;
  actions.push_back(app::SelectPerson{strand->asker});
  actions.push_back(app::OpenEdge{static_cast<int>(strand->pattern), strand->person});
}

void pointer_actions(const State& state, const app::Scene& drawn, Actions& actions) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool touch = io.MouseSource == ImGuiMouseSource_TouchScreen;
  const float slack = touch ? 14.0f : 5.0f;
  const bool hovered = ImGui::IsItemHovered();
  const Vec2 mouse{io.MousePos.x, io.MousePos.y};
  const int under = hovered ? app::person_at(state, mouse, slack) : -1;
  if (under != state.hovered) actions.push_back(app::HoverPerson{under});
  if (under >= 0 || (hovered && app::strand_at(drawn, mouse, slack))) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, k_drag_px)) {
    actions.push_back(app::MoveCamera{{io.MouseDelta.x, io.MouseDelta.y}, 1, mouse, true});
  }
  if (ImGui::IsItemDeactivated()) {
    actions.push_back(app::ReleaseCamera{});
    const bool dragged = io.MouseDragMaxDistanceSqr[0] > k_drag_px * k_drag_px;
    const int hit = app::person_at(state, mouse, slack);
    if (!dragged && hit >= 0) {
      actions.push_back(app::SelectPerson{hit});
    } else if (!dragged) {
      click_strand(drawn, mouse, slack, actions);
    }
  }
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    // The first press made them the query; whoever else has moved under the pointer since is not
    // meant.
    if (under == state.controls.query) {
      actions.push_back(app::CenterPerson{under});
    } else if (under < 0) {
      actions.push_back(app::ResetCamera{});
    }
  }
  if (hovered && io.MouseWheel != 0) {
    actions.push_back(app::MoveCamera{{0, 0}, std::exp(io.MouseWheel * 0.12f), mouse});
  }
}

// On the desktop Tab, Shift+Tab and Enter go through people as the page's own buttons do there.
void key_actions(const State& state, Actions& actions) {
  if (ImGui::GetIO().WantTextInput) return;
  if (ImGui::IsKeyPressed(ImGuiKey_Tab)) {
    const int step = ImGui::GetIO().KeyShift ? -1 : 1;
    const int from = state.focused >= 0 ? state.focused : (step > 0 ? -1 : state.people());
    const int next = from + step;
    actions.push_back(app::FocusPerson{next >= state.people() ? -1 : next});
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Enter) && state.focused >= 0) {
    actions.push_back(app::SelectPerson{state.focused});
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) actions.push_back(app::FocusPerson{-1});
}

}  // namespace

void graph_view(const State& state, const app::Scene& drawn, Actions& actions,
                std::vector<app::LabelBox>& labels) {
  const app::Rect& area = state.graph_area;
  ImGui::SetNextWindowPos(ImVec2(area.x, area.y));
  ImGui::SetNextWindowSize(ImVec2(area.w, area.h));
  ImGui::Begin("graph", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav);
  ImGui::InvisibleButton("people", ImVec2(area.w, area.h));
  pointer_actions(state, drawn, actions);
  key_actions(state, actions);
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_people(list, state, labels);
  if (!app::is_phone(state.screen)) {
    draw_title(list, state);
    draw_legend(list, state);
  }
  const int shown = state.hovered >= 0 ? state.hovered : state.focused;
  if (shown >= 0 && !app::is_phone(state.screen)) person_card(state, shown);
  ImGui::End();
}

}  // namespace headsup::ui
