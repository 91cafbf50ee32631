#include "app/commands.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <utility>

#include "app/describe.h"
#include "app/layout.h"
#include "app/ledger.h"
#include "app/pages/pages.h"

namespace headsup::app {
namespace {

using Arguments = rapidjson::Document;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string value(const std::string& json) {
  return "{\"value\":" + json + "}";
}

std::string text_value(const std::string& text) {
  rapidjson::StringBuffer buffer;
  Writer json(buffer);
  json.String(text);
  return value(buffer.GetString());
}

std::string error(const team::FileError& what) {
  rapidjson::StringBuffer buffer;
  Writer json(buffer);
  json.StartObject();
  json.Key("error");
  json.StartObject();
  json.Key("line");
  json.Int(what.line);
  json.Key("column");
  json.Int(what.column);
  json.Key("path");
  json.String(what.path);
  json.Key("message");
  json.String(what.message);
  json.EndObject();
  json.EndObject();
  return buffer.GetString();
}

std::string error(std::string message) {
  return error({0, 0, "", std::move(message)});
}

// One argument, or what was expected in its place.
const rapidjson::Value* argument(const Arguments& arguments, unsigned index) {
  return index < arguments.Size() ? &arguments[index] : nullptr;
}

bool get_text(const Arguments& arguments, unsigned index, std::string& out) {
  const rapidjson::Value* found = argument(arguments, index);
  if (!found || !found->IsString()) return false;
  out.assign(found->GetString(), found->GetStringLength());
  return true;
}

bool get_number(const Arguments& arguments, unsigned index, double& out) {
  const rapidjson::Value* found = argument(arguments, index);
  if (!found || !found->IsNumber()) return false;
  out = found->GetDouble();
  return true;
}

bool get_flag(const Arguments& arguments, unsigned index, bool& out) {
  const rapidjson::Value* found = argument(arguments, index);
  if (!found || !found->IsBool()) return false;
  out = found->GetBool();
  return true;
}

bool get_person(const State& state, const Arguments& arguments, unsigned index, int& out) {
  std::string name;
  if (!get_text(arguments, index, name)) return false;
  out = state.team.find_person(name);
  return out >= 0;
}

bool get_head(const State& state, const Arguments& arguments, unsigned index, int& out) {
  std::string id;
  if (!get_text(arguments, index, id)) return false;
  for (int head = 0; head < team::k_heads; ++head) {
    if (state.team.heads[static_cast<std::size_t>(head)].id == id) {
      out = head;
      return true;
    }
  }
  return false;
}

std::string done(State& state, Action action) {
  update(state, std::move(action));
  refresh(state);
  arrange(state);
  return value("true");
}

std::string quoted_argument(const Arguments& arguments, unsigned index) {
  std::string text;
  return get_text(arguments, index, text) ? "'" + text + "'" : "what was given";
}

std::string no_person(const State& state, const Arguments& arguments) {
  std::string names;
  for (int i = 0; i < state.people() && i < 12; ++i) {
    names += (i ? ", " : "") + state.team.people[static_cast<std::size_t>(i)].name;
  }
  return error("Nobody is called " + quoted_argument(arguments, 0) +
               "; expected the name of a person: " + names + (state.people() > 12 ? ", …" : "") +
               ".");
}

std::string no_head(const State& state, const Arguments& arguments) {
  std::string ids;
  for (const team::Head& head : state.team.heads) ids += (ids.empty() ? "" : ", ") + head.id;
  return error("No head has the id " + quoted_argument(arguments, 0) + "; expected one of " + ids +
               ".");
}

std::string incidents_json(const State& state) {
  rapidjson::StringBuffer buffer;
  Writer json(buffer);
  json.StartArray();
  for (const team::Incident& incident : state.team.incidents) {
    json.StartObject();
    json.Key("id");
    json.String(incident.id);
    json.Key("title");
    json.String(incident.title);
    json.Key("text");
    json.String(incident.text);
    json.Key("vague");
    json.Bool(incident.vague);
    json.EndObject();
  }
  json.EndArray();
  return buffer.GetString();
}

std::string call_select(State& state, const Arguments& arguments) {
  int person = 0;
  if (!get_person(state, arguments, 0, person)) return no_person(state, arguments);
  return done(state, SelectPerson{person});
}

std::string call_focus(State& state, const Arguments& arguments) {
  int person = -1;
  const rapidjson::Value* found = argument(arguments, 0);
  const bool nobody = !found || found->IsNull();
  if (!nobody && !get_person(state, arguments, 0, person)) return no_person(state, arguments);
  return done(state, FocusPerson{person});
}

std::string call_set_incident(State& state, const Arguments& arguments) {
  SetIncident action;
  if (!get_text(arguments, 0, action.text)) return error("Expected the incident as a text.");
  return done(state, std::move(action));
}

std::string call_load_incident(State& state, const Arguments& arguments) {
  std::string id;
  get_text(arguments, 0, id);
  for (const team::Incident& incident : state.team.incidents) {
    if (incident.id == id) return done(state, SetIncident{incident.text});
  }
  return error("No incident has the id " + quoted_argument(arguments, 0) + ".");
}

std::string call_set_temperature(State& state, const Arguments& arguments) {
  SetTemperature action{};
  if (!get_number(arguments, 0, action.temperature)) {
    return error("Expected the temperature as a number from 0.05 to 20.");
  }
  return done(state, action);
}

std::string call_set_depth(State& state, const Arguments& arguments) {
  SetDepth action{};
  if (!get_number(arguments, 0, action.depth)) {
    return error("Expected the depth as a number from 0 to 1.");
  }
  return done(state, action);
}

std::string call_set_head_enabled(State& state, const Arguments& arguments) {
  SetHeadEnabled action{};
  if (!get_head(state, arguments, 0, action.head)) return no_head(state, arguments);
  if (!get_flag(arguments, 1, action.enabled)) return error("Expected true or false.");
  return done(state, action);
}

std::string call_set_available(State& state, const Arguments& arguments) {
  SetAvailable action{};
  if (!get_person(state, arguments, 0, action.person)) return no_person(state, arguments);
  if (!get_flag(arguments, 1, action.available)) return error("Expected true or false.");
  done(state, action);
  const bool refused =
      state.team.people[static_cast<std::size_t>(action.person)].available != action.available;
  if (!refused) return value("true");
  // The caller tells the user; the picture does not tell it a second time.
  const std::string why = state.notice;
  update(state, DismissNotice{});
  return error(why);
}

std::string call_load_team(State& state, const Arguments& arguments) {
  std::string text;
  if (!get_text(arguments, 0, text)) return error("Expected the team file as a text.");
  team::ReadResult result = team::read_team(text);
  if (!result.team) return error(result.error);
  return done(state, LoadTeam{std::move(*result.team)});
}

std::string call_set_theme(State& state, const Arguments& arguments) {
  std::string name;
  get_text(arguments, 0, name);
  if (name == "auto") return done(state, SetTheme{ThemeChoice::automatic});
  if (name == "light") return done(state, SetTheme{ThemeChoice::light});
  if (name == "dark") return done(state, SetTheme{ThemeChoice::dark});
  return error("Expected the theme as 'auto', 'light' or 'dark'.");
}

std::string call_set_view(State& state, const Arguments& arguments) {
  std::string name;
  get_text(arguments, 0, name);
  if (name == "query") return done(state, SetMode{Mode::query});
  if (name == "everyone") return done(state, SetMode{Mode::everyone});
  Page page = Page::matrices;
  if (parse_page(name, page)) return done(state, OpenPage{page});
  std::string pages;
  for (int i = 0; i < k_pages; ++i) pages += std::string(", ") + page_id(static_cast<Page>(i));
  return error("Expected the view as one of query, everyone" + pages + ".");
}

std::string call_set_strongest(State& state, const Arguments& arguments) {
  double strands = 0;
  if (!get_number(arguments, 0, strands) || strands < 1 || strands > k_most_strands) {
    return error("Expected how many strands a person keeps, from 1 to 12.");
  }
  return done(state, SetStrongest{static_cast<int>(strands)});
}

std::string call_state(State& state, const Arguments&) {
  return value(state_json(state));
}

std::string call_matrix(State& state, const Arguments& arguments) {
  int head = 0;
  if (!get_head(state, arguments, 0, head)) return no_head(state, arguments);
  return value(matrix_json(state, head));
}

std::string call_explain(State& state, const Arguments& arguments) {
  int head = 0;
  int person = 0;
  if (!get_head(state, arguments, 0, head)) return no_head(state, arguments);
  if (!get_person(state, arguments, 1, person)) {
    return error("Nobody is called " + quoted_argument(arguments, 1) + ".");
  }
  return value(edge_json(state, head, person));
}

std::string call_ledger(State& state, const Arguments& arguments) {
  int head = 0;
  int person = 0;
  if (!get_head(state, arguments, 0, head)) return no_head(state, arguments);
  if (!get_person(state, arguments, 1, person)) {
    return error("Nobody is called " + quoted_argument(arguments, 1) + ".");
  }
  return value(ledger_json(build_ledger(state, head, person)));
}

std::string call_open_ledger(State& state, const Arguments& arguments) {
  int head = 0;
  int person = 0;
  if (!get_head(state, arguments, 0, head)) return no_head(state, arguments);
  if (!get_person(state, arguments, 1, person)) {
    return error("Nobody is called " + quoted_argument(arguments, 1) + ".");
  }
  return done(state, OpenEdge{head, person});
}

std::string call_close_ledger(State& state, const Arguments&) {
  return done(state, CloseEdge{});
}

std::string call_document(State& state, const Arguments& arguments) {
  std::string which;
  get_text(arguments, 0, which);
  if (which == "page") return value(document_json(state.page_document));
  if (which == "panel") return value(document_json(state.panel_document));
  return error("Expected the document as 'page' or 'panel'.");
}

// Does to a control of an open document what somebody does to it.
std::string operate(State& state, const Arguments& arguments, const Input& input) {
  std::string id;
  Action action = DismissNotice{};
  get_text(arguments, 0, id);
  if (find_action(state.page_document, id, input, action) ||
      find_action(state.panel_document, id, input, action)) {
    return done(state, std::move(action));
  }
  return error("No control " + quoted_argument(arguments, 0) + " that takes this is open.");
}

std::string call_press(State& state, const Arguments& arguments) {
  return operate(state, arguments, Press{});
}

std::string call_pick(State& state, const Arguments& arguments) {
  double option = -1;
  get_number(arguments, 1, option);
  return operate(state, arguments, Pick{static_cast<int>(option)});
}

std::string call_drag(State& state, const Arguments& arguments) {
  double share = -1;
  get_number(arguments, 1, share);
  return operate(state, arguments, Drag{share});
}

std::string call_type(State& state, const Arguments& arguments) {
  Type typed;
  if (!get_text(arguments, 1, typed.text)) return error("Expected a text.");
  return operate(state, arguments, typed);
}

std::string call_move(State& state, const Arguments& arguments) {
  double from = -1;
  double to = -1;
  get_number(arguments, 1, from);
  get_number(arguments, 2, to);
  return operate(state, arguments, MoveEntry{static_cast<int>(from), static_cast<int>(to)});
}

std::string call_export_team(State& state, const Arguments&) {
  return text_value(team::write_team(state.team));
}

std::string call_incidents(State& state, const Arguments&) {
  return value(incidents_json(state));
}

std::string call_dismiss_notice(State& state, const Arguments&) {
  return done(state, DismissNotice{});
}

struct Method {
  const char* name;
  std::string (*run)(State&, const Arguments&);
};

constexpr Method k_methods[] = {
    {"state", call_state},
    {"matrix", call_matrix},
    {"explain", call_explain},
    {"ledger", call_ledger},
    {"openLedger", call_open_ledger},
    {"closeLedger", call_close_ledger},
    {"select", call_select},
    {"focusPerson", call_focus},
    {"setIncident", call_set_incident},
    {"incidents", call_incidents},
    {"loadIncident", call_load_incident},
    {"setTemperature", call_set_temperature},
    {"setDepth", call_set_depth},
    {"setHeadEnabled", call_set_head_enabled},
    {"setAvailable", call_set_available},
    {"setTheme", call_set_theme},
    {"setView", call_set_view},
    {"setStrongest", call_set_strongest},
    {"document", call_document},
    {"press", call_press},
    {"pick", call_pick},
    {"drag", call_drag},
    {"type", call_type},
    {"move", call_move},
    {"loadTeam", call_load_team},
    {"exportTeam", call_export_team},
    {"clearError", call_dismiss_notice},
};

}  // namespace

std::string call(State& state, std::string_view method, std::string_view arguments) {
  Arguments parsed;
  parsed.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag>(
      arguments.data(), arguments.size());
  if (parsed.HasParseError() || !parsed.IsArray()) {
    return error("Expected the arguments as a JSON array.");
  }
  for (const Method& known : k_methods) {
    if (method == known.name) return known.run(state, parsed);
  }
  return error("There is no method '" + std::string(method) + "'.");
}

}  // namespace headsup::app
