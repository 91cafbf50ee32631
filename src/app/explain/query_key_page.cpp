// Query and key: a precise and a vague question side by side, the job title against what people
// truly carry, and knowledge that cools.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "analysis/keys.h"
#include "analysis/scores.h"
#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/core/evidence.h"
#include "app/explain/pages.h"
#include "base/order.h"
#include "team/matrices.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr std::size_t k_max_incidents = 8;
constexpr std::size_t k_max_facets = 8;
constexpr int k_compact_bars = 3;
constexpr int k_full_bars = 8;
constexpr std::size_t k_max_cooling = 6;

// A question and what it gives.
struct Question {
  std::vector<double> needs;  // F values, the asking person's own among them
  std::vector<float> q;       // F values
  std::array<analysis::Row, team::k_heads> rows;
  std::array<double, team::k_heads> length{};  // of q ÷ sharpness
  std::vector<double> evidence;                // of history::k_evidence_head, or empty

  analysis::Verdict verdict(int head) const {
    const analysis::Row& row = rows[head];
    return analysis::classify(row, length[head], is_evident(head));
  }
  bool is_evident(int head) const { return head == history::k_evidence_head && !evidence.empty(); }
};

Question asked_now(const State& state, const Asking& now) {
  Question question;
  question.needs =
      team::asked_for(state.team(), state.controls().query, state.derived().needs.facets);
  question.evidence = state.derived().evidence_scores;
  question.q.assign(now.q, now.q + state.team().facet_count());
  for (int head = 0; head < team::k_heads; ++head) {
    question.rows[head] = now.row(state, head);
    question.length[head] = analysis::query_length(state.team(), question.q.data(), head);
  }
  return question;
}

Question compared_question(const State& state, const Asking& now) {
  Question question;
  question.needs = team::asked_for(state.team(), state.controls().query,
                                   state.derived().terms->needs(state.session().comparison).facets);
  question.q = analysis::query_for(state.team(), question.needs);
  question.evidence = evidence_for(state, state.session().comparison);
  const std::vector<float> bias(question.evidence.begin(), question.evidence.end());
  for (int head = 0; head < team::k_heads; ++head) {
    const bool evident = question.is_evident(head);
    question.rows[head] = analysis::softmax_row(
        analysis::score_row(state.derived().reader->layer(), question.q.data(), head,
                            evident ? bias.data() : nullptr),
        now.masked, state.controls().temperature_of(head));
    question.length[head] = analysis::query_length(state.team(), question.q.data(), head);
  }
  return question;
}

// ---- A precise and a vague question.

template <class SetText>
Document text_column(const State& state, const std::string& id, Id title, const std::string& text) {
  Document column{texts::get(title), "", {}};
  column.blocks.push_back(TextField{
      id + "-text", "", text, [](const std::string& typed) -> Action { return SetText{typed}; }});
  Choice choice{id + "-choice", "", {}, -1, nullptr};
  std::vector<std::string> incidents;
  for (const team::Incident& incident : state.team().incidents) {
    if (incidents.size() == k_max_incidents) break;
    if (incident.text == text) choice.selected = static_cast<int>(incidents.size());
    choice.options.push_back(incident.title);
    incidents.push_back(incident.text);
  }
  choice.choose = [incidents](int option) -> Action { return SetText{incidents[option]}; };
  if (!incidents.empty()) column.blocks.push_back(std::move(choice));
  return column;
}

int decided(const Question& question) {
  int count = 0;
  for (int head = 0; head < team::k_heads; ++head) {
    if (question.verdict(head) == analysis::Verdict::clear) ++count;
  }
  return count;
}

// The facets of this head that either question asks about, the most asked first, then the table's
// order.
std::vector<int> asked_facets(const State& state, int head, const Question& a, const Question& b) {
  const team::Team& team = state.team();
  const auto strength = [&](int facet) {
    return std::max(std::fabs(a.q[facet]), std::fabs(b.q[facet]));
  };
  std::vector<int> facets;
  for (int facet = team.first_facet(head); facet < team.first_facet(head + 1); ++facet) {
    if (strength(facet) > 0) facets.push_back(facet);
  }
  base::sort_stably(facets, [&](int x, int y) { return strength(x) > strength(y); });
  if (facets.size() > k_max_facets) facets.resize(k_max_facets);
  return facets;
}

