// What each step of the pass is called and says.
#include <algorithm>
#include <string>
#include <vector>

#include "analysis/scores.h"
#include "app/content/parts.h"
#include "app/graph/pass.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::fill;
using texts::Id;

constexpr double k_raised = 0.02;  // of a need, from which on a facet counts as asked for

const std::vector<int>& order_of(const State& state, int head) {
  return state.derived().reader->heads()[head].order;
}

std::string share_of(const State& state, int head, int person) {
  const auto weight = static_cast<double>(state.derived().reader->heads()[head].weights[person]);
  return base::unbroken(percent(weight));
}

std::string query_sentence(const State& state) {
  const std::string& name = name_of(state, state.controls().query);
  const std::vector<double>& needs = state.derived().needs.facets;
  std::vector<int> raised;
  for (int facet = 0; facet < state.team().facet_count(); ++facet) {
    if (needs[facet] > k_raised) raised.push_back(facet);
  }
  if (raised.empty()) return fill(Id::pass_query_none, {name});
  const float* q = query_of(state);
  std::stable_sort(raised.begin(), raised.end(), [&](int a, int b) { return q[a] > q[b]; });
  std::vector<std::string> labels;
  for (const int facet : raised) {
    if (labels.size() < 3) labels.push_back(state.team().facet(facet).label);
  }
  return fill(Id::pass_query_said, {name, whole_number(static_cast<double>(raised.size())),
                                    whole_number(state.team().facet_count()), join(labels)});
}

std::string softmax_sentence(const State& state, int head) {
  const std::vector<int>& order = order_of(state, head);
  const int first = order.front();
  const int last = order[std::max(state.derived().reader->available() - 1, 0)];
  const std::string best = share_of(state, head, first);
  if (first == last) {
    return fill(Id::pass_softmax_one, {head_label(state, head), name_of(state, first), best});
  }
  return fill(Id::pass_softmax_said, {head_label(state, head), name_of(state, first), best,
                                      name_of(state, last), share_of(state, head, last)});
}

std::string answer_sentence(const State& state) {
  const std::string& asks = name_of(state, state.controls().query);
  const analysis::Brief& brief = state.derived().reader->brief();
  if (brief.accountable < 0) return fill(Id::pass_answer_nobody, {asks});
  const analysis::BriefLine& line = brief.lines.front();
  const team::Person& who = state.team().people[line.person];
  return fill(Id::pass_answer_said, {asks, who.name, who.contributions[line.contribution].text});
}

}  // namespace

int pass_head(const State& state) {
  const auto& heads = state.derived().reader->heads();
  int best = -1;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    if (best < 0 || heads[head].query_length > heads[best].query_length) best = head;
  }
  return std::max(best, 0);
}

std::vector<team::Match> strongest_matches(const State& state) {
  std::vector<team::Match> matches = state.derived().needs.matches;
  const float* q = query_of(state);
  std::stable_sort(matches.begin(), matches.end(), [&](const team::Match& a, const team::Match& b) {
    return q[a.facet] > q[b.facet];
  });
  return matches;
}

const char* number_name(PassNumber which) {
  switch (which) {
    case PassNumber::product:
      return "q · k";
    case PassNumber::score:
      return texts::get(Id::pass_scaled);
    case PassNumber::exponential:
      return texts::get(Id::pass_exponential);
    default:
      return texts::get(Id::pass_share);
  }
}

const char* pass_title(PassStep step) {
  static constexpr base::EnumArray<PassStep, Id, k_pass_steps> k_titles{
      {Id::pass_tokens, Id::pass_query, Id::pass_keys, Id::pass_scores, Id::pass_softmax,
       Id::pass_values, Id::pass_heads, Id::pass_answer}};
  return texts::get(k_titles[step]);
}

std::string pass_sentence(const State& state) {
  const int head = pass_head(state);
  const int first = order_of(state, head).front();
  const int d_k = state.team().facet_count(head);
  const double root = analysis::score_root(d_k);
  switch (pass_step(state)) {
    case PassStep::tokens:
      return fill(Id::pass_tokens_said,
                  {whole_number(state.people()), whole_number(3 * state.team().facet_count())});
    case PassStep::query:
      return query_sentence(state);
    case PassStep::keys: {
      const double product = state.derived().reader->product(head, state.controls().query, first);
      return fill(Id::pass_keys_said,
                  {head_label(state, head), name_of(state, first), decimal(product, 2)});
    }
    case PassStep::scores:
      return fill(Id::pass_scores_said, {whole_number(d_k), decimal(root, 2),
                                         three_digits(state.controls().temperature_of(head))});
    case PassStep::softmax:
      return softmax_sentence(state, head);
    case PassStep::values:
      return fill(Id::pass_values_said,
                  {head_label(state, head), name_of(state, first), share_of(state, head, first)});
    case PassStep::heads:
      return fill(Id::pass_heads_said, {whole_number(state.team().facet_count())});
    case PassStep::answer:
      return answer_sentence(state);
  }
  return {};
}

}  // namespace headsup::app
