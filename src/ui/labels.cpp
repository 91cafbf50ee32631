#include "ui/labels.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>
#include <string_view>

#include "app/graph/camera.h"
#include "app/graph/label_grid.h"
#include "app/graph/label_order.h"
#include "app/graph/layout.h"
#include "texts/texts.h"
#include "ui/draw.h"
#include "ui/numbers.h"
#include "ui/theme.h"

namespace headsup::ui {
namespace {

using app::OnScreen;
using app::State;
using app::Vec2;

constexpr TextStyle k_name{k_body, true};
constexpr TextStyle k_small{k_caption, false};
constexpr float k_ring_px = 12;            // what a node draws outside its radius
constexpr std::size_t k_max_labels = 150;  // tried in a frame: more would not find room anyway
constexpr float k_smallest_face_px = 9;    // radius of a node with initials

// --- What is kept from frame to frame ---

// A text of one person as it was last drawn. It knows what it was made from, so that another name,
// size or width is noticed whatever the reason.
class MeasuredName {
 public:
  template <class Make>
  const MeasuredText& get(TextStyle style, std::string_view source, float widest, Make make) {
    if (size_ != style.size || widest_ != widest || source_ != source) {
      size_ = style.size;
      widest_ = widest;
      source_ = source;
      text_ = make();
    }
    return text_;
  }

 private:
  std::string source_;
  float size_ = 0;  // of the text; 0: nothing is kept yet
  float widest_ = 0;
  MeasuredText text_;
};

struct PersonTexts {
  MeasuredName name, title, initials;
};

// Measuring text costs more than all else about a label, and a frame in motion draws the same texts
// as the one before it. There is one graph on the screen, as there is one theme; nothing here
// changes what is drawn.
struct LabelCache {
  TextScale scale;
  std::vector<PersonTexts> texts;  // one a person, filled as they come into sight
  std::vector<OnScreen> seen;
  std::vector<int> order;
  app::LabelGrid room;
};

LabelCache g_cache;

void keep_cache_current(const State& state) {
  const auto people = static_cast<std::size_t>(state.people());
  const TextScale scale = text_scale();
  if (g_cache.scale == scale && g_cache.texts.size() == people) return;
  g_cache.scale = scale;
  g_cache.texts.clear();
  g_cache.texts.resize(people);
}

PersonTexts& texts_of(int person) {
  return g_cache.texts[person];
}

// --- Drawing ---

const team::Person& person_at_index(const State& state, int person) {
  return state.team().people[person];
}

void draw_initials(ImDrawList* list, const State& state, const OnScreen& face) {
  const team::Person& who = person_at_index(state, face.person);
  const TextStyle style{std::clamp(std::round(face.radius * 0.62f), 9.0f, 24.0f), true};
  const MeasuredText& text = texts_of(face.person).initials.get(style, who.name, 0, [&] {
    return measured(style, initials(who.name), FLT_MAX);
  });
  draw_measured_centered(list, ImVec2(face.center.x, face.center.y - line_height(style) / 2), style,
                         !is_away(state, face.person) ? theme().text : theme().muted, text);
}

struct Label {
  app::Rect box;
  const MeasuredText* name = nullptr;
  const MeasuredText* title = nullptr;  // null: without
  Numbers numbers;
};

// whole: with title and numbers. Above people in the upper half, below the others: strands run
// inwards and stay clear of text.
Label place_label(const State& state, const OnScreen& face, bool whole) {
  const bool phone = app::is_phone(state.transient.screen);
  const team::Person& who = person_at_index(state, face.person);
  const bool query = face.person == state.controls().query && state.view().mode == app::Mode::query;
  PersonTexts& texts = texts_of(face.person);
  Label label;
  const float widest = phone ? 96.0f : 176.0f;
  label.name =
      &texts.name.get(k_name, who.name, widest, [&] { return measured(k_name, who.name, widest); });
  float width = label.name->width;
  float height = line_height(k_name);
  if (!phone && whole) {
    const std::string_view title = !is_away(state, face.person)
                                       ? std::string_view(who.title)
                                       : texts::get(texts::Id::page_absent);
    label.title =
        &texts.title.get(k_small, title, widest, [&] { return measured(k_small, title, widest); });
    width = std::max(width, label.title->width);
    if (!title.empty()) height += line_height(k_small);
  }
  if (whole) {
    label.numbers = measure_numbers(state, face.person, !phone);
    width = std::max(width, label.numbers.total);
    height += line_height(k_numbers);
  }
  width += 8;
  const Vec2 middle = app::to_screen(state, {0, app::layout_middle_y(state)});
  const float reach = face.radius + k_ring_px;
  const bool above = !query && face.center.y < middle.y;
  label.box = {face.center.x - width / 2,
               above ? face.center.y - reach - height : face.center.y + reach, width, height};
  const app::Rect& area = state.transient.graph_area;
  label.box.x =
      std::clamp(label.box.x, area.x + 4, std::max(area.x + 4, area.x + area.w - width - 4));
  return label;
}

void draw_label(ImDrawList* list, const State& state, const Label& label, int person) {
  const bool crossed = person == state.controls().query || state.view().mode == app::Mode::everyone;
  const float x = label.box.x + label.box.w / 2;
  float y = label.box.y;
  if (crossed) {  // strands run behind it: give it ground
    list->AddRectFilled(ImVec2(label.box.x - 6, y - 1),
                        ImVec2(label.box.x + label.box.w + 6, y + label.box.h + 3),
                        fade(theme().background, 0.82f), k_radius);
  }
  const bool available = !is_away(state, person);
  draw_measured_centered(list, ImVec2(x, y), k_name, available ? theme().text : theme().muted,
                         *label.name);
  y += line_height(k_name);
  if (label.title && !label.title->text.empty()) {
    draw_measured_centered(list, ImVec2(x, y), k_small, theme().muted, *label.title);
    y += line_height(k_small);
  }
  draw_numbers(list, label.numbers, ImVec2(x - label.numbers.total / 2, y));
}

}  // namespace

void draw_labels(ImDrawList* list, const State& state, std::vector<app::LabelBox>& labels) {
  keep_cache_current(state);
  app::LabelGrid& room = g_cache.room;
  room.clear(state.transient.graph_area);
  app::find_on_screen(state, g_cache.seen);
  for (const OnScreen& face : g_cache.seen) {
    const float radius = face.radius;
    // Faces do not overlap: of those large enough only so many fit on a screen.
    if (radius >= k_smallest_face_px) draw_initials(list, state, face);
    room.block({face.center.x - radius, face.center.y - radius, 2 * radius, 2 * radius});
  }
  app::label_order(state, g_cache.seen, k_max_labels, g_cache.order);
  labels.clear();
  for (int index : g_cache.order) {
    const OnScreen& face = g_cache.seen[index];
    Label label = place_label(state, face, true);
    if (!room.take(label.box)) {
      label = place_label(state, face, false);  // the name alone
      if (!room.take(label.box)) continue;
    }
    draw_label(list, state, label, face.person);
    labels.push_back({face.person, label.box});
  }
}

}  // namespace headsup::ui
