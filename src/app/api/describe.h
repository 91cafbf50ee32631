// State → JSON: what window.headsup and the command line hand out. Numbers are the ones drawn.
#pragma once

#include <string>

#include "app/core/state.h"

namespace headsup::app {

// The object of window.headsup.state(). The state must be refreshed and arranged.
std::string state_json(const State& state);

// The same as the page's elements tell it. Of more than k_told_people only those have an object and
// weights whom the picture names; `count` says how many there are, `absent` how many are away.
inline constexpr int k_told_people = 256;  // more take longer than a frame, and fill no list
std::string told_state_json(const State& state);

// N rows of N weights of one head.
std::string matrix_json(const State& state, int head);

// Every step of the edge from the query to `person` in one head.
std::string edge_json(const State& state, int head, int person);

}  // namespace headsup::app
