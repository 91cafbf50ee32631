// Synthesis: what the heads take from whom, and what the token has become.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "analysis/coverage.h"
#include "analysis/scores.h"
#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/explain/pages.h"
#include "base/order.h"
#include "team/matrices.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr std::size_t k_blend_facets = 4;
constexpr std::size_t k_brief_lines = 3;
constexpr std::size_t k_named = 6;
constexpr std::size_t k_token_facets = 10;
constexpr std::size_t k_everyone = 8;

// The first `most` facets of a range by falling value of `rank`, those with rank 0 left out; ties
// in the table's order.
template <class Rank>
std::vector<int> top_facets(analysis::FacetRange range, std::size_t most, Rank rank) {
  std::vector<int> facets;
  for (int facet = range.first; facet < range.first + range.count; ++facet) {
    if (rank(facet) > 0) facets.push_back(facet);
  }
  base::sort_stably(facets, [&](int a, int b) { return rank(a) > rank(b); });
  if (facets.size() > most) facets.resize(most);
  return facets;
}

struct Synthesis {
  const State& state;
  std::vector<double> needs;  // of the asking person
  analysis::Enrichment tokens;
  std::vector<double> blend, before, added;  // of the asking person, F values
  bool asked = false;
};

Synthesis synthesis(const State& state) {
  Synthesis s{state,
              team::asked_for(state.team(), state.controls().query, state.derived().needs.facets),
              {state.team(), state.derived().reader->whole(), state.controls().enabled},
              {},
              {},
              {}};
  s.blend = s.tokens.blend(state.controls().query);
  s.before = s.tokens.before(state.controls().query);
  s.added = s.tokens.added(state.controls().query);
  s.asked = std::any_of(s.needs.begin(), s.needs.end(), [](double need) { return need > 0; });
  return s;
}

// ---- The blend of each head.

void add_brief(Document& column, const State& state, int head) {
  const analysis::Brief& brief = state.derived().reader->brief();
  std::size_t shown = 0;
  for (const analysis::BriefLine& line : brief.lines) {
    if (line.head != head || shown == k_brief_lines) continue;
    ++shown;
    const team::Contribution& what =
        state.team().people[line.person].contributions[line.contribution];
    column.blocks.push_back(
        Paragraph{texts::fill(Id::synthesis_from,
                              {name_of(state, line.person), percent(line.share), what.text}),
                  Tone::muted});
  }
  if (shown == 0) {
    column.blocks.push_back(Paragraph{texts::get(Id::synthesis_nobody), Tone::muted});
  }
}

Document head_column(const Synthesis& s, int head) {
  const State& state = s.state;
  const bool on = state.controls().enabled[head];
  Document column;
  column.blocks.push_back(Switch{"head-" + state.team().heads[head].id, head_label(state, head), on,
                                 head, SetHeadEnabled{head, !on}});
  const analysis::FacetRange range = analysis::facets_of(state.team(), head);
  if (!on) {
    const std::vector<int> missing =
        top_facets(range, k_blend_facets, [&](int f) { return s.needs[f]; });
    std::vector<std::string> labels;
    for (const int facet : missing) labels.push_back(state.team().facet(facet).label);
    column.blocks.push_back(Paragraph{labels.empty()
                                          ? texts::get(Id::synthesis_off)
                                          : texts::fill(Id::synthesis_missing, {join(labels)})});
    return column;
  }
  Bars bars;
  bars.caption = texts::get(Id::synthesis_blend_tick);
  // What was asked first, then what comes along.
  const std::vector<int> facets = top_facets(
      range, k_blend_facets, [&](int f) { return s.needs[f] > 0 ? 1 + s.needs[f] : s.blend[f]; });
  for (const int facet : facets) {
    bars.rows.push_back({state.team().facet(facet).label, s.blend[facet],
                         decimal(s.blend[facet], 2), head, false, s.needs[facet]});
  }
  column.blocks.push_back(std::move(bars));
  add_brief(column, state, head);
  return column;
}

