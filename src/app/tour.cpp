#include "app/tour.h"

namespace headsup::app {

int tour_steps() {
  return 0;
}

void go_to_step(State& state, int step) {
  if (step < 0 || step >= tour_steps()) return;
  state.tour.step = step;
  ++state.view_revision;
}

void answer_step(State& state, int answer) {
  (void)state;
  (void)answer;
}

void watch_tour(State& state) {
  (void)state;
}

Document tour_document(const State& state) {
  (void)state;
  return {};
}

}  // namespace headsup::app
