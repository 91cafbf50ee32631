#include "app/core/session_json.h"

#include "app/core/names.h"
#include "app/core/settings.h"
#include "team/team_file.h"

namespace headsup::app {
namespace {

void ids(base::JsonWriter& json, const char* key, const std::vector<team::PersonId>& people) {
  json.Key(key);
  json.StartArray();
  for (const team::PersonId id : people) json.Int(static_cast<int>(id));
  json.EndArray();
}

void write_settings(base::JsonWriter& json, const Settings& settings) {
  base::field(json, "query", static_cast<int>(settings.query));
  json.Key("head_temperatures");
  json.StartArray();
  for (const double temperature : settings.head_temperatures) json.Double(temperature);
  json.EndArray();
  json.Key("enabled");
  json.StartArray();
  for (const bool enabled : settings.enabled) json.Bool(enabled);
  json.EndArray();
  json.Key("edits");
  json.StartArray();
  for (const Edit& edit : settings.edits) {
    json.StartObject();
    base::field(json, "matrix", matrix_id(edit.matrix));
    base::field(json, "person", static_cast<int>(edit.person));
    base::field(json, "facet", static_cast<int>(edit.facet));
    base::field(json, "value", static_cast<double>(edit.value));
    json.EndObject();
  }
  json.EndArray();
  ids(json, "away", settings.away);
}

void write_draft(base::JsonWriter& json, const Draft& draft) {
  json.Key("draft");
  json.StartObject();
  base::field(json, "text", draft.text);
  json.Key("meanings");
  json.StartArray();
  for (const team::Meaning& meaning : draft.meanings) {
    json.StartObject();
    base::field(json, "word", meaning.word);
    base::field(json, "facet", meaning.facet);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

}  // namespace

void write_session(base::JsonWriter& json, const Session& session) {
  base::field(json, "incident", session.incident);
  base::field(json, "comparison", session.comparison);
  for (const Number& number : k_number_table) {
    if (number.part == NumberPart::view) continue;
    base::field(json, number.id, number.get(session, View{}));
  }
  write_settings(json, session.settings);
  base::field(json, "speakers", session.rnn.people);
  ids(json, "speaking_order", session.speaking_order);
  if (session.draft != Draft{}) write_draft(json, session.draft);
}

std::string session_json(const Session& session) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  const std::string team = team::write_team(*session.team);
  json.Key("team");
  json.RawValue(team.data(), team.size(), rapidjson::kObjectType);
  write_session(json, session);
  json.EndObject();
  return buffer.GetString();
}

}  // namespace headsup::app
