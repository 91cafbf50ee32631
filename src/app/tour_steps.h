// What the tour is made of. Only the tour's own files include this.
//
// A step reads everything from the State, so that a link brings it back as it was. Its answer is a
// person, or the number of people for the one answer that is nobody's name; steps that ask for an
// action keep there what they have to remember.
#pragma once

#include "app/document.h"
#include "app/state.h"

namespace headsup::app {

struct TourStep {
  texts::Id title;
  void (*prepare)(State&);                 // makes ready what the step talks about; the usual
                                           // settings are there already
  bool (*reached)(const State&);           // whether its task is done as things are
  void (*write)(const State&, Document&);  // all between the title and the way on
  bool predicts = false;                   // asks for an answer
  void (*answered)(State&) = nullptr;      // what an answer sets going
  void (*watch)(State&) = nullptr;         // remembers something on the way; after each reading
};

// In the order in which they come.
enum StepNumber {
  k_broadcast,
  k_report,
  k_asker,
  k_title,
  k_value,
  k_voice,
  k_heads_at_once,
  k_away,
  k_blend,
  k_chain,
  k_whole_team,
  k_tour_steps
};

extern const TourStep k_broadcast_step, k_report_step, k_asker_step;            // tour_steps_query
extern const TourStep k_title_step, k_value_step;                               // tour_steps_key
extern const TourStep k_voice_step, k_heads_step, k_away_step;                  // tour_steps_weight
extern const TourStep k_blend_step, k_chain_step, k_team_step;                  // tour_steps_team

// The answer kept for a step; −1: none.
int tour_answer(const State& state, int step);
void set_tour_answer(State& state, int step, int answer);
bool tour_done(const State& state, int step);

}  // namespace headsup::app
