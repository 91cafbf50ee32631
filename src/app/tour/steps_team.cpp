// Steps 9 to 11, the team: what is put together, the old way, everybody at once.
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "analysis/coverage.h"
#include "analysis/rnn_pace.h"
#include "analysis/scores.h"
#include "app/core/action.h"
#include "app/core/update.h"
#include "app/explain/rnn/run.h"
#include "app/explain/rnn/words.h"
#include "app/tour/parts.h"
#include "app/tour/steps.h"
#include "app/tour/texts.h"
#include "base/order.h"
#include "team/matrices.h"

namespace headsup::app::steps {
namespace {

using texts::Id;

bool is_answered(const State& state) {
  return tour_answer(state, state.view().tour.step) >= 0;
}

void prepare_page(State& state, Page page) {
  set_precise_text(state);
  apply_action(state, OpenPage{page});
}

// ---- 9, put together

constexpr double k_third = 1.0 / 3;

// The answers: under a third, up to two thirds, more. Every team has two people, so every one of
// them is an answer that can be kept.
constexpr Id k_extents[] = {Id::tour_blend_less, Id::tour_blend_half, Id::tour_blend_more};

int extent(double share) {
  return share < k_third ? 0 : share <= 2 * k_third ? 1 : 2;
}

// What the people named in the brief cover of what is asked.
struct Covered {
  std::vector<int> named;
  std::vector<double> alone;  // one for each who is named
  double together = 0;
  std::size_t best = 0;  // of those who are named
};

Covered cover(const State& state) {
  const std::vector<double> asked =
      team::asked_for(state.team(), state.controls().query, state.derived().needs.facets);
  const analysis::FacetRange all = analysis::all_facets(state.team());
  Covered result;
  for (const analysis::BriefLine& line : state.derived().reader->brief().lines) {
    const auto& named = result.named;
    if (std::find(named.begin(), named.end(), line.person) != named.end()) continue;
    result.named.push_back(line.person);
    result.alone.push_back(
        analysis::coverage(asked, analysis::best_offers(state.team(), {line.person}), all));
    if (result.alone.back() > result.alone[result.best]) result.best = result.alone.size() - 1;
  }
  if (!result.named.empty()) {
    result.together =
        analysis::coverage(asked, analysis::best_offers(state.team(), result.named), all);
  }
  return result;
}

Bars coverage_bars(const State& state, const Covered& covered) {
  static constexpr std::size_t k_people = 3;
  std::vector<int> order(covered.named.size());
  std::iota(order.begin(), order.end(), 0);
  base::sort_stably(order, [&](int a, int b) { return covered.alone[a] > covered.alone[b]; });
  order.resize(std::min(order.size(), k_people));
  Bars bars;
  bars.caption = texts::get(Id::synthesis_cover);
  for (const int number : order) {
    bars.rows.push_back({name_of(state, covered.named[number]), covered.alone[number],
                         share_text(covered.alone[number]), -1, true});
  }
  bars.rows.push_back({texts::fill(Id::synthesis_together, {std::to_string(covered.named.size())}),
                       covered.together, share_text(covered.together)});
  return bars;
}

void write_blend_result(const State& state, int given, Document& document) {
  const Covered covered = cover(state);
  if (covered.named.empty()) return say(document, texts::get(Id::tour_blend_nothing));
  const double alone = covered.alone[covered.best];
  const std::string expected = texts::get(k_extents[given]);
  const std::string found = texts::get(k_extents[extent(alone)]);
  say(document,
      given == extent(alone) ? texts::fill(Id::tour_agree, {expected})
                             : texts::fill(Id::tour_differ, {expected, found}),
      Tone::strong);
  const std::string& name = name_of(state, covered.named[covered.best]);
  const bool one_is_enough = alone >= covered.together;
  say(document, texts::fill(one_is_enough ? Id::tour_blend_single : Id::tour_blend_why,
                            {name, share_text(alone), std::to_string(covered.named.size()),
                             share_text(covered.together)}));
  document.blocks.push_back(coverage_bars(state, covered));
}

void write_blend(const State& state, Document& document) {
  say(document, texts::get(Id::tour_blend_about));
  const int given = std::min(tour_answer(state, k_blend), extent(1));
  Choice choice{"tour-cover", texts::get(Id::tour_blend_ask), {}, given, {}};
  for (const Id id : k_extents) choice.options.push_back(texts::get(id));
  choice.choose = [](int option) { return AnswerStep{option}; };
  document.blocks.push_back(std::move(choice));
  if (given >= 0) write_blend_result(state, given, document);
}

// ---- 10, the old way

// First, middle and last of those who speak; fewer where these are the same.
std::vector<int> marked_places(const Voices& speakers) {
  std::vector<int> places{0, speakers.count() / 2, speakers.count() - 1};
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

void write_influence(const State& state, const Voices& speakers, const Answers& answers,
                     Document& document) {
  const RnnRun& run = run_rnn(state, speakers);
  const int last = speakers.count() - 1;
  int most = 0;
  for (int step = 1; step <= last; ++step) {
    if (run.log10_share(step) > run.log10_share(most)) most = step;
  }
  const auto speaker = [&](int step) { return speakers.order[step]; };
  compare(state, k_chain, answers, speaker(most), document);
  const double minutes = state.rnn().minutes;
  say(document, texts::fill(Id::tour_chain_why,
                            {name_of(state, speaker(last)), printed_share(run.log10_share(last)),
                             name_of(state, speaker(0)), printed_share(run.log10_share(0)),
                             whole_number(speakers.count()),
                             printed_minutes(analysis::serial_minutes(speakers.count(), minutes)),
                             printed_minutes(minutes)}));
  Bars bars;
  bars.caption = texts::get(Id::tour_chain_bars);
  for (const int step : marked_places(speakers)) {
    const double share = run.rnn->share()[step];
    bars.rows.push_back({name_of(state, speaker(step)), std::min(share, 1.0),
                         printed_share(run.log10_share(step))});
  }
  document.blocks.push_back(std::move(bars));
}

RnnSettings team_speaks(RnnSettings command) {
  command.people = 0;
  command.spectral_radius = std::min(command.spectral_radius, RnnSettings{}.spectral_radius);
  return command;
}

void write_chain(const State& state, Document& document) {
  if (state.rnn().people > 0) {  // chosen on the page meanwhile
    say(document, texts::get(Id::tour_chain_made_up));
    return document.blocks.push_back(Buttons{{{"tour-team", texts::get(Id::tour_chain_return),
                                               SetRnn{team_speaks(state.rnn())}, true}}});
  }
  const Voices speakers = voices(state);
  say(document, texts::fill(Id::tour_chain_about, {name_of(state, speakers.order.front()),
                                                   name_of(state, speakers.order.back())}));
  Answers answers;
  for (const int place : marked_places(speakers)) {
    answers.people.push_back(speakers.order[place]);
  }
  answers.other = texts::get(Id::tour_broadcast_everyone);
  ask(state, k_chain, "tour-words", texts::get(Id::tour_chain_ask), answers, document);
  if (tour_answer(state, k_chain) >= 0) write_influence(state, speakers, answers, document);
}

void prepare_chain(State& state) {
  prepare_page(state, Page::rnn);
  apply_action(state, SetRnn{team_speaks(state.rnn())});
}

// ---- 11, everybody at once

// What the others give the lead on average, over the heads that are on.
double attention_to_lead(const State& state) {
  const int lead = state.team().lead();
  double sum = 0;
  int rows = 0;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    const float* weights = state.derived().reader->weights(head);
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
  const std::string people = whole_number(state.people());
  say(document, texts::fill(Id::tour_team_about, {people}));
  const bool done = tour_done(state, k_whole_team);
  document.blocks.push_back(
      Buttons{{{"tour-everyone", texts::get(Id::tour_team_ask), SetMode{Mode::everyone}, !done}}});
  if (!done) return;
  const auto heads =
      std::count(state.controls().enabled.begin(), state.controls().enabled.end(), true);
  say(document, texts::fill(Id::tour_team_pass, {people, std::to_string(heads)}), Tone::strong);
  say(document, texts::fill(Id::tour_team_why, {name_of(state, state.team().lead()),
                                                share_text(attention_to_lead(state))}));
  say(document, texts::get(Id::tour_team_own));
}

}  // namespace

const TourStep k_blend_step{Id::tour_blend,
                            [](State& state) { prepare_page(state, Page::synthesis); }, is_answered,
                            write_blend, true};

const TourStep k_chain_step{Id::tour_chain, prepare_chain, is_answered, write_chain, true};

const TourStep k_team_step{Id::tour_team,
                           set_precise_text,
                           [](const State& state) { return state.view().mode == Mode::everyone; },
                           write_team,
                           false,
                           nullptr,
                           nullptr,
                           Page::limits};

}  // namespace headsup::app::steps
