// Where everybody is: the query in the middle, the others around it, moved by springs.
#pragma once

#include "app/core/state.h"
#include "app/graph/areas.h"

namespace headsup::app {

inline constexpr float k_title_height_px = 64;           // wide: the query's title, over the graph
inline constexpr float k_pass_title_height_px = 92;      // the same of a pass: with a sentence
inline constexpr float k_everyone_title_height_px = 92;  // and of everyone: with a row of controls
inline constexpr float k_player_height_px = 44;          // wide: a pass's, over the legend
inline constexpr float k_legend_height_px = 44;          // wide: the legend, under it
inline constexpr float k_pulse_seconds = 2.0f;           // how long strands pulse after a change

// Half of what is free for people in the graph's area, to each side of the layout's middle.
Vec2 graph_room(const State& state);

// World coordinate of the middle of the layout: what lies over and under the graph is not equal.
float layout_middle_y(const State& state);

// Recomputes the targets for the current query, team and area. New people start at their target.
void arrange(State& state);

// Moves bodies, shown weights and pulses on by `seconds`. True while anything still moves.
bool step_layout(State& state, double seconds);

// Ends all motion at once.
void settle(State& state);

float screen_radius(const State& state, int person);

// The person drawn at this point of the screen, topmost first; −1: none. A little slack around
// small nodes makes them easier to hit, on touch more so.
int person_at(const State& state, Vec2 point, float slack_px);

}  // namespace headsup::app
