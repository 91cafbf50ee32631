#include "app/ledger.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <cstdio>

namespace headsup::app {
namespace {

// Six decimals: one more than float32 weights need, so that sums of printed terms agree with the
// printed sum to five.
std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.6f", value);
  const bool negative_zero = std::string(text) == "-0.000000";
  return negative_zero ? "0.000000" : text;
}

struct Context {
  const State& state;
  int head;
  int person;
  lead::Edge edge;
  int d_k;
  const std::string& facet(int index) const { return state.team.facet(head * d_k + index).label; }
};

LedgerSection match_section(const Context& c) {
  LedgerSection section{
      "Does the key fit the query?", "q · k = Σ qᵢ × kᵢ", {"q", "k", "q × k"}, {}, ""};
  for (int i = 0; i < c.d_k; ++i) {
    const auto f = static_cast<std::size_t>(i);
    section.rows.push_back({c.facet(i),
                            {number(c.edge.q[f]), number(c.edge.k[f]), number(c.edge.products[f])},
                            false,
                            c.head * c.d_k + i});
  }
  section.rows.push_back({"q · k", {"", "", number(c.edge.dot)}, true});
  section.editable = "qk";
  section.note = "q: what " +
                 c.state.team.people[static_cast<std::size_t>(c.state.controls.query)].name +
                 " looks for, times the head's sharpness. k: what " +
                 c.state.team.people[static_cast<std::size_t>(c.person)].name + " carries today.";
  return section;
}

LedgerSection score_section(const Context& c) {
  const double root = std::sqrt(static_cast<double>(c.d_k));
  LedgerSection section{"The score", "s = (q · k ÷ √dₖ + bias) ÷ τ", {""}, {}, ""};
  section.rows = {
      {"q · k", {number(c.edge.dot)}, false},
      {"÷ √" + std::to_string(c.d_k), {number(root)}, false},
      {"= scaled", {number(c.edge.scaled)}, true},
      {"+ bias", {number(0)}, false},
      {"÷ τ", {number(c.state.controls.temperature_of(c.head))}, false},
      {"= score", {number(c.edge.tempered)}, true},
  };
  return section;
}

LedgerSection softmax_section(const Context& c) {
  LedgerSection section{"Softmax over the team", "weight = exp(s − max) ÷ Σ exp", {""}, {}, ""};
  section.rows = {
      {"score", {number(c.edge.tempered)}, false},
      {"− largest score of the row", {number(c.edge.max)}, false},
      {"exp of the difference", {number(c.edge.exp)}, true},
      {"÷ Σ of the whole row", {number(c.edge.sum)}, false},
      {"= weight", {number(c.edge.weight)}, true},
  };
  const bool available = c.state.team.people[static_cast<std::size_t>(c.person)].available;
  section.note = available ? "exp is never zero: nobody is silenced, only outweighed."
                           : "Absent: masked, so exp counts as exactly zero.";
  return section;
}

LedgerSection value_section(const Context& c) {
  LedgerSection section{"What is taken", "weight × v", {"v", "weight × v", "blend"}, {}, ""};
  const float* concat =
      c.state.reader->layer().concat() + static_cast<std::size_t>(c.state.controls.query) *
                                             team::k_heads * static_cast<std::size_t>(c.d_k);
  for (int i = 0; i < c.d_k; ++i) {
    const auto f = static_cast<std::size_t>(i);
    section.rows.push_back({c.facet(i),
                            {number(c.edge.value[f]), number(c.edge.contribution[f]),
                             number(concat[c.head * c.d_k + i])},
                            false,
                            c.head * c.d_k + i});
  }
  section.editable = "v";
  section.note = "Blend: the same sum over everybody; " + number(c.edge.weight) +
                 " of it has this person's name on it.";
  return section;
}

LedgerSection output_section(const Context& c) {
  LedgerSection section{
      "Into the token", "x + concat · W_O", {"blend", "× W_O", "+ x", "= x + y"}, {}, ""};
  const attention::MultiHead& layer = c.state.reader->layer();
  const int facets = team::k_heads * c.d_k;
  const auto row = static_cast<std::size_t>(c.state.controls.query);
  const float* concat = layer.concat() + row * static_cast<std::size_t>(facets);
  const float* output = layer.output() + row * static_cast<std::size_t>(3 * facets);
  const std::vector<double> offers = team::offers(c.state.team, c.state.controls.query);
  const team::Matrices matrices = team::projections(c.state.team);
  for (int i = 0; i < c.d_k; ++i) {
    const int facet = c.head * c.d_k + i;
    const double before = offers[static_cast<std::size_t>(facet)];
    const double y = output[2 * facets + facet];
    const auto wo_index = static_cast<std::size_t>(facet * matrices.d_model + 2 * facets + facet);
    section.rows.push_back(
        {c.facet(i),
         {number(concat[facet]), number(matrices.wo[wo_index]), number(before), number(before + y)},
         false});
  }
  section.note =
      "The four heads' blends stand side by side; W_O writes each facet back to its own place "
      "among "
      "what a person can offer.";
  return section;
}

}  // namespace

