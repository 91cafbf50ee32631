#include "app/api/describe.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "analysis/load.h"
#include "app/core/intro.h"
#include "app/core/names.h"
#include "app/core/settings.h"
#include "app/explain/pages.h"
#include "app/explain/scale/lab.h"
#include "app/graph/camera.h"
#include "app/graph/crowd.h"
#include "app/graph/layout.h"
#include "app/graph/pass.h"
#include "app/tour/tour.h"
#include "base/json_writer.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

void numbers(base::JsonWriter& json, const float* values, std::size_t count) {
  json.StartArray();
  for (std::size_t i = 0; i < count; ++i) json.Double(static_cast<double>(values[i]));
  json.EndArray();
}

void numbers(base::JsonWriter& json, const char* key, const std::vector<float>& values) {
  json.Key(key);
  numbers(json, values.data(), values.size());
}

// Lengths and places on the screen are told in the system's pixels (CSS pixels).
void field_px(base::JsonWriter& json, const State& state, const char* key, float value) {
  base::field(json, key, static_cast<double>(value * state.transient.screen.scale));
}

void write_people(base::JsonWriter& json, const State& state,
                  const std::vector<std::uint8_t>& in_full) {
  std::vector<std::uint8_t> labelled(state.people(), 0);
  for (const LabelBox& label : state.transient.labels) labelled[label.person] = 1;
  json.Key("people");
  json.StartArray();
  for (int person = 0; person < state.people(); ++person) {
    const team::Person& who = state.team().people[person];
    const Vec2 at = to_screen(state, state.motion().bodies[person].position);
    json.StartObject();
    base::field(json, "name", who.name);
    base::field(json, "title", who.title);
    base::field(json, "available", !is_away(state, person));
    field_px(json, state, "x", at.x);
    field_px(json, state, "y", at.y);
    field_px(json, state, "radius", screen_radius(state, person));
    base::field(json, "drawn", in_full[person] != 0 ? "full" : "crowd");
    base::field(json, "labelled", labelled[person] != 0);
    base::field(json, "carries",
                analysis::carries_line(state.team(), person, state.controls().depth,
                                       state.controls().days_later));
    base::field(json, "overloaded", analysis::is_overloaded(state.team(), person));
    json.EndObject();
  }
  json.EndArray();
}

