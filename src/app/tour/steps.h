// What the tour is made of. Only the tour's own files include this.
//
// A step reads everything from the State, so that a link brings it back as it was.
#pragma once

#include <optional>

#include "app/content/document.h"
#include "app/core/state.h"

namespace headsup::app::steps {

struct TourStep {
  texts::Id title;
  void (*prepare)(State&) = nullptr;  // makes ready what it talks about, beyond what all steps need
  bool (*reached)(const State&) = nullptr;           // whether its task is done as things are
  void (*write)(const State&, Document&) = nullptr;  // all between the title and the way on
  bool predicts = false;                             // takes an AnswerStep
  void (*answered)(State&) = nullptr;                // what an answer sets going
  void (*watch)(State&) = nullptr;                   // notes something after every reading
  std::optional<Page> more = {};                     // the page that says more about it
};

// In the order in which they come.
enum StepNumber {
  k_broadcast,
  k_report,
  k_query,
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

extern const TourStep k_broadcast_step, k_report_step, k_query_step;  // tour_steps_query.cpp
extern const TourStep k_title_step, k_value_step;                     // tour_steps_key.cpp
extern const TourStep k_voice_step, k_heads_step, k_away_step;        // tour_steps_weight.cpp
extern const TourStep k_blend_step, k_chain_step, k_team_step;        // tour_steps_team.cpp

// What is kept for a step, −1: nothing. For a prediction the person who was named, or the number of
// people for the answer that is nobody's name; other steps keep what they have to remember.
int tour_answer(const State& state, int step);
void set_tour_answer(State& state, int step, int answer);
bool tour_done(const State& state, int step);

}  // namespace headsup::app::steps