Table query_table(const State& state, int head, const Question& question,
                  const std::vector<int>& facets) {
  Table table;
  table.caption = texts::get(Id::query_key_vector);
  table.columns = {texts::get(Id::query_key_need), "q"};
  table.head = head;
  for (const int facet : facets) {
    table.rows.push_back({state.team().facet(facet).label,
                          {{decimal(question.needs[facet], 2), "", nullptr},
                           {decimal(static_cast<double>(question.q[facet]), 2), "", nullptr}},
                          false,
                          -1});
  }
  return table;
}

// What a head is asked, in a line: the three strongest facets.
std::string asks_line(const State& state, const Question& question,
                      const std::vector<int>& facets) {
  std::vector<std::string> parts;
  for (const int facet : facets) {
    const double need = question.needs[facet];
    if (need > 0 && parts.size() < 3) {
      parts.push_back(state.team().facet(facet).label + " " + decimal(need, 2));
    }
  }
  return parts.empty() ? texts::get(Id::query_key_asks_nothing)
                       : texts::fill(Id::query_key_asks, {join(parts)});
}

Document answer_column(const State& state, int head, const Question& question,
                       const std::vector<int>& facets, bool full) {
  const analysis::Row& row = question.rows[head];
  Document column;
  if (full) {
    column.blocks.push_back(query_table(state, head, question, facets));
  } else {
    column.blocks.push_back(Paragraph{asks_line(state, question, facets), Tone::muted});
  }
  column.blocks.push_back(Paragraph{
      verdict_of(state, row, question.length[head], question.is_evident(head)), Tone::strong});
  Bars bars = weight_bars(state, head, row.weights, {}, full ? k_full_bars : k_compact_bars);
  bars.caption = texts::fill(
      Id::query_key_spread,
      {decimal(question.length[head], 2), voice_of(row), decimal(row.effective_people, 1)});
  column.blocks.push_back(std::move(bars));
  return column;
}

void add_questions(Document& document, const State& state, const Question& precise,
                   const Question& vague) {
  document.blocks.push_back(
      Split{{text_column<SetIncident>(state, "incident", Id::query_key_incident,
                                      state.session().incident),
             text_column<SetComparison>(state, "comparison", Id::query_key_comparison,
                                        state.session().comparison)}});
  document.blocks.push_back(
      Paragraph{texts::fill(Id::query_key_decided,
                            {std::to_string(decided(precise)), std::to_string(decided(vague)),
                             std::to_string(team::k_heads)}),
                Tone::strong});
  Choice heads{"query-head",
               "",
               {texts::get(Id::query_key_all_heads)},
               state.view().matrix_head + 1,
               [](int option) -> Action { return SetMatrixHead{option - 1}; }};
  for (const team::Head& head : state.team().heads) heads.options.push_back(head.label);
  document.blocks.push_back(std::move(heads));
  const bool full = state.view().matrix_head >= 0;
  for (int head = 0; head < team::k_heads; ++head) {
    if (full && head != state.view().matrix_head) continue;
    const std::vector<int> facets = asked_facets(state, head, precise, vague);
    document.blocks.push_back(Heading{
        head_label(state, head),
        texts::fill(Id::query_key_formula, {decimal(state.team().heads[head].sharpness, 1)}),
        head});
    document.blocks.push_back(Split{{answer_column(state, head, precise, facets, full),
                                     answer_column(state, head, vague, facets, full)}});
  }
  const auto& edits = state.controls().edits;
  const bool typed = std::any_of(edits.begin(), edits.end(), [&](const analysis::Edit& edit) {
    return edit.matrix == analysis::Edit::Matrix::q && edit.person == state.controls().query;
  });
  if (typed) document.blocks.push_back(Paragraph{texts::get(Id::query_key_typed), Tone::muted});
}

// ---- Keys that move.

using Parts = std::array<analysis::ScoreParts, team::k_heads>;

std::string first_name(const State& state, const analysis::Row& row) {
  return row.first < 0 ? "–" : short_name(state, row.first);
}

std::string days_text(double days) {
  const bool one = std::lround(days) == 1;
  return texts::fill(one ? Id::query_key_day : Id::query_key_days, {decimal(days, 0)});
}

