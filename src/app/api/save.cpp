// What is kept outside of the program: how it reports it, and how it opens it again.
#include "app/api/parts.h"

#include <utility>

#include "app/core/names.h"
#include "app/core/update.h"
#include "app/explain/scale/lab.h"
#include "app/graph/layout.h"
#include "app/save/work.h"
#include "base/json_writer.h"

namespace headsup::app {
namespace {

// [id, name, when it was changed, people, deleted]
bool get_team(const Arguments& arguments, const base::JsonNode& node, SavedTeam& out) {
  constexpr int k_parts = 5;
  if (node.kind != base::JsonKind::array || node.size != k_parts) return false;
  const base::JsonNode* parts[k_parts];
  int number = node.first;
  for (const base::JsonNode*& part : parts) {
    part = &arguments.node(number);
    number = part->next;
  }
  out.id = parts[0]->text;
  out.name = parts[1]->text;
  out.changed = parts[2]->text;
  out.people = static_cast<int>(parts[3]->number);
  out.deleted = parts[4]->boolean;
  return !out.id.empty();
}

// The status, its reason, the id of the team on screen, and all teams.
std::string call_set_saved(State& state, const Arguments& arguments) {
  SetLibrary action;
  Library& library = action.library;
  std::string status;
  std::string fault;
  get_text(arguments, 0, status);
  get_text(arguments, 1, fault);
  const base::JsonNode* teams = argument(arguments, 3);
  if (!parse_save_status(status, library.status) || !parse_save_fault(fault, library.fault) ||
      !get_text(arguments, 2, library.current) || !teams || teams->kind != base::JsonKind::array) {
    return error("Expected the status, its reason, an id and an array of teams.");
  }
  for (int number = teams->first; number >= 0; number = arguments.node(number).next) {
    library.teams.emplace_back();
    if (!get_team(arguments, arguments.node(number), library.teams.back())) {
      return error("Expected a team as [id, name, when, people, deleted].");
    }
  }
  return done(state, std::move(action));
}

// A text that write_work has written; true: with its theme and language. Answers "opened", "newer"
// or "damaged"; but for the first nothing has changed.
std::string call_open_work(State& state, const Arguments& arguments) {
  std::string text;
  bool with_preferences = false;
  if (!get_text(arguments, 0, text) || !get_flag(arguments, 1, with_preferences)) {
    return error("Expected what was saved as a text, and true or false.");
  }
  const WorkError fault = open_work(state, text, with_preferences);
  if (fault.fault == WorkFault::newer) return text_value("newer");
  if (fault.fault == WorkFault::damaged) return text_value("damaged");
  refresh(state);
  arrange(state);
  return text_value("opened");
}

// What the list of teams is told of one's own team: {name, people}.
std::string call_saved_as(State& state, const Arguments&) {
  const team::Team& team = own_team(state);
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  base::field(json, "name", team.name);
  base::field(json, "people", static_cast<int>(team.people.size()));
  json.EndObject();
  return value(buffer.GetString());
}

constexpr Method k_methods[] = {
    {"setSaved", call_set_saved}, {"openWork", call_open_work}, {"savedAs", call_saved_as}};

}  // namespace

Methods save_methods() {
  return {k_methods, static_cast<int>(sizeof k_methods / sizeof k_methods[0])};
}

}  // namespace headsup::app
