// The views. Each draws one part of a const State and adds what the user asked for to `actions`.
#pragma once

#include <imgui.h>

#include <vector>

#include "app/core/action.h"
#include "app/core/state.h"
#include "app/graph/label_grid.h"
#include "app/graph/pass.h"
#include "app/graph/scene.h"

namespace headsup::ui {

using Actions = std::vector<app::Action>;

// Names, numbers, the query's title and the hovered person's card; clicks, drags, the wheel.
// `labels` is refilled with the names that found room; `drawn` is the latest picture, for hits on
// strands.
void graph_view(const app::State& state, const app::Scene& drawn, Actions& actions,
                std::vector<app::LabelBox>& labels);

// What this is and three ways on: over the graph, on a phone partly in its bar, from `left` to
// `right`.
void intro_view(const app::State& state, Actions& actions);
void bar_intro(const app::State& state, float left, float right, Actions& actions);

// Only on the desktop: a field that finds a person by name, once a letter was typed.
void find_view(const app::State& state, Actions& actions);

// Over the graph: which of the two views it shows, and in the everyone view how much of it.
void mode_view(const app::State& state, Actions& actions);

// The player of a pass, under the graph.
void pass_player(const app::State& state, Actions& actions);
// Over the graph: what its step is called, in `room` pixels, and says.
void draw_pass_title(ImDrawList* list, const app::State& state, float room);
// Over the query, where `room` is left: where its numbers come from, and what becomes of the
// heads' blends.
void draw_pass_query(ImDrawList* list, const app::State& state, const app::PassPicture& pass,
                     app::LabelGrid& room);

// The way into the tour, or out of it, at the cursor.
void tour_chip(const app::State& state, Actions& actions);
float tour_chip_width();

// Whether the work is kept, at `at`; nothing where nothing would have to be.
void saved_view(const app::State& state, ImVec2 at, ImVec2 size, bool right_aligned,
                Actions& actions);

// A page of the explanation, beside the graph.
void page_view(const app::State& state, Actions& actions);

// The four weights of one person, next to where they are drawn.
void person_card(const app::State& state, int person);

// Parts of the panel, `width` wide, at the cursor of the current window.
// `field` gets the screen rectangle of the incident's text field; where `native_field` is false the
// field is drawn here, else only its frame, for the platform's own field to lie on.
void incident_view(const app::State& state, float width, bool native_field, app::Rect& field,
                   Actions& actions);
float incident_label_width();  // of the line above the field
void examples_view(const app::State& state, float width, Actions& actions);
void words_view(const app::State& state, float width, Actions& actions);
void heads_view(const app::State& state, float width, Actions& actions);
void controls_view(const app::State& state, float width, Actions& actions);
// The ledger of an edge or the tour, instead of the rest of the panel.
void panel_document_view(const app::State& state, float width, Actions& actions);
// Whom to ask for what, head by head, each with its switch; `lines` of what to ask the first
// person for, and all of the brief where somebody opened it.
void brief_view(const app::State& state, float width, int lines, Actions& actions);
// What the brief is not.
void brief_note(const app::State& state, float width, Actions& actions);

}  // namespace headsup::ui
