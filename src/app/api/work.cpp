#include "app/api/api.h"
#include "app/api/parts.h"
#include "app/core/update.h"

#include <utility>

#include "app/core/names.h"
#include "app/editor/import_answer.h"
#include "app/editor/imports.h"
#include "base/json_writer.h"
#include "team/packed.h"
#include "team/team_file.h"

namespace headsup::app {
namespace {

std::string call_select(State& state, const Arguments& arguments) {
  int person = 0;
  if (!get_person(state, arguments, 0, person)) return no_person(state, arguments);
  return done(state, SelectPerson{person});
}

std::string call_set_incident(State& state, const Arguments& arguments) {
  SetIncident action;
  if (!get_text(arguments, 0, action.text)) return error("Expected the incident as a text.");
  return done(state, std::move(action));
}

std::string call_set_temperature(State& state, const Arguments& arguments) {
  SetTemperature action{};
  if (!get_number(arguments, 0, action.temperature))
    return no_number("the temperature", NumberId::temperature);
  return done(state, action);
}

std::string call_set_depth(State& state, const Arguments& arguments) {
  SetDepth action{};
  if (!get_number(arguments, 0, action.depth)) return no_number("the depth", NumberId::depth);
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
  const bool refused = is_away(state, action.person) == action.available;
  if (!refused) return value("true");
  // The caller tells the user; the picture does not tell it a second time.
  const std::string why = state.transient.notice;
  update(state, DismissNotice{});
  return error(why);
}

// A team file as the argument of an action that takes a team.
template <class OfTeam>
std::string call_with_team(State& state, const Arguments& arguments) {
  std::string text;
  if (!get_text(arguments, 0, text)) return error("Expected the team file as a text.");
  team::ReadResult result = team::read_team(text);
  if (!result.team) return error(result.error);
  return done(state, OfTeam{std::move(*result.team)});
}

// A team file, a roster or a table: opened as the team. Answers what it was taken for.
std::string call_load(State& state, const Arguments& arguments) {
  std::string text;
  if (!get_text(arguments, 0, text)) return error("Expected the team as a text.");
  team::ImportResult result = read_import(state, text);
  if (!result.team) return error(result.error);
  const bool unknown = !unknown_words(result).empty();
  const std::string what = import_answer(result);
  OpenImport action{std::move(*result.team), result.kind, {}};
  if (unknown) action.draft.text = std::move(text);
  return done(state, std::move(action), what);
}

// What the text will be taken for: a team file needs no catalogue.
std::string call_kind_of(State&, const Arguments& arguments) {
  std::string text;
  if (!get_text(arguments, 0, text)) return error("Expected the team as a text.");
  return text_value(kind_id(team::kind_of(text)));
}

// What a worker needs to read a text, by the text's beginning.
std::string call_import_base(State& state, const Arguments& arguments) {
  std::string text;
  if (!get_text(arguments, 0, text)) return error("Expected the team as a text.");
  return text_value(import_base_file(state, text));
}

std::string call_edit_person(State& state, const Arguments& arguments) {
  EditPerson action{};
  if (!get_person(state, arguments, 0, action.person)) return no_person(state, arguments);
  return done(state, action);
}

std::string call_set_draft(State& state, const Arguments& arguments) {
  SetDraft action;
  if (!get_text(arguments, 0, action.text)) return error("Expected the list of people as a text.");
  return done(state, std::move(action));
}

std::string call_set_head_temperature(State& state, const Arguments& arguments) {
  SetHeadTemperature action{};
  if (!get_head(state, arguments, 0, action.head)) return no_head(state, arguments);
  if (!get_number(arguments, 1, action.temperature)) {
    return no_number("the temperature", NumberId::temperature, ", or 0 for that of all");
  }
  return done(state, action);
}

std::string call_set_days_later(State& state, const Arguments& arguments) {
  SetDaysLater action{};
  if (!get_number(arguments, 0, action.days)) return no_number("the days", NumberId::days_later);
  return done(state, action);
}

std::string call_set_comparison(State& state, const Arguments& arguments) {
  SetComparison action;
  if (!get_text(arguments, 0, action.text)) return error("Expected the comparison as a text.");
  return done(state, std::move(action));
}

std::string call_edit_number(State& state, const Arguments& arguments) {
  std::string matrix;
  std::string facet;
  double typed = 0;
  analysis::Edit edit;
  get_text(arguments, 0, matrix);
  get_text(arguments, 2, facet);
  if (!parse_matrix(matrix, edit.matrix)) return error("Expected 'q', 'k' or 'v'.");
  if (!get_person(state, arguments, 1, edit.person)) return no_person(state, arguments, 1);
  edit.facet = state.team().find_facet(facet);
  if (edit.facet < 0) return error("No facet has the id " + quoted_argument(arguments, 2) + ".");
  if (!get_number(arguments, 3, typed)) return error("Expected a number from -100 to 100.");
  edit.value = static_cast<float>(typed);
  return done(state, EditNumber{edit});
}

std::string call_undo(State& state, const Arguments&) {
  return done(state, Undo{});
}

std::string call_redo(State& state, const Arguments&) {
  return done(state, Redo{});
}

constexpr Method k_methods[] = {
    {"select", call_select},
    {"setIncident", call_set_incident},
    {"setTemperature", call_set_temperature},
    {"setDepth", call_set_depth},
    {"setHeadEnabled", call_set_head_enabled},
    {"setAvailable", call_set_available},
    {"loadTeam", call_with_team<LoadTeam>},
    {"load", call_load},
    {"setCatalogue", call_with_team<SetCatalogue>},
    {"kindOf", call_kind_of},
    {"importBase", call_import_base},
    {"editPerson", call_edit_person},
    {"setDraft", call_set_draft},
    {"setHeadTemperature", call_set_head_temperature},
    {"setDaysLater", call_set_days_later},
    {"setComparison", call_set_comparison},
    {"editNumber", call_edit_number},
    {"undo", call_undo},
    {"redo", call_redo},
};

}  // namespace

std::string open_read(State& state, std::string_view packed, std::string_view kind) {
  OpenImport action;
  if (!team::unpack(packed, action.team)) return error("What was read did not arrive whole.");
  action.kind = kind_of_id(kind);
  return done(update(state, std::move(action)), "true");
}

Methods work_methods() {
  return {k_methods, static_cast<int>(sizeof k_methods / sizeof k_methods[0])};
}

}  // namespace headsup::app
