// The page of command and control: what one manager keeps who hears everybody one by one.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/explain/matrices/hover_target.h"
#include "app/explain/pages.h"
#include "app/explain/rnn/columns.h"
#include "app/explain/rnn/run.h"
#include "app/explain/rnn/words.h"
#include "base/number.h"

namespace headsup::app {

using texts::fill;
using texts::get;
using texts::Id;

namespace {

// Up to here the chart is linear and the voices have names under it.
constexpr int k_max_linear = 32;

std::string printed_weight(double weight) {
  return printed_share(std::log10(weight));
}

std::vector<Tick> linear_ticks(double highest) {
  static constexpr double k_steps[] = {0.01, 0.02, 0.05, 0.1, 0.2};
  static constexpr double k_max_ticks = 5;
  double step = k_steps[0];
  for (const double wider : k_steps) {
    step = wider;
    if (highest <= step * k_max_ticks) break;
  }
  std::vector<Tick> ticks;
  for (int i = 0; ticks.empty() || ticks.back().at < highest - 1e-9; ++i) {
    ticks.push_back({i * step, percent(i * step)});
  }
  return ticks;
}

std::vector<Tick> logarithmic_ticks(double log10_lowest) {
  static constexpr std::pair<int, Id> k_ticks[] = {{0, Id::rnn_all},
                                                   {-3, Id::rnn_thousandth},
                                                   {-6, Id::rnn_millionth},
                                                   {-9, Id::rnn_billionth},
                                                   {-12, Id::rnn_trillionth}};
  std::vector<Tick> ticks;
  for (const auto& [exponent, name] : k_ticks) {
    ticks.push_back({base::power(10, exponent), get(name)});
    if (exponent <= log10_lowest) break;
  }
  std::reverse(ticks.begin(), ticks.end());
  return ticks;
}

Chart influence_chart(const RnnPage& page) {
  Chart chart;
  chart.log_y = page.voices.count() > k_max_linear;
  chart.caption = get(chart.log_y ? Id::rnn_chart_log : Id::rnn_chart);
  chart.x_label = get(Id::rnn_chart_x);
  chart.y_label = get(Id::rnn_chart_y);
  chart.curves.push_back({get(Id::rnn_title), -1, page.run.rnn->share(), {}});
  double log10_lowest = 0;
  for (int step = 0; step < page.voices.count(); ++step) {
    chart.x_names.push_back(page.name_at(step));
    const double share = page.run.log10_share(step);
    log10_lowest = std::min(log10_lowest, share);
    chart.curves[0].printed.push_back(printed_share(share));
  }
  if (!page.voices.mean_weights.empty()) {
    Curve attention{get(Id::rnn_attention), -1, {}, {}};
    for (const int row : page.voices.order) {
      const double weight = page.voices.mean_weights[row];
      attention.values.push_back(weight);
      attention.printed.push_back(printed_weight(weight));
    }
    chart.curves.push_back(std::move(attention));
  }
  double highest = 0;
  for (const Curve& curve : chart.curves) {
    highest = std::max(highest, *std::max_element(curve.values.begin(), curve.values.end()));
  }
  chart.y_ticks = chart.log_y ? logarithmic_ticks(log10_lowest) : linear_ticks(highest);
  chart.bars = !chart.log_y;
  chart.low = chart.y_ticks.front().at;
  chart.high = chart.y_ticks.back().at;
  return chart;
}

Choice size_choice(const State& state) {
  std::vector<int> sizes{0, 32, 128, k_max_made_up};
  const int now = state.rnn().people;
  if (std::find(sizes.begin(), sizes.end(), now) == sizes.end()) {
    sizes.insert(std::upper_bound(sizes.begin(), sizes.end(), now), now);
  }
  const std::vector<std::uint8_t>& absent = state.controls().absent;
  const auto present = std::count(absent.begin(), absent.end(), 0);
  Choice choice{"command-people", get(Id::rnn_who), {}, -1, nullptr};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    choice.options.push_back(sizes[i] == 0 ? fill(Id::rnn_team, {whole_number(present)})
                                           : fill(Id::rnn_made_up, {whole_number(sizes[i])}));
    if (sizes[i] == now) choice.selected = static_cast<int>(i);
  }
  choice.choose = [command = state.rnn(), sizes](int option) mutable -> Action {
    command.people = sizes[option];
    command.order.clear();
    return SetRnn{command};
  };
  return choice;
}

// First, last, and whom attention hears most, with the numbers of both.
void summarize(const RnnPage& page, Document& document) {
  const int last = page.voices.count() - 1;
  if (last == 0) {
    document.blocks.push_back(
        Paragraph{fill(Id::rnn_summary_one, {page.name_at(0)}), Tone::strong});
    return;
  }
  document.blocks.push_back(Paragraph{
      fill(Id::rnn_summary, {page.name_at(0), printed_share(page.run.log10_share(0)),
                             page.name_at(last), printed_share(page.run.log10_share(last))}),
      Tone::strong});
  if (page.voices.mean_weights.empty()) {
    document.blocks.push_back(Paragraph{get(Id::rnn_heads_off)});
    return;
  }
  const auto weight = [&page](int step) {
    return page.voices.mean_weights[page.voices.order[step]];
  };
  int top = 0;
  for (int step = 1; step <= last; ++step) {
    if (weight(step) > weight(top)) top = step;
  }
  document.blocks.push_back(Paragraph{fill(
      Id::rnn_summary_attention,
      {page.name_at(0), printed_weight(weight(0)), page.name_at(last), printed_weight(weight(last)),
       page.name_at(top), printed_weight(weight(top)), whole_number(top + 1),
       whole_number(last + 1), printed_share(page.run.log10_share(top))})});
}

void add_chart(const State& state, const RnnPage& page, Document& document) {
  document.blocks.push_back(Heading{get(Id::rnn_left), ""});
  document.blocks.push_back(influence_chart(page));
  if (page.voices.mean_weights.empty()) return;
  const std::string& asking = state.team().people[state.controls().query].name;
  const auto on =
      std::count(state.controls().enabled.begin(), state.controls().enabled.end(), true);
  document.blocks.push_back(Paragraph{
      fill(Id::rnn_chart_note, {asking, on == 1 ? std::string(get(Id::rnn_one_head))
                                                : fill(Id::rnn_heads, {std::to_string(on)})}),
      Tone::muted});
  if (state.rnn().people > 0) {
    document.blocks.push_back(Paragraph{fill(Id::rnn_made_up_note, {asking}), Tone::muted});
  }
}

void add_states(const RnnPage& page, Document& document) {
  const int columns = page.run.rnn->hidden();
  const int rows = std::min(page.voices.count(), k_drawn_states);
  const int first = page.voices.count() - rows;
  std::string text = fill(Id::rnn_states_text, {std::to_string(columns)});
  if (first > 0) {
    text +=
        " " + fill(Id::rnn_states_last, {whole_number(rows), whole_number(page.voices.count())});
  }
  HeatMap map;
  map.id = "command-states";
  map.title = get(Id::rnn_states_map);
  map.shape = whole_number(rows) + " × " + whole_number(columns);
  map.rows = rows;
  map.columns = columns;
  map.numbers = page.run.states;
  map.values = map.numbers->values.data();
  map.stride = columns;
  const auto [low, high] =
      std::minmax_element(map.numbers->values.begin(), map.numbers->values.end());
  map.low = static_cast<double>(*low);
  map.high = static_cast<double>(*high);
  map.diverging = true;
  for (int row = 0; row < rows; ++row) {
    map.row_axis.labels.push_back(page.name_at(first + row));
  }
  for (int column = 0; column < columns; ++column) {
    map.column_axis.labels.push_back(std::to_string(column + 1));
  }
  document.blocks.push_back(Heading{get(Id::rnn_states), ""});
  document.blocks.push_back(Paragraph{text});
  document.blocks.push_back(std::move(map));
}

}  // namespace

