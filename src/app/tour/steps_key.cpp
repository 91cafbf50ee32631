// Steps 4 and 5, key and value: what a title says, and what to take from whom.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "app/core/action.h"
#include "app/core/update.h"
#include "app/tour/parts.h"
#include "app/tour/steps.h"
#include "app/tour/texts.h"
#include "base/order.h"

namespace headsup::app::steps {
namespace {

using texts::Id;

constexpr std::size_t k_people = 3;  // to choose from
constexpr std::size_t k_facets = 4;  // rows of the table of key and value
constexpr double k_nothing = 0.005;  // prints as 0.00

// ---- 4, what a title says

// The main head's row of the one who asks, at both ends of the depth.
struct Depths {
  int head = 0;
  analysis::Row by_title, by_knowledge;
  int first_by_title = -1;  // −1: nobody stands out
};

Depths both_depths(const State& state) {
  Depths result;
  result.head = main_head(state);
  result.by_title = row_at_depth(state, result.head, 0);
  result.by_knowledge = row_at_depth(state, result.head, 1);
  const analysis::Verdict verdict =
      analysis::classify(reading(state, result.head).query_length,
                         result.by_title.normalized_entropy, result.by_title.margin);
  if (verdict != analysis::Verdict::nobody) result.first_by_title = result.by_title.first;
  return result;
}

// The person whom the title puts first, and the next by knowledge.
Answers first_by_either(const Depths& depths) {
  Answers answers;
  if (depths.first_by_title >= 0) answers.people.push_back(depths.first_by_title);
  for (const int person : analysis::strongest(depths.by_knowledge.weights, k_people)) {
    if (answers.people.size() < k_people && person != depths.first_by_title) {
      answers.people.push_back(person);
    }
  }
  answers.other = texts::get(Id::tour_nobody);
  return answers;
}

void say_what_titles_do(const State& state, const Depths& depths, Document& document) {
  const auto title = [&](int person) { return share_text(depths.by_title.weights[person]); };
  const auto known = [&](int person) { return share_text(depths.by_knowledge.weights[person]); };
  const int first = depths.first_by_title;
  const int knows = depths.by_knowledge.first;
  if (first == knows) {
    return say(document, texts::fill(Id::tour_title_same,
                                     {name_of(state, first), title(first), known(first)}));
  }
  std::vector<std::string> facets = fitting_facets(state, depths.head, knows);
  if (facets.empty()) facets.push_back(texts::get(Id::view_carries_nothing));
  if (first < 0) {
    return say(document, texts::fill(Id::tour_title_nobody, {name_of(state, knows), listed(facets),
                                                             title(knows), known(knows)}));
  }
  say(document,
      texts::fill(Id::tour_title_other, {name_of(state, first), title(first), name_of(state, knows),
                                         listed(facets), title(knows), known(knows)}));
}

// The first of either end as they are at this depth, with a tick for what they truly carry.
Bars depth_bars(const State& state, const Depths& depths) {
  std::vector<int> people{depths.by_knowledge.first};
  if (depths.by_title.first != people[0]) people.push_back(depths.by_title.first);
  Bars bars;
  bars.caption = texts::fill(Id::tour_title_bars, {head_label(state, depths.head)});
  for (const int person : people) {
    const double share = weight(state, depths.head, person);
    bars.rows.push_back({name_of(state, person), share, share_text(share), depths.head, false,
                         depths.by_knowledge.weights[person]});
  }
  return bars;
}

void write_title(const State& state, Document& document) {
  say(document, texts::get(Id::tour_title_about));
  const Depths depths = both_depths(state);
  const Answers answers = first_by_either(depths);
  ask(state, k_title, "tour-title",
      texts::fill(Id::tour_title_ask, {head_label(state, depths.head)}), answers, document);
  if (tour_answer(state, k_title) < 0) return;
  compare(state, k_title, answers, depths.first_by_title, document);
  say_what_titles_do(state, depths, document);
  document.blocks.push_back(
      Slider{"tour-depth", texts::get(Id::view_depth), share_text(state.controls().depth),
             state.controls().depth, texts::get(Id::view_depth_title),
             texts::get(Id::view_depth_carries), -1, [](double share) { return SetDepth{share}; }});
  document.blocks.push_back(depth_bars(state, depths));
}

// ---- 5, what to take from them

// The edge that is spoken of: the one whose ledger is open, else the strongest.
struct Spoken {
  int head = 0;
  int person = 0;
};

Spoken spoken_edge(const State& state) {
  if (state.edge_person() >= 0) return {state.view().edge_head, state.edge_person()};
  const int head = main_head(state);
  return {head, std::max(strongest_other(state, head), 0)};
}

// The facets in which key or value have most to say, in the team's order.
Table key_and_value(const State& state, const Spoken& edge) {
  const analysis::Edge numbers =
      state.derived().reader->explain(edge.head, state.controls().query, edge.person);
  const auto larger = [&](int c) { return std::max(numbers.k[c], numbers.value[c]); };
  const int d_k = state.team().facet_count(edge.head);
  const int first = state.team().first_facet(edge.head);
  std::vector<int> facets;
  for (int c = 0; c < d_k; ++c) {
    if (static_cast<double>(larger(c)) >= k_nothing) facets.push_back(c);
  }
  base::sort_stably(facets, [&](int a, int b) { return larger(a) > larger(b); });
  if (facets.size() > k_facets) facets.resize(k_facets);
  std::sort(facets.begin(), facets.end());
  Table table;
  table.caption = name_of(state, edge.person);
  table.columns = {texts::get(Id::tour_value_key), texts::get(Id::tour_value_value)};
  table.head = edge.head;
  for (const int c : facets) {
    table.rows.push_back({facet_label(state, first + c),
                          {{decimal(static_cast<double>(numbers.k[c]), 2), {}, {}},
                           {decimal(static_cast<double>(numbers.value[c]), 2), {}, {}}}});
  }
  return table;
}

void write_value(const State& state, Document& document) {
  say(document, texts::get(Id::tour_value_about));
  const Spoken edge = spoken_edge(state);
  const std::string& name = name_of(state, edge.person);
  say(document, texts::fill(Id::tour_value_ask, {name_of(state, state.controls().query), name,
                                                 head_label(state, edge.head)}));
  const bool done = tour_done(state, k_value);
  document.blocks.push_back(Buttons{
      {{"tour-ledger", texts::get(Id::tour_value_open), OpenEdge{edge.head, edge.person}, !done}}});
  if (!done) return;
  say(document,
      texts::fill(Id::tour_value_share, {share_text(weight(state, edge.head, edge.person)), name,
                                         head_label(state, edge.head)}),
      Tone::strong);
  const team::Contribution* asked = asked_of(state, edge.head, edge.person);
  const std::vector<std::string> facets = fitting_facets(state, edge.head, edge.person);
  say(document, asked == nullptr || facets.empty()
                    ? texts::fill(Id::tour_value_nothing, {name})
                    : texts::fill(Id::tour_value_why, {listed(facets), asked->text}));
  const Table table = key_and_value(state, edge);
  if (!table.rows.empty()) document.blocks.push_back(table);
}

}  // namespace

const TourStep k_title_step{
    Id::tour_title, set_precise_text,
    [](const State& state) { return tour_answer(state, k_title) >= 0; }, write_title, true,
    // What was foretold is seen at once.
    [](State& state) { apply_action(state, SetDepth{0}); }, nullptr, Page::query_key};

const TourStep k_value_step{Id::tour_value,
                            set_precise_text,
                            [](const State& state) { return state.edge_person() >= 0; },
                            write_value,
                            false,
                            nullptr,
                            nullptr,
                            Page::matrices};

}  // namespace headsup::app::steps
