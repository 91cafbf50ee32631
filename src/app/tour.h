// The guided tour: steps that each ask for a prediction or an action, see that it was done, and
// then say what happened with the numbers of the moment.
//
// state.tour holds all of it: the step, what was answered, what is done. Whoever leaves and comes
// back goes on after the last step that was done.
#pragma once

#include "app/document.h"
#include "app/state.h"

namespace headsup::app {

// As the step of a GoToStep: where somebody who left goes on. After the last step that was done,
// else the first that was left out; once all are done the tour starts afresh.
inline constexpr int k_resume_tour = -2;

int tour_steps();

// Goes to a step, first or again, and makes ready what it talks about: the lead asks at temperature
// 1, full depth, today, with all heads. Texts, edits and absences stay, except that the first step
// puts a vague text in the incident's place (a text of the user's own then waits as the comparison)
// and later ones a precise one where there is none. Out of range: nothing happens.
void go_to_step(State& state, int step);

// Answers the prediction that the current step asks for, first or anew: a person, or the number of
// people for the one answer that is nobody's name. Anything else is ignored.
void answer_step(State& state, int answer);

// Notes that the current step's task is done once it is; it stays done. Called after every change.
void watch_tour(State& state);

// The current step as it stands in place of the panel; empty when nobody is on the tour. The ways
// on are the buttons tour-back, tour-next (once it is done) or tour-skip (before), and tour-leave.
Document tour_document(const State& state);

}  // namespace headsup::app
