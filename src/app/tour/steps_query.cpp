// Steps 1 to 3, the query: a broadcast, a precise report, somebody else who asks.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "app/core/action.h"
#include "app/tour/parts.h"
#include "app/tour/steps.h"
#include "app/tour/texts.h"
#include "base/order.h"
#include "team/titles.h"

namespace headsup::app::steps {
namespace {

using texts::Id;

constexpr std::size_t k_reports = 3;  // of the team's, to choose from
constexpr std::size_t k_queries = 5;  // to choose from
constexpr std::size_t k_named = 4;    // terms or facets in one sentence

// ---- 1, a message to everyone

// The person with the largest number in the first head, the earlier one in a tie.
template <class Number>
int max_in_first_head(const State& state, Number number_of) {
  int best = 0;
  double most = -1;
  for (int person = 0; person < state.people(); ++person) {
    const double value = number_of(state.team().people[person]);
    if (value <= most) continue;
    most = value;
    best = person;
  }
  return best;
}

// Who seems likely to answer: the one who knows something best, and the one with the title.
Answers likely_to_answer(const State& state) {
  const int d_k = state.team().facet_count(0);
  const int knows = max_in_first_head(state, [&](const team::Person& person) {
    double strongest = 0;
    for (const team::Carry& carry : person.carries) {
      if (carry.facet < d_k) strongest = std::max(strongest, carry.strength);
    }
    return strongest;
  });
  const int senior = max_in_first_head(state, [&](const team::Person& person) {
    double suggested = 0;
    if (const team::Title* title = team::find_title(state.team(), person.title)) {
      for (const auto& facet : title->facets) suggested += facet.facet < d_k ? facet.value : 0;
    }
    return suggested;
  });
  Answers answers;
  answers.people.push_back(knows);
  if (senior != knows) answers.people.push_back(senior);
  answers.other = texts::get(Id::tour_broadcast_everyone);
  return answers;
}

void write_broadcast(const State& state, Document& document) {
  say(document, texts::fill(Id::tour_broadcast_about,
                            {state.session().incident, whole_number(state.people())}));
  const Answers answers = likely_to_answer(state);
  ask(state, k_broadcast, "tour-who", texts::get(Id::tour_broadcast_ask), answers, document);
  if (tour_answer(state, k_broadcast) < 0) return;
  const int head = main_head(state);
  const analysis::HeadReading& result = reading(state, head);
  const bool nobody = result.verdict == analysis::Verdict::nobody;
  const int first = result.order.front();
  compare(state, k_broadcast, answers, nobody ? -1 : first, document);
  if (!nobody) {
    say_verdict(state, head, document);
    return say(document, texts::get(Id::tour_broadcast_named));
  }
  say(document,
      texts::fill(Id::tour_broadcast_why,
                  {head_label(state, head), decimal(result.query_length, 2),
                   share_text(weight(state, head, first)), decimal(result.effective_people, 1),
                   whole_number(people_there(state))}));
}

// ---- 2, a precise report

void write_report_result(const State& state, Document& document) {
  std::vector<std::string> terms;
  std::vector<std::string> facets;
  const auto add = [](std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
  };
  // What is said of one head stands first, and of that what counts most.
  const int head = main_head(state);
  const auto belongs = [&](const team::Match& match) {
    return state.team().head_of(match.facet) == head;
  };
  std::vector<team::Match> matches = state.derived().needs.matches;
  base::sort_things(matches, [&](const team::Match& a, const team::Match& b) {
    return belongs(a) != belongs(b) ? belongs(a) : a.weight > b.weight;
  });
  for (const team::Match& match : matches) {
    add(terms, texts::fill(Id::tour_quoted, {match.term}));
    add(facets, facet_label(state, match.facet));
  }
  if (terms.empty()) return say(document, texts::get(Id::tour_report_unread));
  for (std::vector<std::string>* list : {&terms, &facets}) {
    if (list->size() <= k_named) continue;
    list->resize(k_named);
    list->push_back(texts::get(Id::tour_others));
  }
  say_verdict(state, head, document);
  say(document, texts::fill(Id::tour_report_why, {listed(terms), listed(facets)}));
  document.blocks.push_back(weight_bars(state, head));
}

void write_report(const State& state, Document& document) {
  say(document, texts::get(Id::tour_report_about));
  Choice choice{"tour-report", texts::get(Id::tour_report_ask), {}, -1, {}};
  std::vector<std::string> reports;
  const auto add = [&](std::string label, const std::string& text) {
    if (state.session().incident == text) choice.selected = static_cast<int>(reports.size());
    choice.options.push_back(std::move(label));
    reports.push_back(text);
  };
  for (const team::Incident& incident : state.team().incidents) {
    if (reports.size() == k_reports) break;
    if (asks_more_than_vague(state, incident.text)) add(incident.title, incident.text);
  }
  if (reports.empty()) add(texts::get(Id::tour_report_made), made_report(state));
  if (is_own_text(state, state.session().comparison)) {
    add(texts::get(Id::tour_report_own), state.session().comparison);
  }
  choice.choose = [reports](int option) { return SetIncident{reports[option]}; };
  document.blocks.push_back(std::move(choice));
  if (!tour_done(state, k_report)) return;
  if (!asks_more_than_vague(state, state.session().incident)) {
    return say(document, texts::get(Id::tour_again), Tone::muted);
  }
  write_report_result(state, document);
}

// Coming back to it shows what was found before.
void prepare_report(State& state) {
  if (!tour_done(state, k_report)) set_vague_text(state);
}

// ---- 3, somebody else asks

// Those with most needs of their own, in the team's order.
std::vector<int> who_could_ask(const State& state) {
  const auto needs = [&](int person) {
    double sum = 0;
    for (const auto& need : state.team().people[person].needs) sum += need.value;
    return sum;
  };
  std::vector<double> sums;
  std::vector<int> people;
  for (int person = 0; person < state.people(); ++person) {
    sums.push_back(needs(person));
    if (person != state.team().lead()) people.push_back(person);
  }
  base::sort_stably(people, [&](int a, int b) { return sums[a] > sums[b]; });
  people.resize(std::min(k_queries, people.size()));
  const int query = state.controls().query;
  const bool listed_already = std::find(people.begin(), people.end(), query) != people.end();
  if (query != state.team().lead() && !listed_already) people.push_back(query);
  std::sort(people.begin(), people.end());
  return people;
}

const float* row_of(const State& state, int head, int person) {
  return state.derived().reader->weights(head) +
         static_cast<std::ptrdiff_t>(person) * state.people();
}

int first_of(const State& state, int head, int person) {
  const float* row = row_of(state, head, person);
  return static_cast<int>(std::max_element(row, row + state.people()) - row);
}

// The head in which the two rows differ most.
int most_different_head(const State& state, int one, int other) {
  int best = 0;
  double most = -1;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    const float* a = row_of(state, head, one);
    const float* b = row_of(state, head, other);
    double difference = 0;
    for (int i = 0; i < state.people(); ++i)
      difference += std::fabs(static_cast<double>(a[i] - b[i]));
    if (difference > most) {
      most = difference;
      best = head;
    }
  }
  return best;
}

void write_query_result(const State& state, Document& document) {
  const int query = state.controls().query;
  const int lead = state.team().lead();
  const int head = most_different_head(state, query, lead);
  const int now = first_of(state, head, query);
  const int before = first_of(state, head, lead);
  const auto share = [&](int who, int whom) {
    return share_text(static_cast<double>(row_of(state, head, who)[whom]));
  };
  if (now == before) {
    say(document,
        texts::fill(Id::tour_other_query_same,
                    {head_label(state, head), name_of(state, query), name_of(state, now),
                     share(query, now), share(lead, now)}),
        Tone::strong);
  } else {
    say(document,
        texts::fill(
            Id::tour_other_query_other,
            {head_label(state, head), name_of(state, query), name_of(state, now), share(query, now),
             name_of(state, lead), name_of(state, before), share(lead, before)}),
        Tone::strong);
  }
  std::vector<team::FacetValue> needs = state.team().people[query].needs;
  base::sort_things(needs, [](const team::FacetValue& a, const team::FacetValue& b) {
    return a.value > b.value;
  });
  std::vector<std::string> labels;
  for (const team::FacetValue& need : needs) {
    if (labels.size() < k_named && need.value > 0) labels.push_back(facet_label(state, need.facet));
  }
  const std::string& name = name_of(state, query);
  say(document, labels.empty() ? texts::fill(Id::tour_other_query_adds_nothing, {name})
                               : texts::fill(Id::tour_other_query_adds, {name, listed(labels)}));
}

void write_query(const State& state, Document& document) {
  say(document, texts::fill(Id::tour_other_query_about, {name_of(state, state.team().lead())}));
  const std::vector<int> people = who_could_ask(state);
  Choice choice{"tour-asker", texts::get(Id::tour_other_query_ask), {}, -1, {}};
  for (std::size_t i = 0; i < people.size(); ++i) {
    choice.options.push_back(name_of(state, people[i]));
    if (people[i] == state.controls().query) choice.selected = static_cast<int>(i);
  }
  choice.choose = [people](int option) { return SelectPerson{people[option]}; };
  document.blocks.push_back(std::move(choice));
  if (!tour_done(state, k_query)) return;
  if (state.controls().query == state.team().lead()) {
    return say(document, texts::get(Id::tour_again), Tone::muted);
  }
  write_query_result(state, document);
}

bool is_answered(const State& state) {
  return tour_answer(state, state.view().tour.step) >= 0;
}

}  // namespace

const TourStep k_broadcast_step{Id::tour_broadcast, set_vague_text, is_answered, write_broadcast,
                                true};

const TourStep k_report_step{
    Id::tour_report,
    prepare_report,
    [](const State& state) { return asks_more_than_vague(state, state.session().incident); },
    write_report,
    false,
    nullptr,
    nullptr,
    Page::query_key};

const TourStep k_query_step{
    Id::tour_other_query, set_precise_text,
    [](const State& state) { return state.controls().query != state.team().lead(); }, write_query};

}  // namespace headsup::app::steps