void write_incident(base::JsonWriter& json, const State& state) {
  json.Key("incident");
  json.StartObject();
  base::field(json, "text", state.session().incident);
  json.Key("needs");
  json.StartObject();
  for (int facet = 0; facet < state.team().facet_count(); ++facet) {
    base::field(json, state.team().facet(facet).id.c_str(), state.derived().needs.facets[facet]);
  }
  json.EndObject();
  json.Key("matches");
  json.StartArray();
  for (const team::Match& match : state.derived().needs.matches) {
    json.StartObject();
    base::field(json, "term", match.term);
    base::field(json, "facet", state.team().facet(match.facet).id);
    base::field(json, "label", state.team().facet(match.facet).label);
    base::field(json, "weight", match.weight);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

void write_heads(base::JsonWriter& json, const State& state) {
  json.Key("heads");
  json.StartArray();
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    const analysis::HeadReading& reading = state.derived().reader->heads()[head];
    json.StartObject();
    base::field(json, "id", state.team().heads[head].id);
    base::field(json, "label", state.team().heads[head].label);
    base::field(json, "enabled", state.controls().enabled[head]);
    base::field(json, "temperature", state.controls().temperature_of(static_cast<int>(head)));
    base::field(json, "own_temperature", state.controls().head_temperatures[head] > 0);
    numbers(json, "weights", reading.weights);
    base::field(json, "entropy_bits", reading.entropy_bits);
    base::field(json, "normalized_entropy", reading.normalized_entropy);
    base::field(json, "effective_people", reading.effective_people);
    base::field(json, "margin", reading.margin);
    base::field(json, "verdict", analysis::to_string(reading.verdict));
    json.EndObject();
  }
  json.EndArray();
}

void write_brief(base::JsonWriter& json, const State& state) {
  const analysis::Brief& brief = state.derived().reader->brief();
  json.Key("brief");
  json.StartArray();
  for (const analysis::BriefLine& line : brief.lines) {
    const team::Person& who = state.team().people[line.person];
    const team::Contribution& what = who.contributions[line.contribution];
    json.StartObject();
    base::field(json, "head", state.team().heads[line.head].id);
    base::field(json, "person", who.name);
    base::field(json, "text", what.text);
    base::field(json, "share", line.share);
    if (!what.effort.empty()) base::field(json, "effort", what.effort);
    json.EndObject();
  }
  json.EndArray();
  if (brief.accountable >= 0) {
    base::field(json, "accountable", name_of(state, brief.accountable));
  }
}

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

void write_numbers(base::JsonWriter& json, const State& state, NumberPart part) {
  for (const Number& number : k_number_table) {
    if (number.part != part) continue;
    const double now = number.get(state.session(), state.view());
    json.Key(number.id);
    number.whole ? json.Int(static_cast<int>(now)) : json.Double(now);
  }
}

void write_edits(base::JsonWriter& json, const State& state) {
  json.Key("edits");
  json.StartArray();
  for (const analysis::Edit& edit : state.controls().edits) {
    json.StartObject();
    base::field(json, "matrix", matrix_id(edit.matrix));
    base::field(json, "person", name_of(state, edit.person));
    base::field(json, "facet", state.team().facet(edit.facet).id);
    base::field(json, "value", static_cast<double>(edit.value));
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

void write_rnn(base::JsonWriter& json, const State& state) {
  const RnnSettings& rnn = state.rnn();
  json.Key("command");
  json.StartObject();
  base::field(json, "people", rnn.people);
  write_numbers(json, state, NumberPart::rnn);
  json.Key("order");
  json.StartArray();
  for (const int person : rnn.order) json.Int(person);
  json.EndArray();
  json.EndObject();
}

void write_lab(base::JsonWriter& json, const State& state) {
  static constexpr const char* k_stages[] = {"idle", "forward", "rnn", "frames"};
  const Lab& lab = state.lab;
  json.Key("lab");
  json.StartObject();
  base::field(json, "people", lab.people);
  base::field(json, "seed", lab.seed);
  base::field(json, "drawn", lab.drawn());
  base::field(json, "measuring", lab.measuring());
  base::field(json, "size", lab.measuring() ? lab.sizes.front() : 0);
  base::field(json, "stage", k_stages[static_cast<int>(lab.stage)]);
  base::field(json, "left", static_cast<int>(lab.sizes.size()));
  base::field(json, "share", lab.share);
  json.Key("results");
  json.StartArray();
  for (const LabPoint& point : lab_points(state)) {
    json.StartObject();
    base::field(json, "people", point.people);
    base::field(json, "forward_ms", point.forward * 1e3);
    base::field(json, "rnn_ms", point.rnn * 1e3);
    base::field(json, "frame_ms", point.frame * 1e3);
    base::field(json, "forward_runs", point.forward_runs);
    base::field(json, "rnn_runs", point.rnn_runs);
    base::field(json, "frames", point.frames);
    base::field(json, "beside", point.in_background);
    json.EndObject();
  }
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

void write_saved(base::JsonWriter& json, const State& state) {
  const Library& library = state.library;
  json.Key("saved");
  json.StartObject();
  base::field(json, "status", save_status_id(library.status));
  if (library.fault != SaveFault::none) base::field(json, "reason", save_fault_id(library.fault));
  base::field(json, "team", library.current);
  base::field(json, "line", saved_line(state));
  json.EndObject();
}

}  // namespace

std::string state_json(const State& state) {
  const std::vector<std::uint8_t> in_full = drawn_in_full(state);
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  base::field(json, "team", state.team().name);
  write_people(json, state, in_full);
  base::field(json, "query", name_of(state, state.controls().query));
  write_incident(json, state);
  write_numbers(json, state, NumberPart::question);
  base::field(json, "comparison", state.session().comparison);
  write_edits(json, state);
  write_rnn(json, state);
  write_lab(json, state);
  write_heads(json, state);
  write_brief(json, state);
  write_view(json, state, in_full);
  write_saved(json, state);
  json.Key("frames");
  json.Uint64(state.transient.frames);
  json.EndObject();
  return buffer.GetString();
}

std::string matrix_json(const State& state, int head) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  const auto people = static_cast<std::size_t>(state.people());
  const float* weights = state.derived().reader->weights(head);
  json.StartArray();
  for (std::size_t row = 0; row < people; ++row) numbers(json, weights + row * people, people);
  json.EndArray();
  return buffer.GetString();
}

std::string edge_json(const State& state, int head, int person) {
  const analysis::Edge edge = state.derived().reader->explain(head, state.controls().query, person);
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  numbers(json, "q", edge.q);
  numbers(json, "k", edge.k);
  numbers(json, "products", edge.products);
  base::field(json, "dot", static_cast<double>(edge.dot));
  base::field(json, "scaled", static_cast<double>(edge.scaled));
  base::field(json, "tempered", static_cast<double>(edge.tempered));
  base::field(json, "max", static_cast<double>(edge.max));
  base::field(json, "exp", static_cast<double>(edge.exp));
  base::field(json, "sum", static_cast<double>(edge.sum));
  base::field(json, "weight", static_cast<double>(edge.weight));
  numbers(json, "value", edge.value);
  numbers(json, "contribution", edge.contribution);
  json.EndObject();
  return buffer.GetString();
}

}  // namespace headsup::app