void add_depth(Document& document, const State& state, const Asking& now, const Parts& parts,
               const Question& precise) {
  document.blocks.push_back(
      Heading{texts::get(Id::view_depth), texts::get(Id::query_key_depth_formula)});
  const Slider depth{"key-depth",
                     texts::get(Id::query_key_depth),
                     percent(state.controls().depth),
                     state.controls().depth,
                     texts::get(Id::view_depth_title),
                     texts::get(Id::view_depth_carries),
                     -1,
                     [](double share) -> Action { return SetDepth{share}; }};
  document.blocks.push_back(depth);
  const double warm = analysis::decay(state.team(), state.controls().days_later);
  Table table;
  table.caption = texts::get(Id::query_key_first_caption);
  table.columns = {texts::get(Id::view_depth_title), texts::get(Id::query_key_now),
                   texts::get(Id::query_key_truly)};
  Bars bars;
  bars.caption = texts::get(Id::query_key_depth_tick);
  std::vector<std::string> changes;
  int others = 0;  // heads that put somebody else first than the titles do
  for (int head = 0; head < team::k_heads; ++head) {
    const double tau = state.controls().temperature_of(head);
    const analysis::Row title =
        analysis::softmax_row(analysis::scores_at(parts[head], 0, warm), now.masked, tau);
    const analysis::Row truly =
        analysis::softmax_row(analysis::scores_at(parts[head], 1, warm), now.masked, tau);
    const analysis::Row& row = precise.rows[head];
    table.rows.push_back({head_label(state, head),
                          {{first_name(state, title), "", nullptr},
                           {first_name(state, row), "", nullptr},
                           {first_name(state, truly), "", nullptr}},
                          false,
                          head});
    if (row.first < 0) continue;
    const int first = row.first;
    others += first != title.first ? 1 : 0;
    bars.rows.push_back({name_of(state, row.first), row.weights[first],
                         percent_change(title.weights[first], row.weights[first]), head, false,
                         title.weights[first], first});
    const auto intervals = analysis::leaders_over_depth(parts[head], now.masked, warm);
    if (intervals.size() < 2) continue;
    changes.push_back(texts::fill(
        Id::query_key_depth_change,
        {head_label(state, head), name_of(state, intervals.front().person),
         base::unbroken(percent(intervals.back().from)), name_of(state, intervals.back().person)}));
  }
  document.blocks.push_back(Sentence{
      texts::fill(Id::query_key_depth_now,
                  {Sentence::k_number, std::to_string(others), std::to_string(team::k_heads)}),
      {in_words(depth)}});
  Document left{"", "", {std::move(table)}};
  for (const std::string& change : changes) left.blocks.push_back(Paragraph{change});
  if (changes.empty()) left.blocks.push_back(Paragraph{texts::get(Id::query_key_depth_same)});
  document.blocks.push_back(Split{{std::move(left), {"", "", {std::move(bars)}}}});
}

// What cools for whom: of the facets that are asked for, what counts most on the day of the file.
struct Cooling {
  int person, facet;
  double strength;  // when it was fresh
  double in_file;   // on the day of the file
  double counts;    // for the score
};

std::vector<Cooling> strongest_cooling(const State& state, const Question& precise) {
  std::vector<Cooling> found;
  for (std::size_t i = 0; i < state.team().people.size(); ++i) {
    if (is_away(state, static_cast<int>(i))) continue;
    for (const team::Carry& carry : state.team().people[i].carries) {
      const double asked = static_cast<double>(precise.q[carry.facet]);
      if (asked <= 0 || carry.strength <= 0) continue;
      const double in_file = carry.strength * analysis::decay(state.team(), carry.days_ago);
      found.push_back({static_cast<int>(i), carry.facet, carry.strength, in_file, asked * in_file});
    }
  }
  base::sort_things(found, [](const Cooling& a, const Cooling& b) {
    if (a.counts != b.counts) return a.counts > b.counts;
    return a.person != b.person ? a.person < b.person : a.facet < b.facet;
  });
  if (found.size() > k_max_cooling) found.resize(k_max_cooling);
  return found;
}

