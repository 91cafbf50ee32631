// The only ways in which the State changes.
#pragma once

#include "app/core/action.h"
#include "app/core/state.h"

namespace headsup::app {

// Makes `team` the active workspace's team: its lead asks, its first incident is read, controls are
// at their defaults.
void open_team(State& state, team::Team team);

// The texts that are set when a team is opened: its first incident, and its first vague one.
std::string usual_incident(const team::Team& team);
std::string usual_comparison(const team::Team& team);

// Applies one action. Values out of range are clamped; an unknown person or head is ignored.
void update(State& state, Action action);

// Runs text → needs → attention when the revision changed, and writes the open documents again when
// anything else did than what is pointed at. True when attention was run.
bool refresh(State& state);

}  // namespace headsup::app