std::string RnnPage::name(int row) const {
  return state.rnn().people > 0 ? fill(Id::rnn_made_up_name, {std::to_string(row + 1)})
                                : state.team().people[row].name;
}

Document rnn_page(const State& state) {
  const Voices speakers = voices(state);
  const RnnPage page{state, speakers, run_rnn(state, speakers)};
  Document document{get(Id::page_name_command), get(Id::rnn_lead), {}};
  document.blocks.push_back(size_choice(state));
  summarize(page, document);
  add_chart(state, page, document);
  document.blocks.push_back(Split{{memory_column(page), order_column(page)}});
  add_states(page, document);
  document.blocks.push_back(Heading{get(Id::rnn_pace), ""});
  document.blocks.push_back(pace_text(page));
  document.blocks.push_back(Split{{pace_controls(page), pace_results(page)}});
  return document;
}

void light_states(const State& state, Document& page) {
  const CellRef& cell = state.transient.cell;
  for_each_map(page, [&](HeatMap& map) {
    const bool here = cell.map == map.id && cell.row < map.rows && cell.column < map.columns;
    map.hovered = here ? cell : CellRef{};
    map.hovered_number.clear();
    map.hovered_text.clear();
    if (!here || cell.row < 0 || cell.column < 0) return;
    const int row = cell.row;
    map.hovered_number = printed_length(static_cast<double>(map.at(cell.row, cell.column)));
    map.hovered_text =
        fill(Id::rnn_states_cell, {std::to_string(cell.column + 1), map.row_axis.labels[row]});
  });
}

}  // namespace headsup::app
