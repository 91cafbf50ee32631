// State → JSON: what window.headsup and the command line hand out. Numbers are the ones drawn.
#pragma once

#include <string>

#include "app/state.h"

namespace headsup::app {

// The object of window.headsup.state(). The state must be refreshed and arranged.
std::string state_json(const State& state);

// N rows of N weights of one head.
std::string matrix_json(const State& state, int head);

// Every step of the edge from the query to `person` in one head.
std::string edge_json(const State& state, int head, int person);

// Below so many effective people it is 'one voice', below such a normalized entropy 'decisive'.
inline constexpr double k_one_voice_people = 1.5;
inline constexpr double k_decisive_entropy = 0.80;

// How the spread of a head's weights is called: 'one voice', 'decisive', 'shared', 'committee'.
const char* voice(const lead::HeadReading& reading);

}  // namespace headsup::app
