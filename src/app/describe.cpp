#include "app/describe.h"

#include "app/camera.h"
#include "app/json_writer.h"
#include "app/layout.h"
#include "app/names.h"
#include "app/tour.h"
#include "lead/load.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

void numbers(JsonWriter& json, const float* values, std::size_t count) {
  json.StartArray();
  for (std::size_t i = 0; i < count; ++i) json.Double(static_cast<double>(values[i]));
  json.EndArray();
}

void numbers(JsonWriter& json, const char* key, const std::vector<float>& values) {
  json.Key(key);
  numbers(json, values.data(), values.size());
}

void write_people(JsonWriter& json, const State& state) {
  json.Key("people");
  json.StartArray();
  for (int person = 0; person < state.people(); ++person) {
    const team::Person& who = state.team.people[static_cast<std::size_t>(person)];
    const Vec2 at = to_screen(state, state.bodies[static_cast<std::size_t>(person)].position);
    json.StartObject();
    field(json, "name", who.name);
    field(json, "title", who.title);
    field(json, "available", who.available);
    field(json, "x", static_cast<double>(at.x));
    field(json, "y", static_cast<double>(at.y));
    field(json, "radius", static_cast<double>(screen_radius(state, person)));
    field(json, "carries",
          lead::carries_line(state.team, person, state.controls.depth, state.controls.days_later));
    field(json, "overloaded", lead::is_overloaded(state.team, person));
    json.EndObject();
  }
  json.EndArray();
}

