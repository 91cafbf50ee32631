// Where everybody is: the query in the middle, the others around it, moved by springs.
#pragma once

#include "app/core/state.h"

namespace headsup::app {

inline constexpr float k_phone_width_px = 860;  // below this the panel becomes a bottom sheet
inline constexpr float k_panel_width_px = 432;
inline constexpr float k_bar_height_px = 56;         // phone: the bar above the graph
inline constexpr float k_title_height_px = 64;       // wide: the query's title, over the graph
inline constexpr float k_pass_title_height_px = 92;  // the same of a pass: with a sentence
inline constexpr float k_player_height_px = 44;      // wide: a pass's, over the legend
inline constexpr float k_strip_height_px = 52;       // phone: the switch of views, under the graph
inline constexpr float k_legend_height_px = 44;      // wide: the legend, under it
inline constexpr float k_pulse_seconds = 2.0f;       // how long strands pulse after a change
// Over the graph, what a newcomer is told; its ways on stand beside it where there is room.
inline constexpr float k_intro_height_px = 54;
inline constexpr float k_intro_rows_height_px = 92;
inline constexpr float k_intro_row_width_px = 800;
inline constexpr float k_intro_bar_width_px = 680;  // phone: as wide, it is in the bar
inline constexpr float k_low_sheet_px = 232;        // with the incident and its examples

bool is_phone(const Screen& screen);
bool is_landscape(const Screen& screen);  // a phone on its side: the sheet is at the right
Rect graph_area(const Screen& screen);

// Whether the graph is in sight, and where: next to some pages of the explanation it is smaller.
bool shows_graph(const State& state);
Rect graph_area(const State& state);

// Over the graph or, on a phone that is wide enough, in the bar; empty where nothing is told.
Rect intro_area(const State& state);

Rect panel_area(const Screen& screen);
Rect panel_area(const State& state);  // a phone's sheet gives way to what a newcomer is told

// Where a page of the explanation is: in the graph's place, on a phone in the sheet's too, unless
// that has a document of its own.
Rect page_area(const State& state);

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
