#include "app/api/describe_view.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/core/intro.h"
#include "app/core/names.h"
#include "app/graph/crowd.h"
#include "app/graph/pass.h"
#include "app/tour/tour.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

void write_box(base::JsonWriter& json, const State& state, const Rect& box) {
  field_px(json, state, "x", box.x);
  field_px(json, state, "y", box.y);
  field_px(json, state, "w", box.w);
  field_px(json, state, "h", box.h);
}

void write_labels(base::JsonWriter& json, const State& state) {
  json.Key("labels");
  json.StartArray();
  for (const LabelBox& label : state.transient.labels) {
    json.StartObject();
    base::field(json, "person", name_of(state, label.person));
    write_box(json, state, label.box);
    json.EndObject();
  }
  json.EndArray();
}

void write_controls_drawn(base::JsonWriter& json, const State& state) {
  json.Key("controls");
  json.StartArray();
  for (const ControlBox& control : state.transient.controls_drawn) {
    json.StartObject();
    base::field(json, "id", control.id);
    base::field(json, "option", control.option);
    write_box(json, state, control.box);
    json.EndObject();
  }
  json.EndArray();
}

void write_tour(base::JsonWriter& json, const State& state) {
  json.Key("tour");
  json.StartObject();
  base::field(json, "step", state.view().tour.step + 1);  // 0: not on the tour
  base::field(json, "steps", tour_steps());
  json.Key("done");
  json.Uint(state.view().tour.done);
  json.Key("answers");
  json.StartArray();
  for (const int answer : state.view().tour.answers) json.Int(answer);
  json.EndArray();
  json.EndObject();
}

// Who is not drawn in full, and what they weigh together in each head that is on.
void write_crowd(base::JsonWriter& json, const State& state,
                 const std::vector<std::uint8_t>& in_full) {
  const std::array<double, team::k_heads> shares = crowd_shares(state, in_full);
  json.Key("crowd");
  json.StartObject();
  base::field(json, "people", static_cast<int>(std::count(in_full.begin(), in_full.end(), 0)));
  json.Key("shares");
  json.StartObject();
  for (int head = 0; head < team::k_heads; ++head) {
    if (state.controls().enabled[head]) {
      base::field(json, state.team().heads[head].id.c_str(), shares[head]);
    }
  }
  json.EndObject();
  json.EndObject();
}

// The step that is watched, and the number that stands under each name.
void write_player(base::JsonWriter& json, const State& state,
                  const std::vector<std::uint8_t>& in_full) {
  static constexpr const char* k_numbers[] = {"none", "product", "score", "exponential", "share"};
  const PassPicture pass(state);
  json.Key("player");
  json.StartObject();
  base::field(json, "step", state.view().pass.step + 1);  // 0: none is watched
  base::field(json, "steps", k_pass_steps);
  base::field(json, "playing", state.motion().pass.playing);
  base::field(json, "at", state.motion().pass.at);
  base::field(json, "speed", state.view().pass.speed);
  base::field(json, "id", pass.on() ? pass_step_id(pass.step()) : "");
  base::field(json, "shows", k_numbers[pass.on() ? static_cast<int>(pass.number()) : 0]);
  json.Key("numbers");
  json.StartObject();
  for (int person = 0; person < state.people() && pass.on(); ++person) {
    if (in_full[person] == 0 || !pass.shows_number(person)) continue;
    json.Key(name_of(state, person).c_str());
    json.StartObject();
    for (int head = 0; head < team::k_heads; ++head) {
      if (!state.controls().enabled[head]) continue;
      base::field(json, state.team().heads[head].id.c_str(), pass.number(head, person));
    }
    json.EndObject();
  }
  json.EndObject();
  json.EndObject();
}

}  // namespace

void field_px(base::JsonWriter& json, const State& state, const char* key, float value) {
  base::field(json, key, static_cast<double>(value * state.transient.screen.scale));
}

void write_numbers(base::JsonWriter& json, const State& state, NumberPart part) {
  for (const Number& number : k_number_table) {
    if (number.part != part) continue;
    const double now = number.get(state.session(), state.view());
    json.Key(number.id);
    number.whole ? json.Int(static_cast<int>(now)) : json.Double(now);
  }
}

void write_view(base::JsonWriter& json, const State& state,
                const std::vector<std::uint8_t>& in_full) {
  json.Key("view");
  json.StartObject();
  base::field(json, "theme", theme_id(state.preferences.theme));
  base::field(json, "dark", state.dark());
  base::field(json, "mode", mode_id(state.view().mode));
  if (state.view().mode == Mode::explain) base::field(json, "page", page_id(state.view().page));
  base::field(json, "page_height", page_height_id(state.view().page_height));
  write_numbers(json, state, NumberPart::view);
  base::field(json, "undrawn", state.view().mode == Mode::everyone ? state.derived().undrawn : 0.0);
  json.Key("draw_calls");
  json.Int(state.transient.draw_calls);
  base::field(json, "language", texts::code(state.preferences.language));
  base::field(json, "names_left_out", state.preferences.names_left_out);
  base::field(json, "intro", shows_intro(state));
  base::field(json, "sheet", sheet_id(state.view().sheet));
  json.Key("brief_open");
  json.StartArray();
  for (int head = 0; head < team::k_heads; ++head) {
    if (state.view().brief_open[head]) json.String(state.team().heads[head].id);
  }
  json.EndArray();
  base::field(json, "matrix",
              state.view().matrix_head < 0 ? std::string()
                                           : state.team().heads[state.view().matrix_head].id);
  write_tour(json, state);
  base::field(json, "zoom", static_cast<double>(state.view().camera.zoom));
  const auto name_or_none = [&](int person) {
    return person < 0 ? std::string() : name_of(state, person);
  };
  base::field(json, "hovered", name_or_none(state.hovered()));
  base::field(json, "focused", name_or_none(state.focused()));
  if (state.edge_person() >= 0) {
    json.Key("edge");
    json.StartObject();
    base::field(json, "head", state.team().heads[state.view().edge_head].id);
    base::field(json, "person", name_of(state, state.edge_person()));
    json.EndObject();
  }
  base::field(json, "notice", state.transient.notice);
  write_crowd(json, state, in_full);
  write_player(json, state, in_full);
  write_labels(json, state);
  write_controls_drawn(json, state);
  json.EndObject();
}

}  // namespace headsup::app
