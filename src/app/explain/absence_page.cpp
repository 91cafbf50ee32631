// If someone is away: how the others share the weights, and what no other person could bring.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "analysis/absence.h"
#include "analysis/scores.h"
#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/explain/pages.h"
#include "team/matrices.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr int k_all_switches = 12;  // a team up to this size is shown whole
constexpr int k_some_switches = 8;  // otherwise those who matter most, and as many who are away
constexpr int k_bars = 4;
constexpr int k_losses = 3;  // of one head
constexpr std::size_t k_max_named = 6;

// Every head's row as if everybody were here.
using Rows = std::array<analysis::Row, team::k_heads>;

Rows rows_of(const State& state, const Asking& now, const std::vector<std::uint8_t>& masked) {
  Rows rows;
  for (int head = 0; head < team::k_heads; ++head) {
    rows[head] =
        analysis::softmax_row(now.scores[head], masked, state.controls().temperature_of(head));
  }
  return rows;
}

std::vector<int> away(const State& state) {
  std::vector<int> people;
  for (int person = 0; person < state.people(); ++person) {
    if (is_away(state, person)) people.push_back(person);
  }
  return people;
}

// Mean weight over the heads that are on, with everybody here.
std::vector<double> say(const State& state, const Rows& everybody) {
  std::vector<double> mean(state.team().people.size(), 0.0);
  double heads = 0;
  for (std::size_t h = 0; h < team::k_heads; ++h) heads += state.controls().enabled[h] ? 1 : 0;
  for (std::size_t h = 0; h < team::k_heads; ++h) {
    if (!state.controls().enabled[h]) continue;
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += everybody[h].weights[i] / heads;
  }
  return mean;
}

void add_switches(Document& document, const State& state, const Rows& everybody,
                  const std::vector<int>& absent) {
  const std::vector<double> mean = say(state, everybody);
  std::vector<int> people = analysis::strongest(mean, state.people());
  if (state.people() > k_all_switches) {
    people.resize(k_some_switches);
    std::size_t added = 0;
    for (const int person : absent) {
      if (added == k_some_switches) break;
      if (std::find(people.begin(), people.end(), person) != people.end()) continue;
      people.push_back(person);
      ++added;
    }
  }
  const std::size_t shown = people.size();
  std::sort(people.begin(), people.end());
  std::vector<Document> columns(2);
  for (std::size_t i = 0; i < shown; ++i) {
    const int person = people[i];
    const bool here = !is_away(state, person);
    const std::string share = percent(mean[person]);
    columns[i < (shown + 1) / 2 ? 0 : 1].blocks.push_back(Switch{
        "available-" + std::to_string(person),
        texts::fill(here ? Id::absence_here : Id::absence_away, {name_of(state, person), share}),
        here, -1, SetAvailable{person, !here}, person});
  }
  document.blocks.push_back(Heading{texts::get(Id::absence_who), ""});
  document.blocks.push_back(Split{std::move(columns)});
  const int others = state.people() - static_cast<int>(shown);
  if (others > 0) {
    document.blocks.push_back(
        Paragraph{texts::fill(Id::absence_others, {whole_number(others)}), Tone::muted});
  }
}

Document head_column(const State& state, const Asking& now, const Rows& everybody, int head) {
  const analysis::Row row = now.row(state, head);
  const analysis::Row& full = everybody[head];
  const double length = analysis::query_length(state.team(), now.q, head);
  const bool all_here = now.available == state.people();
  Document column;
  column.title = head_label(state, head);
  column.blocks.push_back(Paragraph{verdict_of(state, row, length, is_evident(state, head))});
  Bars bars = weight_bars(state, head, row.weights, all_here ? std::vector<double>{} : full.weights,
                          k_bars);
  const std::string bits = decimal(row.entropy_bits, 2);
  const std::string bits_before = decimal(full.entropy_bits, 2);
  bars.caption = bits == bits_before ? texts::fill(Id::absence_bits, {bits})
                                     : texts::fill(Id::absence_bits_changed, {bits_before, bits});
  double left = 0;  // of the weight that everybody had, with those who are here
  for (std::size_t i = 0; i < full.weights.size(); ++i) {
    if (now.masked[i] == 0) left += full.weights[i];
  }
  if (!all_here && left > 0) {
    bars.caption += " · " + texts::fill(Id::absence_factor, {decimal(1 / left, 2)});
  }
  column.blocks.push_back(std::move(bars));
  return column;
}

