// Temperature: how sharply the heads listen, from one voice to a committee.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "analysis/influence.h"
#include "analysis/spread.h"
#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/explain/pages.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr int k_bars = 4;
constexpr int k_places = 3;  // of the order of influence
constexpr int k_max_intervals = 8;
constexpr int k_points = 33;  // of a curve

using Spreads = std::vector<analysis::Spread>;  // one a head

const analysis::HeadReading& reading_of(const State& state, int head) {
  return state.derived().reader->heads()[head];
}

bool enabled(const State& state, int head) {
  return state.controls().enabled[head];
}

Slider temperature_slider(double tau) {
  return {"temperature-all",
          texts::get(Id::softmax_all),
          "τ " + three_digits(tau),
          temperature_share(tau),
          texts::get(Id::view_sharper),
          texts::get(Id::view_flatter),
          -1,
          [](double share) -> Action { return SetTemperature{share_temperature(share)}; }};
}

Document head_column(const State& state, const Asking& now, int head) {
  const double tau = state.controls().temperature_of(head);
  const std::string& id = state.team().heads[head].id;
  const analysis::Row row = now.row(state, head);
  Document column;
  column.blocks.push_back(Slider{"temperature-" + id, head_label(state, head),
                                 "τ " + three_digits(tau), temperature_share(tau), "", "", head,
                                 [head](double share) -> Action {
                                   return SetHeadTemperature{head, share_temperature(share)};
                                 }});
  std::string words = texts::fill(Id::view_spread, {voice_of(row), decimal(row.effective_people, 1),
                                                    decimal(row.entropy_bits, 2)});
  if (!enabled(state, head)) words += texts::get(Id::softmax_off);
  column.blocks.push_back(Paragraph{words, Tone::strong});
  std::vector<double> at_one;
  if (tau != 1) {
    at_one = analysis::softmax_row(now.scores[head], now.masked, 1).weights;
  }
  Bars bars = weight_bars(state, head, row.weights, at_one, k_bars);
  bars.caption = at_one.empty() ? "" : texts::get(Id::softmax_tick);
  column.blocks.push_back(std::move(bars));
  if (state.controls().head_temperatures[head] > 0) {
    column.blocks.push_back(Buttons{{{"follow-" + id, texts::get(Id::softmax_follow),
                                      SetHeadTemperature{head, 0}, false, true}}});
  }
  return column;
}

// The entropies, in bits, at which the word changes: as `voice` has it.
struct Bounds {
  double one_voice, decisive, shared;
};
Bounds bounds(int people) {
  const double most = std::log2(std::max(people, 1));
  return {std::log2(k_one_voice_people), k_decisive_entropy * most,
          analysis::k_flat_entropy * most};
}

std::string bound_text(double temperature) {
  if (temperature <= 0) return texts::get(Id::softmax_never);
  if (std::isinf(temperature)) return texts::get(Id::softmax_always);
  return "< " + three_digits(temperature);
}

Chart entropy_chart(const State& state, const Spreads& spreads, int people) {
  Chart chart;
  chart.caption = texts::get(Id::softmax_chart);
  chart.x_label = "τ";
  chart.y_label = texts::get(Id::softmax_chart_y);
  const double most = people > 1 ? std::log2(people) : 1;
  for (int head = 0; head < team::k_heads; ++head) {
    chart.curves.push_back({head_label(state, head), head, {}, {}});
  }
  for (int point = 0; point < k_points; ++point) {
    const double tau = share_temperature(static_cast<double>(point) / (k_points - 1));
    chart.x_names.push_back(three_digits(tau));
    for (int head = 0; head < team::k_heads; ++head) {
      chart.curves[head].values.push_back(spreads[head].entropy_bits(tau) / most);
    }
  }
  return chart;
}

void add_words(Document& document, const State& state, const Spreads& spreads, int people) {
  document.blocks.push_back(
      Heading{texts::get(Id::softmax_words), texts::get(Id::softmax_words_formula)});
  document.blocks.push_back(entropy_chart(state, spreads, people));
  Table table;
  table.caption = texts::get(Id::softmax_words_caption);
  table.columns = {texts::get(Id::view_voice_one), texts::get(Id::view_voice_decisive),
                   texts::get(Id::view_voice_shared)};
  const Bounds at = bounds(people);
  for (int head = 0; head < team::k_heads; ++head) {
    const analysis::Spread& spread = spreads[head];
    Row row{head_label(state, head), {}, false, head};
    for (const double bits : {at.one_voice, at.decisive, at.shared}) {
      row.cells.push_back({bound_text(spread.temperature_at(bits)), "", nullptr});
    }
    table.rows.push_back(std::move(row));
  }
  table.note = texts::get(Id::softmax_words_note);
  document.blocks.push_back(std::move(table));
}

std::string names(const State& state, const std::vector<int>& people) {
  std::vector<std::string> parts;
  for (const int person : people) parts.push_back(short_name(state, person));
  return join(parts);
}