Ledger build_ledger(const State& state, int head, int person) {
  const Context context{state, head, person,
                        state.reader->explain(head, state.controls.query, person),
                        state.team.facets_per_head()};
  const auto& people = state.team.people;
  Ledger ledger;
  ledger.title = people[static_cast<std::size_t>(state.controls.query)].name + " listens to " +
                 people[static_cast<std::size_t>(person)].name;
  ledger.sections = {match_section(context), score_section(context), softmax_section(context),
                     value_section(context), output_section(context)};
  return ledger;
}

namespace {

// What a number typed into this column of this row means.
std::function<Action(double)> edit_of(const State& state, char matrix, int facet) {
  using Matrix = lead::Edit::Matrix;
  if (matrix == '-' || facet < 0) return nullptr;
  const Matrix which = matrix == 'q' ? Matrix::q : matrix == 'k' ? Matrix::k : Matrix::v;
  const int person = which == Matrix::q ? state.controls.query : state.edge_person;
  return [which, person, facet](double value) -> Action {
    return EditNumber{{which, person, facet, static_cast<float>(value)}};
  };
}

Table section_table(const State& state, const LedgerSection& section) {
  Table table{section.heading, section.columns, {}, section.note, state.edge_head};
  for (const LedgerRow& line : section.rows) {
    Row row{line.label, {}, line.total, -1};
    for (std::size_t column = 0; column < line.cells.size(); ++column) {
      const char matrix = column < section.editable.size() ? section.editable[column] : '-';
      Cell cell{line.cells[column], "", edit_of(state, matrix, line.facet)};
      if (cell.edit) cell.id = std::string(1, matrix) + "-" + state.team.facet(line.facet).id;
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Document ledger_document(const State& state) {
  const Ledger ledger = build_ledger(state, state.edge_head, state.edge_person);
  Document document{ledger.title, "", {}};
  Choice heads{"edge-head", "Head", {}, state.edge_head, nullptr};
  for (const team::Head& head : state.team.heads) heads.options.push_back(head.label);
  heads.choose = [person = state.edge_person](int head) -> Action {
    return OpenEdge{head, person};
  };
  document.blocks = {Buttons{{{"undo", "Undo", UndoEdit{}, false, !state.controls.edits.empty()},
                              {"redo", "Redo", RedoEdit{}, false, !state.undone.empty()},
                              {"close-edge", "Close", CloseEdge{}, false, true}}},
                     heads};
  for (const LedgerSection& section : ledger.sections) {
    document.blocks.push_back(Heading{section.heading, section.formula, state.edge_head});
    document.blocks.push_back(section_table(state, section));
  }
  return document;
}

std::string ledger_json(const Ledger& ledger) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  json.StartObject();
  json.Key("title");
  json.String(ledger.title);
  json.Key("sections");
  json.StartArray();
  for (const LedgerSection& section : ledger.sections) {
    json.StartObject();
    json.Key("heading");
    json.String(section.heading);
    json.Key("formula");
    json.String(section.formula);
    json.Key("columns");
    json.StartArray();
    for (const std::string& column : section.columns) json.String(column);
    json.EndArray();
    json.Key("rows");
    json.StartArray();
    for (const LedgerRow& row : section.rows) {
      json.StartObject();
      json.Key("label");
      json.String(row.label);
      json.Key("cells");
      json.StartArray();
      for (const std::string& cell : row.cells) json.String(cell);
      json.EndArray();
      json.EndObject();
    }
    json.EndArray();
    json.Key("note");
    json.String(section.note);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return buffer.GetString();
}

}  // namespace headsup::app
