// What the team's history says about a text.
#pragma once

#include <string>
#include <vector>

#include "app/core/state.h"

namespace headsup::app {

// Reads a part of the history's words, so that the first question need not wait for all of them;
// false where nothing is left to read. What is not read by then, `ask_history` reads.
bool prepare_history(State& state);

// Brings Derived's evidence up to date with team and incident.
void ask_history(State& state);

// What would be added to everybody's scores in history::k_evidence_head for another text; empty
// where nothing is.
std::vector<double> evidence_for(const State& state, const std::string& text);

// What is added to this head's scores for the incident: N values, or none.
const std::vector<double>& evidence_of(const State& state, int head);

}  // namespace headsup::app
