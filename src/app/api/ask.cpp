#include "app/api/parts.h"

#include <algorithm>
#include <iterator>

#include "analysis/report.h"
#include "app/api/describe.h"
#include "app/content/panel/panel.h"
#include "app/editor/take_along.h"
#include "app/explain/ledger.h"
#include "app/export/matrices.h"
#include "app/export/svg.h"
#include "app/link/link.h"
#include "base/format.h"
#include "base/json_writer.h"
#include "team/import.h"
#include "team/team_file.h"

namespace headsup::app {
namespace {

// Which edge is meant; otherwise `problem` is the answer.
bool get_edge(const State& state, const Arguments& arguments, int& head, int& person,
              std::string& problem) {
  if (!get_head(state, arguments, 0, head))
    problem = no_head(state, arguments);
  else if (!get_person(state, arguments, 1, person))
    problem = no_person(state, arguments, 1);
  return problem.empty();
}

std::string call_state(State& state, const Arguments&) {
  return value(state_json(state));
}

// For the page's elements, which are told of fewer people than there may be.
std::string call_told_state(State& state, const Arguments&) {
  return value(told_state_json(state));
}

std::string call_matrix(State& state, const Arguments& arguments) {
  int head = 0;
  if (!get_head(state, arguments, 0, head)) return no_head(state, arguments);
  return value(matrix_json(state, head));
}

std::string call_explain(State& state, const Arguments& arguments) {
  int head = 0;
  int person = 0;
  std::string problem;
  if (!get_edge(state, arguments, head, person, problem)) return problem;
  return value(edge_json(state, head, person));
}

std::string call_ledger(State& state, const Arguments& arguments) {
  int head = 0;
  int person = 0;
  std::string problem;
  if (!get_edge(state, arguments, head, person, problem)) return problem;
  return value(ledger_json(build_ledger(state, head, person)));
}

// Whether names are left out of what is taken along; without the argument they are not.
bool leaves_names_out(const Arguments& arguments) {
  bool left_out = false;
  get_flag(arguments, 0, left_out);
  return left_out;
}

std::string call_export_team(State& state, const Arguments& arguments) {
  return text_value(team::write_team(team_to_take(state, leaves_names_out(arguments))));
}

std::string call_export_table(State& state, const Arguments& arguments) {
  return text_value(team::write_table(team_to_take(state, leaves_names_out(arguments))));
}

std::string call_export_roster(State& state, const Arguments& arguments) {
  return text_value(team::write_roster(team_to_take(state, leaves_names_out(arguments))));
}

std::string call_document(State& state, const Arguments& arguments) {
  std::string which;
  get_text(arguments, 0, which);
  if (which == "page") return value(document_json(*state.derived().page));
  if (which == "panel") return value(document_json(*state.derived().panel));
  const Document* part = panel_part(*state.derived().panel_parts, which);
  if (part) return value(document_json(*part));
  return error("Expected the document as 'page', 'panel' or one of the panel's parts.");
}

std::string call_link(State& state, const Arguments& arguments) {
  return text_value(leaves_names_out(arguments) ? write_link(nameless(state)) : write_link(state));
}

std::string call_graph_svg(State& state, const Arguments&) {
  return text_value(graph_svg(state));
}

std::string call_brief_markdown(State& state, const Arguments&) {
  return text_value(analysis::report_markdown(state.team(), state.session().incident,
                                              *state.derived().reader, state.controls()));
}

std::string call_matrices_csv(State& state, const Arguments&) {
  return text_value(matrices_csv(state));
}

std::string call_matrices_json(State& state, const Arguments&) {
  return text_value(matrices_json(state));
}

// print(format, [numbers]): each number as it is printed everywhere else, for the page's elements,
// which format nothing themselves.
std::string call_print(State&, const Arguments& arguments) {
  static constexpr struct {
    const char* name;
    std::string (*print)(double number);
  } k_formats[] = {
      {"percent", [](double share) { return base::percent(share); }},
      {"percent1", [](double share) { return base::percent(share, 1); }},
  };
  std::string name;
  get_text(arguments, 0, name);
  const auto* format = std::find_if(std::begin(k_formats), std::end(k_formats),
                                    [&name](const auto& each) { return name == each.name; });
  const base::JsonNode* numbers = argument(arguments, 1);
  if (format == std::end(k_formats) || !numbers || numbers->kind != base::JsonKind::array) {
    return error("Expected the name of a format and a list of numbers.");
  }
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartArray();
  for (int i = numbers->first; i >= 0; i = arguments.node(i).next) {
    json.String(format->print(arguments.node(i).number));
  }
  json.EndArray();
  return value(buffer.GetString());
}

constexpr Method k_methods[] = {
    {"print", call_print},
    {"matricesCsv", call_matrices_csv},
    {"matricesJson", call_matrices_json},
    {"graphSvg", call_graph_svg},
    {"briefMarkdown", call_brief_markdown},
    {"state", call_state},
    {"toldState", call_told_state},
    {"matrix", call_matrix},
    {"explain", call_explain},
    {"ledger", call_ledger},
    {"exportTeam", call_export_team},
    {"exportTable", call_export_table},
    {"exportRoster", call_export_roster},
    {"document", call_document},
    {"link", call_link},
};

}  // namespace

Methods ask_methods() {
  return {k_methods, static_cast<int>(sizeof k_methods / sizeof k_methods[0])};
}

}  // namespace headsup::app