void add_influence(Document& document, const State& state, const Spreads& spreads) {
  std::vector<analysis::Voter> voters;
  bool all_follow = true;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    voters.push_back({spreads[head], state.controls().head_temperatures[head]});
    all_follow = all_follow && state.controls().head_temperatures[head] <= 0;
  }
  document.blocks.push_back(Heading{texts::get(Id::softmax_order), "", -1});
  if (voters.empty()) {
    document.blocks.push_back(Paragraph{texts::get(Id::softmax_no_heads)});
    return;
  }
  const double tau = state.controls().temperature;
  const std::vector<double> now = analysis::influence(voters, state.people(), tau);
  std::vector<std::string> first;
  for (const int person : analysis::strongest(now, k_places)) {
    first.push_back(name_of(state, person) + " " + percent(now[person]));
  }
  document.blocks.push_back(Paragraph{texts::get(Id::softmax_order_why)});
  document.blocks.push_back(
      Sentence{texts::fill(Id::softmax_order_now, {Sentence::k_number, join(first)}),
               {in_words(temperature_slider(tau))},
               Tone::strong});
  const auto intervals =
      analysis::influence_intervals(voters, state.people(), k_places, k_max_intervals);
  Table table;
  table.caption = texts::get(Id::softmax_order_caption);
  table.columns = {texts::get(Id::softmax_order_column)};
  for (const analysis::Interval& interval : intervals) {
    std::string label = "τ " + three_digits(interval.from) + " – " + three_digits(interval.to);
    const bool here = tau >= interval.from && (tau < interval.to || &interval == &intervals.back());
    if (here) label += texts::get(Id::softmax_here);
    table.rows.push_back({label, {{names(state, interval.order), "", nullptr}}, false, -1});
  }
  if (static_cast<int>(intervals.size()) == k_max_intervals) {
    table.note = texts::fill(Id::softmax_order_more, {std::to_string(k_max_intervals)});
  }
  if (!all_follow)
    table.note += (table.note.empty() ? "" : " ") + std::string(texts::get(Id::softmax_order_own));
  document.blocks.push_back(std::move(table));
}

// Of a weight by its natural logarithm.
std::string weight_in_full(double log_weight) {
  return base::scientific(log_weight / std::log(10.0), 2);
}

// The smallest weight of all heads, printed in full.
void add_zero(Document& document, const State& state, const Asking& now, const Spreads& spreads) {
  int head = 0;
  double smallest = std::numeric_limits<double>::infinity();
  for (int h = 0; h < team::k_heads; ++h) {
    const analysis::Spread& spread = spreads[h];
    const double weight = spread.log_weight(spread.smallest(), state.controls().temperature_of(h));
    if (weight >= smallest) continue;
    smallest = weight;
    head = h;
  }
  const analysis::Spread& spread = spreads[head];
  int person = 0;
  while (now.masked[person] != 0 || now.scores[head][person] != spread.smallest()) {
    ++person;
  }
  const double tau = state.controls().temperature_of(head);
  document.blocks.push_back(Heading{texts::get(Id::softmax_zero), "exp((s − max) ÷ τ) > 0", head});
  document.blocks.push_back(Paragraph{
      texts::fill(Id::softmax_zero_why,
                  {name_of(state, person), head_label(state, head), weight_in_full(smallest),
                   decimal((spread.smallest() - spread.largest()) / tau, 4),
                   decimal(std::exp(spread.log_sum(tau)), 3)})});
  if (reading_of(state, head).weights[person] == 0) {
    document.blocks.push_back(Paragraph{texts::get(Id::softmax_zero_rounded), Tone::muted});
  }
  Table table;
  table.caption = texts::get(Id::softmax_zero_caption);
  table.columns = {texts::fill(Id::softmax_zero_column, {short_name(state, person)})};
  for (const double at : {analysis::k_min_temperature, 1.0, analysis::k_max_temperature}) {
    table.rows.push_back({"τ " + three_digits(at),
                          {{weight_in_full(spread.log_weight(spread.smallest(), at)), "", nullptr}},
                          false,
                          -1});
  }
  table.note = texts::get(Id::softmax_zero_note);
  document.blocks.push_back(std::move(table));
}

}  // namespace

Document softmax_page(const State& state) {
  const Asking now = asking(state);
  Spreads spreads;
  for (const std::vector<double>& scores : now.scores) spreads.emplace_back(scores, now.masked);
  const double tau = state.controls().temperature;
  Document document{texts::get(Id::softmax_title), texts::get(Id::softmax_lead), {}};
  document.blocks.push_back(temperature_slider(tau));
  if (now.available == 0) {
    document.blocks.push_back(Paragraph{texts::get(Id::report_nobody_available)});
    return document;
  }
  add_by_head(document, [&](int head) { return head_column(state, now, head); });
  add_words(document, state, spreads, now.available);
  add_influence(document, state, spreads);
  add_zero(document, state, now, spreads);
  return document;
}

}  // namespace headsup::app
