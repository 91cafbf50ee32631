#include "app/tour/parts.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "analysis/brief.h"
#include "analysis/keys.h"
#include "app/core/evidence.h"
#include "app/tour/steps.h"
#include "base/order.h"
#include "team/matrices.h"

namespace headsup::app::steps {
namespace {

using texts::Id;

constexpr std::size_t k_bars = 4;

}  // namespace

// ---- words

const std::string& facet_label(const State& state, int facet) {
  return state.team().facet(facet).label;
}

std::string share_text(double share) {
  return base::unbroken(percent(share));
}

std::string small_share_text(double share) {
  return base::unbroken(percent(share, share < 0.01 ? 2 : 0));
}

std::string listed(const std::vector<std::string>& parts) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == 0) {
      result = parts[i];
    } else if (i + 1 == parts.size()) {
      result = texts::fill(Id::tour_and, {result, parts[i]});
    } else {
      result += ", " + parts[i];
    }
  }
  return result;
}

void say(Document& document, std::string text, Tone tone) {
  document.blocks.push_back(Paragraph{std::move(text), tone});
}

void say_verdict(const State& state, int head, Document& document) {
  const analysis::HeadReading& result = reading(state, head);
  if (result.verdict == analysis::Verdict::nobody) {
    return say(document,
               texts::fill(Id::tour_first_nobody,
                           {head_label(state, head), decimal(result.effective_people, 1),
                            whole_number(people_there(state))}),
               Tone::strong);
  }
  const int first = result.order[0];
  const int second = result.order[1];
  const bool close = result.verdict == analysis::Verdict::close;
  say(document,
      texts::fill(
          close ? Id::tour_first_close : Id::tour_first_clear,
          {head_label(state, head), name_of(state, first), share_text(weight(state, head, first)),
           name_of(state, second), share_text(weight(state, head, second))}),
      Tone::strong);
}

// ---- readings

const analysis::HeadReading& reading(const State& state, int head) {
  return state.derived().reader->heads()[head];
}

double weight(const State& state, int head, int person) {
  return static_cast<double>(reading(state, head).weights[person]);
}

bool is_there(const State& state, int person) {
  return !is_away(state, person);
}

int people_there(const State& state) {
  const std::vector<std::uint8_t>& absent = state.controls().absent;
  return static_cast<int>(std::count(absent.begin(), absent.end(), 0));
}

int main_head(const State& state) {
  int best = -1;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    if (best < 0 || reading(state, head).query_length > reading(state, best).query_length) {
      best = head;
    }
  }
  return std::max(best, 0);
}

int strongest_other(const State& state, int head) {
  for (const int person : reading(state, head).order) {
    if (person != state.controls().query && is_there(state, person)) return person;
  }
  return -1;
}

analysis::Row row_at_depth(const State& state, int head, double depth) {
  analysis::ScoreParts parts =
      analysis::score_parts(state.team(), query_of(state), head, state.controls().edits);
  parts.evidence = evidence_of(state, head);
  const double decay = analysis::decay(state.team(), state.controls().days_later);
  return analysis::softmax_row(analysis::scores_at(parts, depth, decay), state.controls().absent,
                               state.controls().temperature_of(head));
}

std::vector<std::string> fitting_facets(const State& state, int head, int person) {
  const int first = state.team().first_facet(head), d_k = state.team().facet_count(head);
  const analysis::Edge edge = state.derived().reader->explain(head, state.controls().query, person);
  // What somebody truly carries is told whatever the depth is set to.
  const std::vector<double> key =
      team::carries(state.team(), person, 1, state.controls().days_later);
  const auto fit = [&](int c) { return static_cast<double>(edge.q[c]) * key[first + c]; };
  std::vector<int> order;
  for (int c = 0; c < d_k; ++c) {
    if (key[first + c] > 0) order.push_back(c);
  }
  const bool any = std::any_of(order.begin(), order.end(), [&](int c) { return fit(c) > 0; });
  base::sort_stably(
      order, [&](int a, int b) { return any ? fit(a) > fit(b) : key[first + a] > key[first + b]; });
  std::vector<std::string> labels;
  for (const int c : order) {
    if (labels.size() == 2 || (any && fit(c) <= 0)) break;
    labels.push_back(facet_label(state, first + c));
  }
  return labels;
}

const team::Contribution* asked_of(const State& state, int head, int person) {
  // The brief of this head alone, as if it were on: the best contribution comes first.
  analysis::Controls controls = state.controls();
  controls.enabled = {};
  controls.enabled[head] = true;
  analysis::Brief brief;
  analysis::write_brief(state.team(), query_of(state), state.derived().reader->heads(), controls,
                        brief);
  for (const analysis::BriefLine& line : brief.lines) {
    if (line.person != person) continue;
    return &state.team().people[person].contributions[line.contribution];
  }
  return nullptr;
}

Bars weight_bars(const State& state, int head) {
  Bars bars;
  bars.caption = texts::fill(Id::tour_weights, {head_label(state, head)});
  for (const int person : reading(state, head).order) {
    if (bars.rows.size() == k_bars || !is_there(state, person)) break;
    const double share = weight(state, head, person);
    bars.rows.push_back({name_of(state, person), share, share_text(share), head});
  }
  return bars;
}

// ---- predictions

namespace {

std::string answer_text(const State& state, const Answers& answers, int answer) {
  if (answer < 0 || answer >= state.people()) return answers.other;
  const std::string& name = name_of(state, answer);
  return answers.named ? answers.named(name) : name;
}

}  // namespace

void ask(const State& state, int step, const char* id, std::string question, const Answers& answers,
         Document& document) {
  const int given = tour_answer(state, step);
  std::vector<int> values = answers.people;
  // An answer that was given stays to be seen when the numbers now suggest other people.
  const bool listed_already = std::find(values.begin(), values.end(), given) != values.end();
  if (given >= 0 && given < state.people() && !listed_already) values.push_back(given);
  std::sort(values.begin(), values.end());  // in the team's order, so that it gives nothing away
  if (!answers.other.empty()) values.push_back(state.people());

  Choice choice{id, std::move(question), {}, -1, {}};
  for (std::size_t i = 0; i < values.size(); ++i) {
    choice.options.push_back(answer_text(state, answers, values[i]));
    if (values[i] == given) choice.selected = static_cast<int>(i);
  }
  choice.choose = [values](int option) { return AnswerStep{values[option]}; };
  document.blocks.push_back(std::move(choice));
}

void compare(const State& state, int step, const Answers& answers, int truth, Document& document) {
  const int given = tour_answer(state, step);
  const bool agrees = truth < 0 ? given >= state.people() : given == truth;
  const std::string expected = answer_text(state, answers, given);
  say(document,
      agrees ? texts::fill(Id::tour_agree, {expected})
             : texts::fill(Id::tour_differ, {expected, answer_text(state, answers, truth)}),
      Tone::strong);
}

}  // namespace headsup::app::steps