void add_weights(Document& document, const State& state, const Asking& now, const Rows& everybody,
                 const std::vector<int>& absent) {
  document.blocks.push_back(
      Heading{texts::get(Id::absence_shared), texts::get(Id::absence_formula)});
  if (absent.empty()) {
    document.blocks.push_back(Paragraph{texts::get(Id::absence_nobody)});
  } else {
    std::vector<std::string> names;
    for (const int person : absent) {
      if (names.size() < k_max_named) names.push_back(name_of(state, person));
    }
    if (absent.size() > names.size()) {
      names.push_back(
          texts::fill(Id::softmax_others,
                      {whole_number(static_cast<long long>(absent.size() - names.size()))}));
    }
    document.blocks.push_back(Paragraph{texts::fill(Id::absence_gone, {join(names)})});
  }
  add_by_head(document, [&](int head) { return head_column(state, now, everybody, head); });
}

std::string fault_text(const State& state, const analysis::Loss& loss, int available) {
  std::string text =
      texts::fill(Id::absence_fault, {name_of(state, loss.person), head_label(state, loss.head)});
  if (loss.loses_voice()) {
    text += " " + texts::fill(Id::absence_fault_voice,
                              {decimal(loss.entropy_before, 2), decimal(loss.entropy, 2),
                               whole_number(available - 1)});
  }
  if (loss.loses_cover()) {
    text += " " + texts::fill(Id::absence_fault_cover,
                              {percent(loss.covered_before), percent(loss.covered)});
  }
  return text;
}

std::string successor_text(const State& state, const analysis::Loss& loss) {
  if (loss.successor < 0 || loss.verdict == analysis::Verdict::nobody)
    return texts::get(Id::absence_no_successor);
  return short_name(state, loss.successor);
}

void add_faults(Document& document, const State& state, const Asking& now) {
  const std::vector<double> needs =
      team::asked_for(state.team(), state.controls().query, state.derived().needs.facets);
  std::vector<analysis::Loss> all;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    const analysis::HeadQuestion question{
        head, now.scores[head], state.controls().temperature_of(head),
        analysis::query_length(state.team(), now.q, head), is_evident(state, head)};
    for (const analysis::Loss& loss :
         analysis::losses(state.team(), question, now.masked, needs, k_losses)) {
      all.push_back(loss);
    }
  }
  document.blocks.push_back(Heading{texts::get(Id::absence_faults), ""});
  document.blocks.push_back(Paragraph{texts::get(Id::absence_definition), Tone::muted});
  bool any = false;
  for (const analysis::Loss& loss : all) {
    if (!loss.single_point()) continue;
    any = true;
    document.blocks.push_back(Paragraph{fault_text(state, loss, now.available), Tone::warning});
  }
  if (!any) document.blocks.push_back(Paragraph{texts::get(Id::absence_no_fault), Tone::strong});
  if (all.empty()) return;
  Table table;
  table.caption = texts::get(Id::absence_table);
  table.columns = {texts::get(Id::absence_column_bits), texts::get(Id::absence_column_first),
                   texts::get(Id::absence_column_lost)};
  for (const analysis::Loss& loss : all) {
    table.rows.push_back({short_name(state, loss.person) + " " + percent(loss.weight),
                          {{decimal(loss.entropy, 2), "", nullptr},
                           {successor_text(state, loss), "", nullptr},
                           {percent(loss.lost()), "", nullptr}},
                          false,
                          loss.head,
                          loss.person});
  }
  table.note = texts::get(Id::absence_note);
  document.blocks.push_back(std::move(table));
}

}  // namespace

Document absence_page(const State& state) {
  const Asking now = asking(state);
  const std::vector<std::uint8_t> nobody_masked(state.team().people.size(), 0);
  const Rows everybody = rows_of(state, now, nobody_masked);
  const std::vector<int> absent = away(state);
  Document document{texts::get(Id::absence_title), texts::get(Id::absence_lead), {}};
  add_switches(document, state, everybody, absent);
  add_weights(document, state, now, everybody, absent);
  add_faults(document, state, now);
  return document;
}

}  // namespace headsup::app
