// The only ways in which the State changes.
#pragma once

#include <memory>

#include "app/core/action.h"
#include "app/core/state.h"

namespace headsup::app {

// Makes `team` the active workspace's team: its lead asks, its first incident is read, controls are
// at their defaults.
void open_team(State& state, team::Team team);

// Puts `team` in the place of the active workspace's, of which it is an edited copy: who is in both
// stays where they are drawn, and what was set for who is gone goes.
void replace_team(State& state, std::shared_ptr<const team::Team> team);

// The texts that are set when a team is opened: its first incident, and its first vague one.
std::string usual_incident(const team::Team& team);
std::string usual_comparison(const team::Team& team);

// Applies one action, notes in the history how it changed the session, and returns what is to be
// done outside. Values out of range are clamped; an unknown person or head is ignored.
Effects update(State& state, Action action);

// A change that no single action is, as a link is: `name` says what became of the session that was
// `before`. Nothing is recorded where nothing changed or where another workspace is active now.
void record(State& state, std::size_t workspace, Session before, StepName name);

// The same without the history: for what an action is made of, as a step of the tour is.
void apply_action(State& state, Action action);

// Makes `session` the active workspace's: all that was derived from another team goes.
void restore_session(State& state, const Session& session);

// Makes the active workspace what it was when it was saved.
void open_workspace(State& state, Session session, View view, History history);

// Finds the session's people and facets in its team again.
void resolve(State& state);

// Forgets what belongs to one team's picture and pointer.
void forget_picture(State& state);

// Runs text → needs → attention when the revision changed, and writes the open documents again when
// anything else did than what is pointed at. True when attention was run.
bool refresh(State& state);

// The longest part of it for thousands of people, Q, K and V, which `refresh` then finds there: for
// those who cannot spend the whole time at once.
void project(State& state);

}  // namespace headsup::app