// ---- Nobody alone.

// The people of the brief in its order, each once.
std::vector<int> named_people(const analysis::Brief& brief) {
  std::vector<int> people;
  for (const analysis::BriefLine& line : brief.lines) {
    const bool known = std::find(people.begin(), people.end(), line.person) != people.end();
    if (!known) people.push_back(line.person);
  }
  return people;
}

// person: whose it is; −1: of several, and it stands out.
Bar share_bar(std::string label, double share, int person = -1) {
  return {std::move(label), share, percent(share), -1, person >= 0, -1, person};
}

Bar cosine_bar(std::string label, double cosine, int person = -1) {
  return {std::move(label), std::max(cosine, 0.0), decimal(cosine, 2), -1, person >= 0, -1, person};
}

void add_alone(Document& document, const Synthesis& s) {
  const State& state = s.state;
  const analysis::FacetRange all = analysis::all_facets(state.team());
  const std::vector<int> named = named_people(state.derived().reader->brief());
  const auto heading = [](Id text) {
    return Heading{texts::get(text), texts::get(Id::synthesis_formula)};
  };
  if (!s.asked || named.empty()) {
    document.blocks.push_back(heading(Id::synthesis_by_one));
    document.blocks.push_back(
        Paragraph{texts::get(s.asked ? Id::synthesis_nobody_named : Id::synthesis_nothing_asked)});
    return;
  }
  const std::vector<double> together = analysis::best_offers(state.team(), named);
  const double joint = analysis::coverage(s.needs, together, all);
  const double blended = analysis::coverage(s.needs, s.blend, all);
  Bars cover{texts::get(Id::synthesis_cover), {}};
  Bars fit{texts::get(Id::synthesis_fit), {}};
  int best = -1;
  double best_cover = -1;
  for (const int person : named) {
    const std::vector<double> offers = analysis::best_offers(state.team(), {person});
    const double share = analysis::coverage(s.needs, offers, all);
    if (share > best_cover) {
      best = person;
      best_cover = share;
    }
    if (cover.rows.size() == k_named) continue;
    cover.rows.push_back(share_bar(name_of(state, person), share, person));
    fit.rows.push_back(
        cosine_bar(name_of(state, person), analysis::cosine(s.needs, offers, all), person));
  }
  const std::string count = std::to_string(named.size());
  const std::string all_label = texts::fill(Id::synthesis_together, {count});
  cover.rows.push_back(share_bar(all_label, joint));
  fit.rows.push_back(cosine_bar(all_label, analysis::cosine(s.needs, together, all)));
  const std::string blend_label = texts::get(Id::synthesis_blend);
  cover.rows.push_back(share_bar(blend_label, blended));
  fit.rows.push_back(cosine_bar(blend_label, analysis::cosine(s.needs, s.blend, all)));
  const bool alone = best_cover >= joint;
  document.blocks.push_back(heading(alone ? Id::synthesis_by_one : Id::synthesis_alone));
  document.blocks.push_back(
      Paragraph{texts::fill(alone ? Id::synthesis_one_is_enough : Id::synthesis_not_alone,
                            {name_of(state, best), percent(best_cover), count, percent(joint)}),
                Tone::strong});
  document.blocks.push_back(Split{{{"", "", {std::move(cover)}}, {"", "", {std::move(fit)}}}});
  document.blocks.push_back(Paragraph{texts::get(Id::synthesis_measure), Tone::muted});
}

// ---- The token.

