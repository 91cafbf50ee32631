// What core asks of the rooms that stand on it. Core calls these and knows no more of them; each is
// defined in the room that is named above it, so that includes still go one way only.
#pragma once

#include "app/core/action.h"
#include "app/core/state.h"

namespace headsup::app {

// editor: changes of the team, and teams from rosters and tables
Effects apply(State& state, const EditTeam& action);
void apply(State& state, const EditPerson& action);
void apply(State& state, const SetEditing& action);
void apply(State& state, SetDraft& action);
void apply(State& state, const SetMeaning& action);
Effects apply(State& state, const OpenDraft& action);
Effects apply(State& state, OpenImport& action);
void apply(State& state, SetCatalogue& action);
// Reads the draft, if the open page shows it and it is another one.
void read_draft(State& state);

// graph: the camera, the pass that is watched, how far a page is drawn up over it, who is drawn
// in full, and the strands of the everyone view
void apply(State& state, const MoveCamera& action);
void apply(State& state, const ReleaseCamera& action);
void apply(State& state, const ResetCamera& action);
void apply(State& state, const CenterPerson& action);
void show_focused(State& state);  // moves there if they are out of sight
Effects apply(State& state, const PlayPass& action);
Effects apply(State& state, const ShowPassStep& action);
void apply(State& state, const ScrubPass& action);
Effects apply(State& state, const TogglePass& action);
void apply(State& state, const SetPassSpeed& action);
void apply(State& state, const LeavePass& action);
void apply(State& state, const SetPageHeight& action);
void apply(State& state, const DragPage& action);
void find_crowd(State& state, bool stale);
void thin_edges(State& state, bool stale);

// explain: the scale lab, the backtest, the documents
void apply(State& state, const SetLab& action);
void apply(State& state, const DrawOrganisation& action);
void apply(State& state, const BackToOwnTeam& action);
void apply(State& state, const MeasureSizes& action);
void apply(State& state, const CancelMeasuring& action);
void leave_lab(State& state);
Effects apply(State& state, const StartBacktest& action);
Effects apply(State& state, const CancelBacktest& action);
Effects apply(State& state, SetBacktest& action);

// tour

// Goes to a step, first or again, and makes ready what it talks about: the lead asks at temperature
// 1, full depth, today, with all heads. Texts, edits and absences stay, except that the first step
// puts a vague text in the incident's place (a text of the user's own then waits as the comparison)
// and later ones a precise one where there is none. Out of range: nothing happens.
void apply(State& state, const GoToStep& action);
// Answers the prediction that the current step asks for, first or again: a person, or the number of
// people for the one answer that is nobody's name. Anything else is ignored.
void apply(State& state, const AnswerStep& action);
// Notes that the current step's task is done once it is; it stays done. Called after every change.
void watch_tour(State& state);

// tour, over the pages and the ledger of explain: writes the documents that are open
void write_documents(State& state);
// Shows on the open page what is pointed at, without rewriting it.
void light_documents(State& state);

}  // namespace headsup::app
