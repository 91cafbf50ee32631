#include "app/explain/ledger.h"

#include <utility>

#include "analysis/scores.h"
#include "app/content/parts.h"
#include "app/core/names.h"
#include "base/date.h"
#include "base/json_writer.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

// Six decimals: one more than float32 weights need, so that sums of printed terms agree with the
// printed sum to five.
std::string number(double value) {
  return decimal(value, 6);
}

struct Context {
  const State& state;
  int head;
  int person;
  analysis::Edge edge;
  int d_k, first_facet;
  const std::string& facet(int index) const {
    return state.team().facet(first_facet + index).label;
  }
};

LedgerSection match_section(const Context& c) {
  LedgerSection section{
      texts::get(Id::ledger_match), "q · k = Σ qᵢ × kᵢ", {"q", "k", "q × k"}, {}, ""};
  for (int i = 0; i < c.d_k; ++i) {
    section.rows.push_back({c.facet(i),
                            {number(c.edge.q[i]), number(c.edge.k[i]), number(c.edge.products[i])},
                            false,
                            c.first_facet + i});
  }
  section.rows.push_back({"q · k", {"", "", number(c.edge.dot)}, true});
  section.editable = "qk";
  const auto& people = c.state.team().people;
  section.note = texts::fill(Id::ledger_match_note,
                             {people[c.state.controls().query].name, people[c.person].name});
  return section;
}

constexpr base::EnumArray<history::Line, Id, history::k_lines> k_line_texts = {
    {Id::ledger_line_subjects, Id::ledger_line_paths, Id::ledger_line_best_commit,
     Id::ledger_line_bm25, Id::ledger_line_week, Id::ledger_line_month, Id::ledger_line_year,
     Id::ledger_line_pause}};

// The sum that is the bias.
LedgerSection evidence_section(const Context& c) {
  LedgerSection section{
      texts::get(Id::ledger_evidence), texts::get(Id::ledger_evidence_formula), {""}, {}, ""};
  const history::TeamAnswer::OfPerson& evident = c.state.derived().evident.people[c.person];
  for (std::size_t l = 0; evident.known && l < history::k_lines; ++l) {
    const auto line = static_cast<history::Line>(l);
    section.rows.push_back({texts::get(k_line_texts[line]), {number(evident.lines[line])}, false});
  }
  section.rows.push_back({texts::get(Id::ledger_evidence_sum), {number(evident.score)}, true});
  const double depth = c.state.controls().depth;
  if (depth < 1) {
    section.rows.push_back({texts::get(Id::ledger_evidence_depth), {number(depth)}, false});
    section.rows.push_back({texts::get(Id::ledger_bias), {number(c.edge.bias)}, true});
  }
  section.note = texts::get(evident.known ? Id::ledger_evidence_note : Id::ledger_evidence_unknown);
  return section;
}

// Attention one level down: the person's past commits, and what each is of their evidence.
LedgerSection commits_section(const Context& c) {
  constexpr std::size_t k_commits = 5;
  const history::TeamEvidence& evidence = *c.state.derived().evidence;
  LedgerSection section{
      texts::get(Id::ledger_commits), "", {texts::get(Id::ledger_commit_share)}, {}, ""};
  for (const history::PastCommit& past :
       evidence.commits_for(c.state.session().incident, c.person, k_commits)) {
    const team::HistoryCommit& commit = evidence.commit(past);
    section.rows.push_back(
        {commit.hash + " · " + base::date_text(base::day_of(commit.time)) + " · " + commit.subject,
         {percent(past.share)},
         false});
  }
  section.note =
      texts::get(section.rows.empty() ? Id::ledger_commits_none : Id::ledger_commits_note);
  return section;
}

LedgerSection score_section(const Context& c) {
  LedgerSection section{
      texts::get(Id::ledger_score), texts::get(Id::ledger_score_formula), {""}, {}, ""};
  section.rows = {
      {"q · k", {number(c.edge.dot)}, false},
      {"÷ √" + std::to_string(c.d_k), {number(analysis::score_root(c.d_k))}, false},
      {texts::get(Id::ledger_scaled), {number(c.edge.scaled)}, true},
      {texts::get(Id::ledger_bias), {number(c.edge.bias)}, false},
      {"÷ τ", {number(c.state.controls().temperature_of(c.head))}, false},
      {texts::get(Id::ledger_score_result), {number(c.edge.tempered)}, true},
  };
  return section;
}

LedgerSection softmax_section(const Context& c) {
  LedgerSection section{
      texts::get(Id::ledger_softmax), texts::get(Id::ledger_softmax_formula), {""}, {}, ""};
  section.rows = {
      {texts::get(Id::ledger_score_again), {number(c.edge.tempered)}, false},
      {texts::get(Id::ledger_largest), {number(c.edge.max)}, false},
      {texts::get(Id::ledger_exp), {number(c.edge.exp)}, true},
      {texts::get(Id::ledger_sum), {number(c.edge.sum)}, false},
      {texts::get(Id::ledger_weight), {number(c.edge.weight)}, true},
  };
  const bool available = !is_away(c.state, c.person);
  section.note = texts::get(available ? Id::ledger_never_zero : Id::ledger_masked);
  return section;
}

