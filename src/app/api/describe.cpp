#include "app/api/describe.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "analysis/load.h"
#include "app/api/describe_view.h"
#include "app/core/names.h"
#include "app/core/settings.h"
#include "app/explain/pages.h"
#include "app/explain/scale/lab.h"
#include "app/graph/camera.h"
#include "app/graph/crowd.h"
#include "app/graph/layout.h"
#include "base/json_writer.h"

namespace headsup::app {
namespace {

void numbers(base::JsonWriter& json, const float* values, std::size_t count) {
  json.StartArray();
  for (std::size_t i = 0; i < count; ++i) json.Double(static_cast<double>(values[i]));
  json.EndArray();
}

std::vector<int> everybody(const State& state) {
  std::vector<int> people(state.people());
  std::iota(people.begin(), people.end(), 0);
  return people;
}

void numbers(base::JsonWriter& json, const char* key, const std::vector<float>& values) {
  json.Key(key);
  numbers(json, values.data(), values.size());
}

void write_people(base::JsonWriter& json, const State& state, const std::vector<int>& people,
                  const std::vector<std::uint8_t>& in_full) {
  std::vector<std::uint8_t> labelled(state.people(), 0);
  for (const LabelBox& label : state.transient.labels) labelled[label.person] = 1;
  json.Key("people");
  json.StartArray();
  for (const int person : people) {
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

void write_heads(base::JsonWriter& json, const State& state, const std::vector<int>& people) {
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
    json.Key("weights");
    json.StartArray();
    for (const int person : people) json.Double(static_cast<double>(reading.weights[person]));
    json.EndArray();
    base::field(json, "entropy_bits", reading.entropy_bits);
    base::field(json, "normalized_entropy", reading.normalized_entropy);
    base::field(json, "effective_people", reading.effective_people);
    base::field(json, "margin", reading.margin);
    base::field(json, "verdict", to_string(reading.verdict));
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

// Without the object's brackets; of people, those in `people` alone.
void write_state(base::JsonWriter& json, const State& state, const std::vector<int>& people,
                 const std::vector<std::uint8_t>& in_full) {
  base::field(json, "team", state.team().name);
  write_people(json, state, people, in_full);
  base::field(json, "query", name_of(state, state.controls().query));
  write_incident(json, state);
  write_numbers(json, state, NumberPart::question);
  base::field(json, "comparison", state.session().comparison);
  write_edits(json, state);
  write_rnn(json, state);
  write_lab(json, state);
  write_heads(json, state, people);
  write_brief(json, state);
  write_view(json, state, in_full);
  write_saved(json, state);
  json.Key("frames");
  json.Uint64(state.transient.frames);
}

}  // namespace

std::string state_json(const State& state) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  write_state(json, state, everybody(state), drawn_in_full(state));
  json.EndObject();
  return buffer.GetString();
}

std::string told_state_json(const State& state) {
  const std::vector<std::uint8_t> in_full = drawn_in_full(state);
  std::vector<int> people = everybody(state);
  const auto is_away_now = [&state](int person) { return is_away(state, person); };
  const auto absent = std::count_if(people.begin(), people.end(), is_away_now);
  if (state.people() > k_told_people) {
    const auto is_in_crowd = [&in_full](int person) { return in_full[person] == 0; };
    people.erase(std::remove_if(people.begin(), people.end(), is_in_crowd), people.end());
  }
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  write_state(json, state, people, in_full);
  base::field(json, "count", state.people());
  base::field(json, "absent", static_cast<int>(absent));
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
  base::field(json, "bias", static_cast<double>(edge.bias));
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
