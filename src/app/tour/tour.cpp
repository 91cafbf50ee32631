#include "app/tour/tour.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "app/core/features.h"
#include "app/core/update.h"
#include "app/explain/pages.h"
#include "app/tour/parts.h"
#include "app/tour/steps.h"

namespace headsup::app {
namespace {

using namespace steps;
using texts::Id;

// In the order of StepNumber.
const TourStep* const k_steps[] = {
    &k_broadcast_step, &k_report_step, &k_query_step, &k_title_step, &k_value_step, &k_voice_step,
    &k_heads_step,     &k_away_step,   &k_blend_step, &k_chain_step, &k_team_step,
};
static_assert(std::size(k_steps) == k_tour_steps);

// Of these steps the answer is a person, kept by id; the others keep numbers.
bool names_person(int step) {
  return step == k_broadcast || step == k_title || step == k_away || step == k_chain;
}

std::uint32_t bit(int step) {
  return std::uint32_t{1} << step;
}

// Where somebody who comes back goes on: after the last step that was done, else at the first that
// was left out. After the whole tour it starts afresh.
int step_to_resume(State& state) {
  int last = k_tour_steps - 1;
  while (last >= 0 && !tour_done(state, last)) --last;
  if (last + 1 < k_tour_steps) return last + 1;
  for (int step = 0; step < k_tour_steps; ++step) {
    if (!tour_done(state, step)) return step;
  }
  state.view().tour = Tour{};
  return 0;
}

// What every step starts from: the lead asks, today, at temperature 1 and full depth, with all
// heads and without the ledger. The text, the team's numbers and who is away stay as they are, but
// for the person whom the tour itself has sent away.
void settle_controls(State& state) {
  apply_action(state, SelectPerson{state.team().lead()});
  apply_action(state, SetTemperature{1});
  apply_action(state, SetDepth{1});
  apply_action(state, SetDaysLater{0});
  for (int head = 0; head < team::k_heads; ++head) {
    apply_action(state, SetHeadTemperature{head, 0});
    apply_action(state, SetHeadEnabled{head, true});
  }
  apply_action(state, CloseEdge{});
  apply_action(state, LeavePass{});
  apply_action(state, SetMode{Mode::query});
  const int sent_away = tour_answer(state, k_away);
  if (sent_away >= 0 && sent_away < state.people() && state.team().people[sent_away].available) {
    apply_action(state, SetAvailable{sent_away, true});
  }
}

void write_way_on(const State& state, const TourStep& step, bool done, Document& document) {
  const int number = state.view().tour.step;
  const bool last = number + 1 == k_tour_steps;
  Buttons way;
  way.buttons.push_back(
      {"tour-back", texts::get(Id::tour_back), GoToStep{number - 1}, false, number > 0});
  if (!last) {
    way.buttons.push_back({done ? "tour-next" : "tour-skip",
                           texts::get(done ? Id::tour_next : Id::tour_skip), GoToStep{number + 1},
                           done});
  }
  way.buttons.push_back({"tour-leave", texts::get(last && done ? Id::tour_finish : Id::tour_leave),
                         LeaveTour{}, last && done});
  document.blocks.push_back(std::move(way));
  if (done && step.more) {
    document.blocks.push_back(
        Buttons{{{"tour-more", texts::fill(Id::tour_more, {page_name(*step.more)}),
                  OpenPage{*step.more}}}});
  }
}

}  // namespace

namespace steps {

int tour_answer(const State& state, int step) {
  const std::vector<int>& answers = state.view().tour.answers;
  const int kept = step >= 0 && step < static_cast<int>(answers.size()) ? answers[step] : -1;
  if (kept == k_other_answer) return state.people();
  return names_person(step) && kept >= 0 ? state.team().position(team::PersonId{kept}) : kept;
}

void set_tour_answer(State& state, int step, int answer) {
  if (tour_answer(state, step) == answer) return;
  auto& answers = state.view().tour.answers;
  if (answers.size() < k_tour_steps) answers.resize(k_tour_steps, -1);
  if (names_person(step)) {
    if (answer == state.people()) answer = k_other_answer;
    if (answer >= 0) answer = static_cast<int>(state.team().id_of(answer));
  }
  answers[step] = answer;
  ++state.view_revision;
}

bool tour_done(const State& state, int step) {
  return (state.view().tour.done & bit(step)) != 0;
}

}  // namespace steps

int tour_steps() {
  return k_tour_steps;
}

void apply(State& state, const GoToStep& action) {
  int step = action.step;
  if (step == k_resume_tour) step = step_to_resume(state);
  if (step < 0 || step >= k_tour_steps) return;
  settle_controls(state);
  state.view().tour.step = step;
  if (k_steps[step]->prepare) k_steps[step]->prepare(state);
  ++state.view_revision;
}

void apply(State& state, const AnswerStep& action) {
  const int answer = action.answer;
  const int step = state.view().tour.step;
  if (step < 0 || step >= k_tour_steps || !k_steps[step]->predicts) return;
  if (answer < 0 || answer > state.people()) return;
  set_tour_answer(state, step, answer);
  if (k_steps[step]->answered) k_steps[step]->answered(state);
}

void watch_tour(State& state) {
  const int step = state.view().tour.step;
  if (step < 0 || step >= k_tour_steps) return;
  if (k_steps[step]->watch) k_steps[step]->watch(state);
  if (tour_done(state, step) || !k_steps[step]->reached(state)) return;
  state.view().tour.done |= bit(step);
  ++state.view_revision;
}

Document tour_document(const State& state) {
  const int number = state.view().tour.step;
  if (number < 0 || number >= k_tour_steps) return {};
  const TourStep& step = *k_steps[number];
  Document document;
  document.title = texts::fill(Id::tour_of, {std::to_string(number + 1),
                                             std::to_string(tour_steps()), texts::get(step.title)});
  const bool done = tour_done(state, number);
  if (number == 0) {  // what all of it is about, to be seen first
    document.blocks.push_back(
        Buttons{{{"tour-pass", texts::get(Id::page_intro_pass), PlayPass{}, !done}}});
  }
  step.write(state, document);
  write_way_on(state, step, done, document);
  return document;
}

}  // namespace headsup::app
