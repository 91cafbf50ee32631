#include "app/api/parts.h"

#include <utility>
#include "app/api/api.h"

#include "app/core/action.h"
#include "app/core/names.h"
#include "app/core/update.h"
#include "app/graph/layout.h"
#include "base/file_error.h"
#include "base/format.h"
#include "base/json_writer.h"

namespace headsup::app {

std::string value(const std::string& json) {
  return "{\"value\":" + json + "}";
}

std::string text_value(const std::string& text) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.String(text);
  return value(buffer.GetString());
}

std::string error(const base::FileError& what) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  json.Key("error");
  json.StartObject();
  base::field(json, "line", what.line);
  base::field(json, "column", what.column);
  base::field(json, "path", what.path);
  base::field(json, "message", what.message);
  json.EndObject();
  json.EndObject();
  return buffer.GetString();
}

std::string error(std::string message) {
  return error({0, 0, "", std::move(message)});
}

const base::JsonNode* argument(const Arguments& arguments, unsigned index) {
  int number = arguments.node(0).first;
  for (; number >= 0 && index > 0; --index) number = arguments.node(number).next;
  return number < 0 ? nullptr : &arguments.node(number);
}

bool get_text(const Arguments& arguments, unsigned index, std::string& out) {
  const base::JsonNode* found = argument(arguments, index);
  if (!found || found->kind != base::JsonKind::string) return false;
  out = found->text;
  return true;
}

bool get_number(const Arguments& arguments, unsigned index, double& out) {
  const base::JsonNode* found = argument(arguments, index);
  if (!found || found->kind != base::JsonKind::number) return false;
  out = found->number;
  return true;
}

bool get_flag(const Arguments& arguments, unsigned index, bool& out) {
  const base::JsonNode* found = argument(arguments, index);
  if (!found || found->kind != base::JsonKind::boolean) return false;
  out = found->boolean;
  return true;
}

bool get_person(const State& state, const Arguments& arguments, unsigned index, int& out) {
  std::string name;
  if (!get_text(arguments, index, name)) return false;
  out = state.team().find_person(name);
  return out >= 0;
}

bool get_head(const State& state, const Arguments& arguments, unsigned index, int& out) {
  std::string id;
  if (!get_text(arguments, index, id)) return false;
  out = state.team().find_head(id);
  return out >= 0;
}

std::string effects_json(const Effects& effects) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartArray();
  for (const Effect& effect : effects) {
    json.StartObject();
    if (const auto* taken = std::get_if<TakeAway>(&effect)) {
      base::field(json, "take", takeaway_id(taken->what));
    } else if (const auto* request = std::get_if<Request>(&effect)) {
      base::field(json, "request", request_id(*request));
    } else if (const auto* asked = std::get_if<AskLibrary>(&effect)) {
      base::field(json, "library", wish_id(asked->wish));
      base::field(json, "id", asked->id);
      base::field(json, "name", asked->name);
    } else {
      base::field(json, "announce", std::get<Announce>(effect).text);
    }
    json.EndObject();
  }
  json.EndArray();
  return buffer.GetString();
}

std::string done(State& state, Action action, const std::string& answer) {
  const Effects effects = update(state, std::move(action));
  refresh(state);
  arrange(state);
  return done(effects, answer);
}

std::string done(const Effects& effects, const std::string& answer) {
  if (effects.empty()) return value(answer);
  return "{\"value\":" + answer + ",\"effects\":" + effects_json(effects) + "}";
}

std::string quoted_argument(const Arguments& arguments, unsigned index) {
  std::string text;
  return get_text(arguments, index, text) ? "'" + text + "'" : "what was given";
}

std::string no_person(const State& state, const Arguments& arguments, unsigned index) {
  std::string names;
  for (int i = 0; i < state.people() && i < 12; ++i) {
    names += (i ? ", " : "") + state.team().people[i].name;
  }
  return error("Nobody is called " + quoted_argument(arguments, index) +
               "; expected the name of a person: " + names + (state.people() > 12 ? ", …" : "") +
               ".");
}

std::string no_head(const State& state, const Arguments& arguments) {
  std::string ids;
  for (const team::Head& head : state.team().heads) ids += (ids.empty() ? "" : ", ") + head.id;
  return error("No head has the id " + quoted_argument(arguments, 0) + "; expected one of " + ids +
               ".");
}

std::string no_number(const char* what, NumberId id, const char* otherwise) {
  const Number& range = number(id);
  return error("Expected " + std::string(what) + " as a number from " +
               base::machine_number(range.min, 6) + " to " + base::machine_number(range.max, 6) +
               otherwise + ".");
}

}  // namespace headsup::app