void add_token(Document& document, const Synthesis& s) {
  const State& state = s.state;
  document.blocks.push_back(
      Heading{texts::get(Id::synthesis_token), texts::get(Id::synthesis_token_formula)});
  if (s.asked) {
    const analysis::Enrichment::Change change = s.tokens.change(state.controls().query, s.needs);
    document.blocks.push_back(Paragraph{texts::fill(
        Id::synthesis_token_change,
        {name_of(state, state.controls().query), percent(change.before), percent(change.after)})});
  }
  Table table;
  table.caption = texts::get(Id::synthesis_token_caption);
  table.columns = {texts::get(Id::synthesis_asked), "x", "y", "x + y"};
  const std::vector<int> facets = top_facets(
      analysis::all_facets(state.team()), k_token_facets,
      [&](int f) { return s.needs[f] > 0 ? 1 + s.needs[f] : s.added[f] + 1e-3 * s.before[f]; });
  for (const int facet : facets) {
    Row row{state.team().facet(facet).label, {}, false, state.team().head_of(facet)};
    for (const double value :
         {s.needs[facet], s.before[facet], s.added[facet], s.before[facet] + s.added[facet]}) {
      row.cells.push_back({decimal(value, 2), "", nullptr});
    }
    table.rows.push_back(std::move(row));
  }
  table.note = texts::fill(Id::synthesis_token_note, {std::to_string(facets.size()),
                                                      std::to_string(state.team().facet_count())});
  document.blocks.push_back(std::move(table));
}

// ---- Everyone.

struct Gain {
  int person;
  double before, after;
};

void add_everyone(Document& document, const Synthesis& s) {
  const State& state = s.state;
  const std::vector<double>& incident = state.derived().needs.facets;
  document.blocks.push_back(Heading{texts::get(Id::synthesis_everyone), ""});
  if (std::none_of(incident.begin(), incident.end(), [](double need) { return need > 0; })) {
    document.blocks.push_back(Paragraph{texts::get(Id::synthesis_nothing_asked)});
    return;
  }
  std::vector<Gain> gains;
  double before = 0;
  double after = 0;
  for (int person = 0; person < state.people(); ++person) {
    if (is_away(state, person)) continue;
    const analysis::Enrichment::Change change = s.tokens.change(person, incident);
    gains.push_back({person, change.before, change.after});
    before += change.before;
    after += change.after;
  }
  const auto count = static_cast<double>(std::max<std::size_t>(gains.size(), 1));
  document.blocks.push_back(Paragraph{
      texts::fill(Id::synthesis_team, {percent(before / count), percent(after / count),
                                       whole_number(static_cast<long long>(gains.size()))}),
      Tone::strong});
  const std::size_t shown = std::min(gains.size(), k_everyone + (gains.size() <= 12 ? 4 : 0));
  base::sort_things(
      gains, [](const Gain& a, const Gain& b) { return a.after - a.before > b.after - b.before; });
  Bars bars{texts::get(Id::synthesis_everyone_tick), {}};
  for (std::size_t i = 0; i < shown; ++i) {
    const Gain& gain = gains[i];
    before -= gain.before;
    after -= gain.after;
    bars.rows.push_back({name_of(state, gain.person), gain.after,
                         percent_change(gain.before, gain.after), -1, false, gain.before,
                         gain.person});
  }
  if (shown < gains.size()) {
    const std::size_t rest = gains.size() - shown;
    const double mean_before = std::max(0.0, before) / static_cast<double>(rest);
    const double mean_after = std::max(0.0, after) / static_cast<double>(rest);
    bars.rows.push_back(
        {texts::fill(Id::synthesis_rest, {whole_number(static_cast<long long>(rest))}), mean_after,
         percent_change(mean_before, mean_after), -1, true, mean_before});
  }
  document.blocks.push_back(std::move(bars));
}

}  // namespace

Document synthesis_page(const State& state) {
  const Synthesis s = synthesis(state);
  Document document{texts::get(Id::synthesis_title), texts::get(Id::synthesis_lead), {}};
  add_by_head(document, [&](int head) { return head_column(s, head); });
  add_alone(document, s);
  add_token(document, s);
  add_everyone(document, s);
  return document;
}

}  // namespace headsup::app