LedgerSection value_section(const Context& c) {
  const char* product = texts::get(Id::ledger_weight_times_v);
  LedgerSection section{
      texts::get(Id::ledger_value), product, {"v", product, texts::get(Id::ledger_blend)}, {}, ""};
  const std::vector<float>& concat = c.state.derived().reader->concat();
  for (int i = 0; i < c.d_k; ++i) {
    section.rows.push_back({c.facet(i),
                            {number(c.edge.value[i]), number(c.edge.contribution[i]),
                             number(concat[c.first_facet + i])},
                            false,
                            c.first_facet + i});
  }
  section.editable = "v";
  section.note = texts::fill(Id::ledger_value_note, {number(c.edge.weight)});
  return section;
}

LedgerSection output_section(const Context& c) {
  LedgerSection section{texts::get(Id::ledger_output),
                        "x + concat · W_O",
                        {texts::get(Id::ledger_blend), "× W_O", "+ x", "= x + y"},
                        {},
                        ""};
  const int facets = c.state.team().facet_count();
  const float* concat = c.state.derived().reader->concat().data();
  const float* output = c.state.derived().reader->output().data();
  const std::vector<double> offers = team::offers(c.state.team(), c.state.controls().query);
  for (int i = 0; i < c.d_k; ++i) {
    const int facet = c.first_facet + i;
    const double before = offers[facet];
    const double y = output[2 * facets + facet];
    const float wo = team::output_weight(c.state.team(), facet, 2 * facets + facet);
    section.rows.push_back({c.facet(i),
                            {number(concat[facet]), number(wo), number(before), number(before + y)},
                            false});
  }
  section.note = texts::get(Id::ledger_output_note);
  return section;
}

}  // namespace

Ledger build_ledger(const State& state, int head, int person) {
  const Context context{state,
                        head,
                        person,
                        state.derived().reader->explain(head, state.controls().query, person),
                        state.team().facet_count(head),
                        state.team().first_facet(head)};
  const auto& people = state.team().people;
  Ledger ledger;
  ledger.title =
      texts::fill(Id::ledger_title, {people[state.controls().query].name, people[person].name});
  if (is_evident(state, head)) {  // what somebody wants to know first
    ledger.sections = {evidence_section(context), commits_section(context)};
  }
  for (const auto& section :
       {match_section, score_section, softmax_section, value_section, output_section}) {
    ledger.sections.push_back(section(context));
  }
  return ledger;
}

namespace {

// What a number typed into this column of this row means.
std::function<Action(double)> edit_of(const State& state, char matrix, int facet) {
  analysis::Edit::Matrix which{};
  if (facet < 0 || !parse_matrix(std::string(1, matrix), which)) return nullptr;
  const int person =
      which == analysis::Edit::Matrix::q ? state.controls().query : state.edge_person();
  return [which, person, facet](double value) -> Action {
    return EditNumber{{which, person, facet, static_cast<float>(value)}};
  };
}

Table section_table(const State& state, const LedgerSection& section) {
  Table table{section.heading, section.columns, {}, section.note, state.view().edge_head};
  for (const LedgerRow& line : section.rows) {
    Row row{line.label, {}, line.total, -1};
    for (std::size_t column = 0; column < line.cells.size(); ++column) {
      const char matrix = column < section.editable.size() ? section.editable[column] : '-';
      Cell cell{line.cells[column], "", edit_of(state, matrix, line.facet)};
      if (cell.edit) cell.id = std::string(1, matrix) + "-" + state.team().facet(line.facet).id;
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Document ledger_document(const State& state) {
  const Ledger ledger = build_ledger(state, state.view().edge_head, state.edge_person());
  Document document{ledger.title, "", {}};
  Choice heads{"edge-head", texts::get(Id::ledger_head), {}, state.view().edge_head, nullptr};
  for (const team::Head& head : state.team().heads) heads.options.push_back(head.label);
  heads.choose = [person = state.edge_person()](int head) -> Action {
    return OpenEdge{head, person};
  };
  const auto button = [](const char* id, Id label, Action press, bool enabled) {
    return Button{id, texts::get(label), std::move(press), false, enabled};
  };
  document.blocks = {
      Buttons{{button("undo", Id::ledger_undo, Undo{}, state.workspace().history.can_undo()),
               button("redo", Id::ledger_redo, Redo{}, state.workspace().history.can_redo()),
               button("close-edge", Id::page_close, CloseEdge{}, true)}},
      heads};
  for (const LedgerSection& section : ledger.sections) {
    document.blocks.push_back(Heading{section.heading, section.formula, state.view().edge_head});
    document.blocks.push_back(section_table(state, section));
  }
  return document;
}

std::string ledger_json(const Ledger& ledger) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  base::field(json, "title", ledger.title);
  json.Key("sections");
  json.StartArray();
  for (const LedgerSection& section : ledger.sections) {
    json.StartObject();
    base::field(json, "heading", section.heading);
    base::field(json, "formula", section.formula);
    json.Key("columns");
    json.StartArray();
    for (const std::string& column : section.columns) json.String(column);
    json.EndArray();
    json.Key("rows");
    json.StartArray();
    for (const LedgerRow& row : section.rows) {
      json.StartObject();
      base::field(json, "label", row.label);
      json.Key("cells");
      json.StartArray();
      for (const std::string& cell : row.cells) json.String(cell);
      json.EndArray();
      json.EndObject();
    }
    json.EndArray();
    base::field(json, "note", section.note);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return buffer.GetString();
}

}  // namespace headsup::app
