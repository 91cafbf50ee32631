#include "ui/labels.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <string>
#include <string_view>

#include "app/graph/camera.h"
#include "app/graph/crowd.h"
#include "app/graph/label_grid.h"
#include "app/graph/label_order.h"
#include "app/graph/layout.h"
#include "app/graph/pass.h"
#include "texts/texts.h"
#include "ui/draw.h"
#include "ui/numbers.h"
#include "ui/theme.h"
#include "ui/token_strip.h"
#include "ui/views.h"

namespace headsup::ui {
namespace {

using app::OnScreen;
using app::State;
using app::Vec2;

constexpr TextStyle k_name{k_body, true};
constexpr TextStyle k_small{k_caption, false};
constexpr float k_ring_px = 12;            // what a node draws outside its radius
constexpr std::size_t k_max_labels = 150;  // tried in a frame: more would not find room anyway
constexpr float k_smallest_face_px = 8;    // radius of a node with initials
constexpr float k_marks_width_px = 400;    // of a graph whose numbers have their heads' marks
constexpr float k_faintest_text = 0.6f;    // ink of who has no weight in a pass

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
  MeasuredName crowd;
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
  g_cache.crowd = {};
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

void draw_initials(ImDrawList* list, const State& state, const OnScreen& face, float ink) {
  const team::Person& who = person_at_index(state, face.person);
  const TextStyle style{std::clamp(std::round(face.radius * 0.62f), 9.0f, 24.0f), true};
  const MeasuredText& text = texts_of(face.person).initials.get(style, who.name, 0, [&] {
    return measured(style, initials(who.name), FLT_MAX);
  });
  draw_measured_centered(list, ImVec2(face.center.x, face.center.y - line_height(style) / 2), style,
                         fade(is_away(state, face.person) ? theme().muted : theme().text, ink),
                         text);
}

struct Label {
  app::Rect box;
  TextStyle name_style = k_name;
  const MeasuredText* name = nullptr;
  const MeasuredText* title = nullptr;  // null: without
  Numbers numbers;
  ImVec2 strip;  // of the token, while a pass is watched
};

// Where a label is from its face: above or below it in the middle or moved aside, or on a side.
struct Side {
  float x, y;  // of the label's middle from the face's, in halves of both sizes
};
constexpr Side k_above{0, -1};
constexpr Side k_below{0, 1};

// Above people in the upper half, below the others: strands run inwards and stay clear of text.
Side outward(const State& state, const OnScreen& face) {
  const bool query = face.person == state.controls().query && state.view().mode == app::Mode::query;
  const Vec2 middle = app::to_screen(state, {0, app::layout_middle_y(state)});
  return !query && face.center.y < middle.y ? k_above : k_below;
}

// Of a label of this size; kept within the graph's width.
app::Rect place_box(const State& state, const OnScreen& face, Side side, float width,
                    float height) {
  const float reach = face.radius + std::min(k_ring_px, 0.6f * face.radius + 2);
  const bool beside = std::fabs(side.x) == 1;
  app::Rect box;
  box.x = face.center.x - width / 2 + side.x * (width / 2 + (beside ? reach : 0));
  box.y = face.center.y - height / 2 + side.y * (height / 2 + reach);
  box.w = width;
  box.h = height;
  const app::Rect& area = state.transient.graph_area;
  box.x = std::clamp(box.x, area.x + 4, std::max(area.x + 4, area.x + area.w - width - 4));
  return box;
}

// What a label says of a person.
enum class Detail { name, numbers, title };  // each with those before it

// With a crowd, what fits between the people around the query.
Detail most_detail(const State& state) {
  if (!app::has_crowd(state)) {
    return app::has_titles(state) ? Detail::title : Detail::numbers;
  }
  const float height = state.transient.graph_area.h;
  if (!app::is_roomy(state) || height < 640) return Detail::name;
  return height < 800 ? Detail::numbers : Detail::title;
}

// strip: with the token's rows, while a pass is watched.
Label make_label(const State& state, const app::PassPicture& pass, const OnScreen& face,
                 Detail detail, bool strip) {
  const bool roomy = app::is_roomy(state);
  const team::Person& who = person_at_index(state, face.person);
  PersonTexts& texts = texts_of(face.person);
  const bool marks = roomy || state.transient.graph_area.w >= k_marks_width_px;
  Label label;
  const float widest = roomy ? 176.0f : 112.0f;
  label.name_style = most_detail(state) == Detail::name ? k_numbers : k_name;
  label.name = &texts.name.get(label.name_style, who.name, widest,
                               [&] { return measured(label.name_style, who.name, widest); });
  float width = label.name->width;
  float height = line_height(label.name_style);
  if (roomy && detail == Detail::title) {
    const std::string_view title = !is_away(state, face.person)
                                       ? std::string_view(who.title)
                                       : texts::get(texts::Id::page_absent);
    label.title =
        &texts.title.get(k_small, title, widest, [&] { return measured(k_small, title, widest); });
    width = std::max(width, label.title->width);
    if (!title.empty()) height += line_height(k_small);
  }
  if (detail != Detail::name) {
    label.numbers = measure_numbers(state, pass, face.person, marks);
    width = std::max(width, label.numbers.total);
    height += line_height(k_numbers);
  }
  if (pass.on() && roomy && strip) {
    label.strip = token_strip_size(state);
    width = std::max(width, label.strip.x);
    height += label.strip.y;
  }
  label.box = {0, 0, width + 8, height};
  return label;
}

// Strands run behind it.
void draw_ground(ImDrawList* list, const app::Rect& box) {
  list->AddRectFilled(ImVec2(box.x - 6, box.y - 1), ImVec2(box.x + box.w + 6, box.y + box.h + 3),
                      fade(theme().background, 0.82f), k_radius);
}

void draw_label(ImDrawList* list, const State& state, const app::PassPicture& pass,
                const Label& label, int person) {
  const bool crossed = person == state.controls().query ||
                       state.view().mode == app::Mode::everyone || app::has_crowd(state);
  const float x = label.box.x + label.box.w / 2;
  float y = label.box.y;
  if (crossed) draw_ground(list, label.box);
  const float ink = std::max(pass.ink(person), k_faintest_text);
  const ImU32 color = is_away(state, person) ? theme().muted : theme().text;
  draw_measured_centered(list, ImVec2(x, y), label.name_style, fade(color, ink), *label.name);
  y += line_height(label.name_style);
  if (label.title && !label.title->text.empty()) {
    draw_measured_centered(list, ImVec2(x, y), k_small, fade(theme().muted, ink), *label.title);
    y += line_height(k_small);
  }
  draw_numbers(list, label.numbers, ImVec2(x - label.numbers.total / 2, y), ink);
  if (label.strip.y == 0) return;
  y = label.box.y + label.box.h - label.strip.y + 2;
  draw_token_strip(list, state, pass, person, ImVec2(x - label.strip.x / 2, y));
}

// What a label says if there is no room for what comes before it.
struct Fallback {
  Detail detail;
  bool strip;
};
constexpr Fallback k_fallbacks[] = {{Detail::title, true},
                                    {Detail::numbers, true},
                                    {Detail::numbers, false},
                                    {Detail::name, true},
                                    {Detail::name, false}};

// Whether a name there would be read as that of another one of those drawn in full.
bool names_another(const app::Rect& box, const OnScreen& face) {
  const Vec2 middle{box.x + box.w / 2, box.y + box.h / 2};
  const auto away = [&](const OnScreen& who) {
    return std::hypot(middle.x - who.center.x, middle.y - who.center.y) - who.radius;
  };
  return std::any_of(g_cache.order.begin(), g_cache.order.end(), [&](int index) {
    const OnScreen& other = g_cache.seen[index];
    return other.person != face.person && away(other) < away(face);
  });
}

// Where there is a crowd names matter most: they may stand on any side of a face.
bool find_room(const State& state, const app::PassPicture& pass, const OnScreen& face,
               Label& label) {
  const Side first = outward(state, face);
  const std::array<Side, 8> sides{
      first,      Side{-0.6f, first.y}, Side{0.6f, first.y},   Side{-1, 0},
      Side{1, 0}, Side{0, -first.y},    Side{-0.6f, -first.y}, Side{0.6f, -first.y}};
  const std::size_t tried = app::has_crowd(state) ? sides.size() : 1;
  const Detail most = most_detail(state);
  const auto fits = [&](bool misleads) {
    for (const Fallback& next : k_fallbacks) {
      if (next.detail > most || (!next.strip && !pass.on())) continue;
      label = make_label(state, pass, face, next.detail, next.strip);
      for (std::size_t i = 0; i < tried; ++i) {
        label.box = place_box(state, face, sides[i], label.box.w, label.box.h);
        if (!misleads && names_another(label.box, face)) continue;
        if (g_cache.room.take(label.box)) return true;
      }
    }
    return false;
  };
  return app::has_crowd(state) ? fits(false) || fits(true) : fits(true);
}

// How many the crowd's people are, and what they weigh together, under the mark for them.
void draw_crowd(ImDrawList* list, const State& state, const app::PassPicture& pass) {
  const app::CrowdAnchor anchor = app::crowd_anchor(state);
  const Vec2 center = app::to_screen(state, anchor.at);
  const float radius = anchor.radius * state.view().camera.zoom;
  const MeasuredText& text = g_cache.crowd.get(k_name, app::crowd_text(state), 0, [&] {
    return measured(k_name, app::crowd_text(state), FLT_MAX);
  });
  const bool weighed = pass.number() == app::PassNumber::share;
  const Numbers numbers = weighed ? measure_crowd_numbers(state, app::is_roomy(state)) : Numbers{};
  const float width = std::max(text.width, numbers.total) + 8;
  const app::Rect box{center.x - width / 2, center.y + radius + k_ring_px, width,
                      line_height(k_name) + line_height(k_numbers)};
  g_cache.room.block({center.x - radius, center.y - radius, 2 * radius, 2 * radius});
  g_cache.room.block(box);
  draw_ground(list, box);
  draw_measured_centered(list, ImVec2(center.x, box.y), k_name, theme().muted, text);
  draw_numbers(list, numbers, ImVec2(center.x - numbers.total / 2, box.y + line_height(k_name)));
}

// No name stands under the title, the legend or the switch of views, however close one zooms.
void block_captions(const State& state, app::LabelGrid& room) {
  const app::Rect& area = state.transient.graph_area;
  const float around = area.h / 2 - app::graph_room(state).y;  // half of both together
  const float above = around + app::layout_middle_y(state);
  const float below = around - app::layout_middle_y(state);
  room.block({area.x, area.y, area.w, above - 4});
  room.block({area.x, area.y + area.h - below + 4, area.w, below - 4});
}

}  // namespace

void draw_labels(ImDrawList* list, const State& state, std::vector<app::LabelBox>& labels) {
  keep_cache_current(state);
  app::LabelGrid& room = g_cache.room;
  room.clear(state.transient.graph_area);
  block_captions(state, room);
  app::find_on_screen(state, g_cache.seen);
  const std::vector<std::uint8_t> in_full = app::drawn_in_full(state);
  const app::PassPicture pass(state);
  for (const OnScreen& face : g_cache.seen) {
    const float radius = face.radius;
    // Faces do not overlap: of those large enough only so many fit on a screen.
    if (radius >= k_smallest_face_px) draw_initials(list, state, face, pass.ink(face.person));
    if (in_full[face.person] == 0) continue;
    room.block({face.center.x - radius, face.center.y - radius, 2 * radius, 2 * radius});
  }
  app::label_order(state, g_cache.seen, in_full, k_max_labels, g_cache.order);
  labels.clear();
  if (app::has_crowd(state)) draw_crowd(list, state, pass);
  for (int index : g_cache.order) {
    const OnScreen& face = g_cache.seen[index];
    Label label;
    if (!find_room(state, pass, face, label)) continue;
    draw_label(list, state, pass, label, face.person);
    labels.push_back({face.person, label.box});
  }
  if (pass.on()) draw_pass_query(list, state, pass, room);
}

}  // namespace headsup::ui
