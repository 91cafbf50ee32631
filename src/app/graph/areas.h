// Which part of the screen the graph, the panel and a page of the explanation have.
#pragma once

#include "app/core/state.h"

namespace headsup::app {

inline constexpr float k_phone_width_px = 860;  // below this the panel becomes a bottom sheet
inline constexpr float k_panel_width_px = 432;
inline constexpr float k_bar_height_px = 56;    // phone: the bar above the graph
inline constexpr float k_strip_height_px = 52;  // phone: the switch of views, under the graph
// Over the graph, what a newcomer is told; its ways on stand beside it where there is room.
inline constexpr float k_intro_height_px = 54;
inline constexpr float k_intro_rows_height_px = 92;
inline constexpr float k_intro_row_width_px = 800;
inline constexpr float k_intro_bar_width_px = 680;  // phone: as wide, it is in the bar
inline constexpr float k_low_sheet_px = 232;        // with the incident and its examples

bool is_phone(const Screen& screen);
bool is_landscape(const Screen& screen);  // a phone on its side: the sheet is at the right

// Where the graph is, or would be: a page of the explanation stands beside it or under it. On a
// phone a page can be drawn up over all of it, and one with a sheet of its own leaves it no room.
Rect graph_area(const Screen& screen);
Rect graph_area(const State& state);
bool shows_graph(const State& state);

// Whether the graph has room for its title and legend, and for all that is said under a face: not
// on a phone, nor where a page leaves it little.
bool is_roomy(const State& state);

// Whether it has room for all that a pass says and counts; the panel has it in any case.
bool says_pass(const State& state);

// Whether it also has room for what people are called besides their name.
bool has_titles(const State& state);

// Over the graph or, on a phone that is wide enough, in the bar; empty where nothing is told.
Rect intro_area(const State& state);

Rect panel_area(const Screen& screen);
Rect panel_area(const State& state);  // a phone's sheet gives way to what a newcomer is told

// Whether a document (the ledger, the pass, the tour) stands in the panel's place.
bool has_panel_document(const State& state);

// Where a page of the explanation is.
Rect page_area(const State& state);

// The height that a page has whose upper edge is let go there, on a phone.
PageHeight nearest_height(const State& state, float top_px);

}  // namespace headsup::app
