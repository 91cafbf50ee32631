// The guided tour: steps that each ask for a prediction or an action, see that it was done, and
// then say what happened with the numbers of the moment.
#pragma once

#include "app/document.h"
#include "app/state.h"

namespace headsup::app {

int tour_steps();

// Goes to a step, first or again, and makes ready what it talks about; out of range: nothing.
void go_to_step(State& state, int step);
void answer_step(State& state, int answer);

// Notes that the current step's task is done once it is. Called after every change.
void watch_tour(State& state);

// The current step as it stands in place of the panel.
Document tour_document(const State& state);

}  // namespace headsup::app
