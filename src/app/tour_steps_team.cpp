// Steps 9 to 11, the team: what is put together, the old way, everybody at once.
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "app/tour_parts.h"
#include "app/tour_steps.h"
#include "app/tour_texts.h"
#include "lead/rnn.h"
#include "lead/rnn_pace.h"
#include "lead/rnn_values.h"

namespace headsup::app::steps {
namespace {

using texts::Id;

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

bool is_answered(const State& state) {
  return tour_answer(state, state.tour.step) >= 0;
}

void prepare_page(State& state, Page page) {
  set_precise_text(state);
  update(state, OpenPage{page});
}

// ---- 9, put together

// How much of what is asked a row of F values covers: Σ min(asked, value) ÷ Σ asked.
double coverage(const State& state, const std::vector<double>& asked, const float* values) {
  const int d_k = state.team.facets_per_head();
  double covered = 0;
  double total = 0;
  for (int facet = 0; facet < state.team.facet_count(); ++facet) {
    if (!state.controls.enabled[index(facet / d_k)]) continue;
    total += asked[index(facet)];
    covered += std::min(asked[index(facet)], static_cast<double>(std::max(values[facet], 0.0f)));
  }
  return total > 0 ? covered / total : 0;
}

struct Covered {
  double blend = 0;
  std::vector<double> alone;  // one a person
  std::vector<int> best;      // the two who cover most alone
};

Covered cover(const State& state) {
  const auto& layer = state.reader->layer();
  const std::ptrdiff_t width = state.team.facet_count();
  const std::vector<double> asked =
      lead::asked_for(state.team, state.controls.query, state.needs.facets);
  Covered result;
  result.blend = coverage(state, asked, layer.concat() + state.controls.query * width);
  for (int person = 0; person < state.people(); ++person) {
    const bool there = is_there(state, person);
    result.alone.push_back(there ? coverage(state, asked, layer.v() + person * width) : 0);
  }
  result.best = lead::strongest(result.alone, 2);
  return result;
}

void write_blend(const State& state, Document& document) {
  say(document, texts::get(Id::tour_blend_about));
  const Covered covered = cover(state);
  Answers answers{covered.best, texts::get(Id::tour_blend_all), [](const std::string& name) {
                    return texts::fill(Id::tour_blend_alone, {name});
                  }};
  ask(state, k_blend, "tour-cover", texts::get(Id::tour_blend_ask), answers, document);
  if (tour_answer(state, k_blend) < 0) return;
  const int best = covered.best.front();
  const double alone = covered.alone[index(best)];
  if (alone <= 0 && covered.blend <= 0) {
    return say(document, texts::get(Id::tour_blend_nothing));
  }
  const bool blended = covered.blend >= alone;
  compare(state, k_blend, answers, blended ? -1 : best, document);
  say(document, texts::fill(blended ? Id::tour_blend_why : Id::tour_blend_single,
                            {percent(covered.blend), name_of(state, best), percent(alone)}));
  Bars bars;
  bars.caption = texts::get(Id::tour_blend_bars);
  bars.rows.push_back({texts::get(Id::tour_blend_all), covered.blend, percent(covered.blend)});
  for (const int person : covered.best) {
    const double share = covered.alone[index(person)];
    bars.rows.push_back({name_of(state, person), share, percent(share), -1, true});
  }
  document.blocks.push_back(std::move(bars));
}

// ---- 10, the old way

// Who reports, in this order: those who are there.
std::vector<int> speakers(const State& state) {
  std::vector<int> order = state.command.order;
  if (static_cast<int>(order.size()) != state.people()) {
    order.resize(state.team.people.size());
    std::iota(order.begin(), order.end(), 0);
  }
  order.erase(std::remove_if(order.begin(), order.end(),
                             [&](int person) { return !is_there(state, person); }),
              order.end());
  if (order.size() > k_most_made_up) order.resize(k_most_made_up);
  return order;
}

// First, middle and last; fewer where these are the same.
std::vector<std::size_t> marked_places(std::size_t count) {
  std::vector<std::size_t> places{0, count / 2, count - 1};
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

void write_influence(const State& state, const std::vector<int>& order, const Answers& answers,
                     Document& document) {
  lead::Rnn rnn(state.team.facet_count());
  rnn.run(lead::offer_rows(state.team), order, state.command.spectral_radius);
  const std::vector<double>& share = rnn.share();
  const auto most = std::max_element(share.begin(), share.end()) - share.begin();
  const std::size_t last = order.size() - 1;
  compare(state, k_chain, answers, order[static_cast<std::size_t>(most)], document);
  const double minutes = state.command.minutes;
  const double all = lead::serial_minutes(static_cast<int>(order.size()), minutes);
  say(document, texts::fill(Id::tour_chain_why,
                            {name_of(state, order[last]), percent(share[last]),
                             name_of(state, order[0]), percent(share[0]),
                             std::to_string(order.size()), number(all, 0), number(minutes, 0)}));
  Bars bars;
  bars.caption = texts::get(Id::tour_chain_bars);
  for (const std::size_t place : marked_places(order.size())) {
    bars.rows.push_back({name_of(state, order[place]), share[place], percent(share[place])});
  }
  document.blocks.push_back(std::move(bars));
}

void write_chain(const State& state, Document& document) {
  const std::vector<int> order = speakers(state);
  say(document, texts::fill(Id::tour_chain_about,
                            {name_of(state, order.front()), name_of(state, order.back())}));
  Answers answers;
  for (const std::size_t place : marked_places(order.size()))
    answers.people.push_back(order[place]);
  answers.other = texts::get(Id::tour_broadcast_everyone);
  ask(state, k_chain, "tour-words", texts::get(Id::tour_chain_ask), answers, document);
  if (tour_answer(state, k_chain) >= 0) write_influence(state, order, answers, document);
}

void prepare_chain(State& state) {
  prepare_page(state, Page::command);
  Command command = state.command;
  command.people = 0;  // the team itself reports
  command.spectral_radius = std::min(command.spectral_radius, Command{}.spectral_radius);
  update(state, SetCommand{command});
}

// ---- 11, everybody at once

// What the others give the lead on average, over the heads that are on.
double attention_to_lead(const State& state) {
  const int lead = state.team.lead();
  double sum = 0;
  int rows = 0;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls.enabled[index(head)]) continue;
    const float* weights = state.reader->weights(head);
    for (int person = 0; person < state.people(); ++person) {
      if (person == lead) continue;
      sum +=
          static_cast<double>(weights[static_cast<std::ptrdiff_t>(person) * state.people() + lead]);
      ++rows;
    }
  }
  return rows > 0 ? sum / rows : 0;
}

void write_team(const State& state, Document& document) {
  const std::string people = std::to_string(state.people());
  say(document, texts::fill(Id::tour_team_about, {people}));
  const bool done = tour_done(state, k_whole_team);
  document.blocks.push_back(
      Buttons{{{"tour-everyone", texts::get(Id::tour_team_ask), SetMode{Mode::everyone}, !done}}});
  if (!done) return;
  const auto heads = std::count(state.controls.enabled.begin(), state.controls.enabled.end(), true);
  say(document, texts::fill(Id::tour_team_pass, {people, std::to_string(heads)}), Tone::strong);
  say(document, texts::fill(Id::tour_team_why, {name_of(state, state.team.lead()),
                                                percent(attention_to_lead(state))}));
  say(document, texts::get(Id::tour_team_own));
}

}  // namespace

const TourStep k_blend_step{Id::tour_blend,
                            [](State& state) { prepare_page(state, Page::synthesis); }, is_answered,
                            write_blend, true};

const TourStep k_chain_step{Id::tour_chain, prepare_chain, is_answered, write_chain, true};

const TourStep k_team_step{Id::tour_team,
                           set_precise_text,
                           [](const State& state) { return state.mode == Mode::everyone; },
                           write_team,
                           false,
                           nullptr,
                           nullptr,
                           Page::limits};

}  // namespace headsup::app::steps