Table cooling_table(const State& state, const Question& precise) {
  Table table;
  table.caption = texts::get(Id::query_key_cooling_caption);
  table.columns = {texts::get(Id::query_key_fresh), texts::get(Id::query_key_in_file),
                   days_text(state.controls().days_later)};
  const double warm = analysis::decay(state.team(), state.controls().days_later);
  for (const Cooling& cooling : strongest_cooling(state, precise)) {
    table.rows.push_back(
        {short_name(state, cooling.person) + ": " + state.team().facet(cooling.facet).label,
         {{decimal(cooling.strength, 2), "", nullptr},
          {decimal(cooling.in_file, 2), "", nullptr},
          {decimal(cooling.in_file * warm, 2), "", nullptr}},
         false,
         state.team().head_of(cooling.facet),
         cooling.person});
  }
  return table;
}

std::string day_or_never(int day) {
  return day < 0 ? texts::get(Id::query_key_never)
                 : texts::fill(Id::query_key_on_day, {std::to_string(day)});
}

void add_decay(Document& document, const State& state, const Asking& now, const Parts& parts,
               const Question& precise) {
  document.blocks.push_back(
      Heading{texts::get(Id::query_key_decay), texts::get(Id::query_key_decay_formula)});
  const double days = state.controls().days_later;
  const Slider later{"days-later",
                     texts::get(Id::query_key_later),
                     days_text(days),
                     days / analysis::k_max_days_later,
                     texts::get(Id::query_key_today),
                     days_text(analysis::k_max_days_later),
                     -1,
                     [](double share) -> Action {
                       return SetDaysLater{std::round(share * analysis::k_max_days_later)};
                     }};
  document.blocks.push_back(later);
  document.blocks.push_back(
      Sentence{texts::fill(Id::query_key_warm,
                           {Sentence::k_number, percent(analysis::decay(state.team(), days))}),
               {in_words(later)}});
  const double depth = state.controls().depth;
  Table table;
  table.caption = texts::get(Id::query_key_hand_caption);
  table.columns = {texts::get(Id::query_key_first_day), texts::get(Id::query_key_hands_over),
                   texts::get(Id::query_key_flat)};
  std::vector<std::string> changes;
  for (int head = 0; head < team::k_heads; ++head) {
    const auto intervals =
        analysis::leaders_over_days(state.team(), parts[head], now.masked, depth);
    if (intervals.empty()) continue;
    const int next = intervals.size() > 1 ? static_cast<int>(intervals[1].from) : -1;
    const int flat = analysis::flat_from_day(state.team(), parts[head], now.masked, depth,
                                             state.controls().temperature_of(head));
    table.rows.push_back({head_label(state, head),
                          {{short_name(state, intervals.front().person), "", nullptr},
                           {day_or_never(next), "", nullptr},
                           {day_or_never(flat), "", nullptr}},
                          false,
                          head});
    if (next < 0) continue;
    changes.push_back(
        texts::fill(Id::query_key_hand_over,
                    {head_label(state, head), std::to_string(next),
                     name_of(state, intervals[1].person), name_of(state, intervals[0].person)}));
  }
  Document right{"", "", {std::move(table)}};
  for (const std::string& change : changes) right.blocks.push_back(Paragraph{change});
  if (changes.empty() && depth >= 1) {
    right.blocks.push_back(Paragraph{
        texts::fill(Id::query_key_same_factor, {decimal(state.team().half_life_days, 0)})});
  }
  document.blocks.push_back(Split{{{"", "", {cooling_table(state, precise)}}, std::move(right)}});
}

}  // namespace

Document query_key_page(const State& state) {
  const Asking now = asking(state);
  const Question precise = asked_now(state, now);
  const Question vague = compared_question(state, now);
  Document document{
      texts::get(Id::query_key_title),
      texts::fill(state.team().people[state.controls().query].lead ? Id::query_key_lead
                                                                   : Id::query_key_lead_own,
                  {name_of(state, state.controls().query)}),
      {}};
  add_questions(document, state, precise, vague);
  Parts parts;
  for (int head = 0; head < team::k_heads; ++head) {
    parts[head] = analysis::score_parts(state.team(), now.q, head, state.controls().edits);
    parts[head].evidence = evidence_of(state, head);
  }
  add_depth(document, state, now, parts, precise);
  add_decay(document, state, now, parts, precise);
  return document;
}

}  // namespace headsup::app