void write_incident(JsonWriter& json, const State& state) {
  json.Key("incident");
  json.StartObject();
  field(json, "text", state.incident_text);
  json.Key("needs");
  json.StartObject();
  for (int facet = 0; facet < state.team.facet_count(); ++facet) {
    field(json, state.team.facet(facet).id.c_str(),
          state.needs.facets[static_cast<std::size_t>(facet)]);
  }
  json.EndObject();
  json.Key("matches");
  json.StartArray();
  for (const team::Match& match : state.needs.matches) {
    json.StartObject();
    field(json, "term", match.term);
    field(json, "facet", state.team.facet(match.facet).id);
    field(json, "label", state.team.facet(match.facet).label);
    field(json, "weight", match.weight);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

void write_heads(JsonWriter& json, const State& state) {
  json.Key("heads");
  json.StartArray();
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    const lead::HeadReading& reading = state.reader->heads()[head];
    json.StartObject();
    field(json, "id", state.team.heads[head].id);
    field(json, "label", state.team.heads[head].label);
    field(json, "enabled", state.controls.enabled[head]);
    field(json, "temperature", state.controls.temperature_of(static_cast<int>(head)));
    field(json, "own_temperature", state.controls.head_temperatures[head] > 0);
    numbers(json, "weights", reading.weights);
    field(json, "entropy_bits", reading.entropy_bits);
    field(json, "normalized_entropy", reading.normalized_entropy);
    field(json, "effective_people", reading.effective_people);
    field(json, "margin", reading.margin);
    field(json, "verdict", lead::to_string(reading.verdict));
    json.EndObject();
  }
  json.EndArray();
}

void write_brief(JsonWriter& json, const State& state) {
  const lead::Brief& brief = state.reader->brief();
  json.Key("brief");
  json.StartArray();
  for (const lead::BriefLine& line : brief.lines) {
    const team::Person& who = state.team.people[static_cast<std::size_t>(line.person)];
    const team::Contribution& what = who.contributions[static_cast<std::size_t>(line.contribution)];
    json.StartObject();
    field(json, "head", state.team.heads[static_cast<std::size_t>(line.head)].id);
    field(json, "person", who.name);
    field(json, "text", what.text);
    field(json, "share", line.share);
    if (!what.effort.empty()) field(json, "effort", what.effort);
    json.EndObject();
  }
  json.EndArray();
  if (brief.accountable >= 0) {
    field(json, "accountable", name_of(state, brief.accountable));
  }
}

void write_box(JsonWriter& json, const Rect& box) {
  field(json, "x", static_cast<double>(box.x));
  field(json, "y", static_cast<double>(box.y));
  field(json, "w", static_cast<double>(box.w));
  field(json, "h", static_cast<double>(box.h));
}

void write_labels(JsonWriter& json, const State& state) {
  json.Key("labels");
  json.StartArray();
  for (const LabelBox& label : state.labels) {
    json.StartObject();
    field(json, "person", name_of(state, label.person));
    write_box(json, label.box);
    json.EndObject();
  }
  json.EndArray();
}

void write_controls_drawn(JsonWriter& json, const State& state) {
  json.Key("controls");
  json.StartArray();
  for (const ControlBox& control : state.controls_drawn) {
    json.StartObject();
    field(json, "id", control.id);
    field(json, "option", control.option);
    write_box(json, control.box);
    json.EndObject();
  }
  json.EndArray();
}

void write_edits(JsonWriter& json, const State& state) {
  json.Key("edits");
  json.StartArray();
  for (const lead::Edit& edit : state.controls.edits) {
    json.StartObject();
    field(json, "matrix", matrix_id(edit.matrix));
    field(json, "person", name_of(state, edit.person));
    field(json, "facet", state.team.facet(edit.facet).id);
    field(json, "value", static_cast<double>(edit.value));
    json.EndObject();
  }
  json.EndArray();
}

void write_tour(JsonWriter& json, const State& state) {
  json.Key("tour");
  json.StartObject();
  field(json, "step", state.tour.step + 1);  // 0: not on the tour
  field(json, "steps", tour_steps());
  json.Key("done");
  json.Uint(state.tour.done);
  json.Key("answers");
  json.StartArray();
  for (const int answer : state.tour.answers) json.Int(answer);
  json.EndArray();
  json.EndObject();
}

void write_command(JsonWriter& json, const Command& command) {
  json.Key("command");
  json.StartObject();
  field(json, "people", command.people);
  field(json, "spectral_radius", command.spectral_radius);
  field(json, "minutes", command.minutes);
  field(json, "minutes_between", command.minutes_between);
  json.Key("order");
  json.StartArray();
  for (const int person : command.order) json.Int(person);
  json.EndArray();
  json.EndObject();
}

void write_lab(JsonWriter& json, const State& state) {
  static constexpr const char* k_stages[] = {"idle", "forward", "rnn", "frames"};
  const Lab& lab = state.lab;
  json.Key("lab");
  json.StartObject();
  field(json, "people", lab.people);
  field(json, "seed", lab.seed);
  field(json, "drawn", lab.drawn());
  field(json, "measuring", lab.measuring());
  field(json, "size", lab.measuring() ? lab.sizes.front() : 0);
  field(json, "stage", k_stages[static_cast<int>(lab.stage)]);
  field(json, "left", static_cast<int>(lab.sizes.size()));
  field(json, "share", lab.share);
  json.Key("results");
  json.StartArray();
  for (const LabPoint& point : lab_points(state)) {
    json.StartObject();
    field(json, "people", point.people);
    field(json, "forward_ms", point.forward * 1e3);
    field(json, "rnn_ms", point.rnn * 1e3);
    field(json, "frame_ms", point.frame * 1e3);
    field(json, "forward_runs", point.forward_runs);
    field(json, "rnn_runs", point.rnn_runs);
    field(json, "frames", point.frames);
    field(json, "beside", point.beside);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

void write_view(JsonWriter& json, const State& state) {
  json.Key("view");
  json.StartObject();
  field(json, "theme", theme_id(state.theme));
  field(json, "dark", state.dark());
  field(json, "mode", mode_id(state.mode));
  if (state.mode == Mode::explain) field(json, "page", page_id(state.page));
  json.Key("strongest");
  json.Int(state.strongest);
  field(json, "undrawn", state.mode == Mode::everyone ? state.undrawn : 0.0);
  json.Key("draw_calls");
  json.Int(state.draw_calls);
  field(json, "language", texts::code(state.language));
  field(json, "sheet", sheet_id(state.sheet));
  field(json, "matrix",
        state.matrix_head < 0 ? std::string()
                              : state.team.heads[static_cast<std::size_t>(state.matrix_head)].id);
  write_tour(json, state);
  field(json, "zoom", static_cast<double>(state.camera.zoom));
  field(json, "hovered", state.hovered < 0 ? std::string() : name_of(state, state.hovered));
  field(json, "focused", state.focused < 0 ? std::string() : name_of(state, state.focused));
  if (state.edge_person >= 0) {
    json.Key("edge");
    json.StartObject();
    field(json, "head", state.team.heads[static_cast<std::size_t>(state.edge_head)].id);
    field(json, "person", name_of(state, state.edge_person));
    json.EndObject();
  }
  field(json, "notice", state.notice);
  write_labels(json, state);
  write_controls_drawn(json, state);
  json.EndObject();
}

}  // namespace

std::string state_json(const State& state) {
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  field(json, "team", state.team.name);
  write_people(json, state);
  field(json, "query", name_of(state, state.controls.query));
  write_incident(json, state);
  field(json, "temperature", state.controls.temperature);
  field(json, "depth", state.controls.depth);
  field(json, "days_later", state.controls.days_later);
  field(json, "comparison", state.comparison_text);
  write_edits(json, state);
  write_command(json, state.command);
  write_lab(json, state);
  write_heads(json, state);
  write_brief(json, state);
  write_view(json, state);
  json.Key("frames");
  json.Uint64(state.frames);
  json.EndObject();
  return buffer.GetString();
}

std::string matrix_json(const State& state, int head) {
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  const auto people = static_cast<std::size_t>(state.people());
  const float* weights = state.reader->weights(head);
  json.StartArray();
  for (std::size_t row = 0; row < people; ++row) numbers(json, weights + row * people, people);
  json.EndArray();
  return buffer.GetString();
}

std::string edge_json(const State& state, int head, int person) {
  const lead::Edge edge = state.reader->explain(head, state.controls.query, person);
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  numbers(json, "q", edge.q);
  numbers(json, "k", edge.k);
  numbers(json, "products", edge.products);
  field(json, "dot", static_cast<double>(edge.dot));
  field(json, "scaled", static_cast<double>(edge.scaled));
  field(json, "tempered", static_cast<double>(edge.tempered));
  field(json, "max", static_cast<double>(edge.max));
  field(json, "exp", static_cast<double>(edge.exp));
  field(json, "sum", static_cast<double>(edge.sum));
  field(json, "weight", static_cast<double>(edge.weight));
  numbers(json, "value", edge.value);
  numbers(json, "contribution", edge.contribution);
  json.EndObject();
  return buffer.GetString();
}

const char* voice(const lead::HeadReading& reading) {
  using texts::Id;
  if (reading.effective_people < k_one_voice_people) return texts::get(Id::view_voice_one);
  if (reading.normalized_entropy < k_decisive_entropy) return texts::get(Id::view_voice_decisive);
  const bool shared = reading.normalized_entropy < lead::k_flat_entropy;
  return texts::get(shared ? Id::view_voice_shared : Id::view_voice_committee);
}

}  // namespace headsup::app
