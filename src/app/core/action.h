// What somebody can want: the only ways in which the State changes.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "analysis/reading.h"
#include "app/core/backtest.h"
#include "app/core/effects.h"
#include "app/core/geometry.h"
#include "app/core/library.h"
#include "app/core/session.h"
#include "app/core/transient.h"
#include "app/core/view.h"
#include "team/change.h"
#include "team/import.h"
#include "team/team.h"
#include "texts/texts.h"

namespace headsup::app {

struct SelectPerson {
  int person;
};
struct HoverPerson {
  int person;
};  // −1: none
struct FocusPerson {
  int person;
};  // −1: none
struct SetIncident {
  std::string text;
};
struct SetComparison {  // the vague text compared with the incident's, on the query page
  std::string text;
};
struct SetTemperature {
  double temperature;
};
struct SetHeadTemperature {
  int head;
  double temperature;  // 0: follows the temperature of all
};
struct SetDepth {
  double depth;
};
struct SetDaysLater {
  double days;
};
struct SetHeadEnabled {
  int head;
  bool enabled;
};
struct SetAvailable {
  int person;
  bool available;
};
struct EditNumber {  // of q, k or v, by hand
  analysis::Edit edit;
};
struct Undo {};  // the latest step of the history
struct Redo {};
struct LoadTeam {
  team::Team team;
};
struct EditTeam {  // one change of the team; refused, a notice says why
  team::Change change;
};
struct EditPerson {  // opens their card
  int person;
};
struct SetEditing {  // what the pages of one's own team have open
  Editing editing;
};
struct SetDraft {  // a roster or a table, as it is typed
  std::string text;
};
struct SetMeaning {  // of a word or a column of the draft
  std::string word;
  int facet;  // of the team that the draft is read over; k_no_meaning: none, k_usual_meaning
};
inline constexpr int k_no_meaning = -1;
inline constexpr int k_usual_meaning = -2;  // takes back what was said
struct OpenDraft {};                        // as the team
struct OpenImport {                         // a team that was read from any text
  team::Team team;
  team::InputKind kind = team::InputKind::team;
  Draft draft{};  // the text, if there is something to correct in it
};
struct SetCatalogue {  // what new teams start with, once it is there
  team::Team team;
};
struct SetNamesLeftOut {  // of all that is taken along
  bool left_out;
};
struct SetTheme {
  ThemeChoice theme;
};
struct SetLanguage {
  texts::Language language;
  bool chosen = true;  // by somebody, not just the system's
};
struct ShowSheet {
  Sheet sheet;
};
struct ShowBrief {  // a head's part of it: whole, or its first line
  int head;
  bool whole;
};
struct ShowIntro {  // what this is, and three ways on; turned off, it stays off for good
  bool on;
};
struct OpenFile {};  // lets somebody choose a file of their own
struct OpenEdge {    // shows the ledger of the edge from the query to this person
  int head;
  int person;
  int query = -1;  // becomes the query; −1: the query stays
};
struct CloseEdge {};
struct SetMode {
  Mode mode;
};
struct OpenPage {  // of the explanation
  Page page;
};
struct SetPageHeight {  // on a phone
  PageHeight height;
};
struct DragPage {  // its upper edge, on a phone, until SetPageHeight
  float top_px;
};
struct SetMatrixHead {
  int head;  // −1: all four side by side
};
struct HoverCell {
  CellRef cell;
};
struct SetRnn {
  RnnSettings rnn;
};
struct SetLab {  // which organisation the scale lab is about; drawn again where one is drawn
  int people;
  int seed;
};
struct DrawOrganisation {};  // in place of the team, and measure it
struct BackToOwnTeam {};
struct MeasureSizes {
  std::vector<int> sizes;  // empty: 8, 16 … 4,096
};
struct CancelMeasuring {};
struct StartBacktest {};  // of the team's history
struct CancelBacktest {};
struct SetBacktest {  // as it is reported: how far it is, or what came of it
  double share = 0;
  std::shared_ptr<const BacktestReports> reports{};
  std::string problem{};
};
inline constexpr int k_resume_tour = -2;  // where it was left; once all is done: the first step
struct GoToStep {                         // of the tour: starts it, too
  int step;
};
struct AnswerStep {  // the prediction that the current step asks for
  int answer;
};
struct LeaveTour {};
struct PlayPass {  // the pass of attention, from the beginning of this step on
  int step = 0;
};
struct ShowPassStep {  // as it is at its end, and stays there
  int step;
};
struct ScrubPass {
  double at;  // 0 … k_pass_steps: steps and the share of one
};
struct TogglePass {};  // plays on or stops; after its end it begins again
struct SetPassSpeed {
  double speed;  // the nearest of k_pass_speeds
};
struct LeavePass {};
struct Take {
  Takeaway what;
};
struct SetStrongest {
  int strands;  // 1 … k_max_strands
};
struct MoveCamera {
  Vec2 pan_by;
  float zoom_by;
  Vec2 around;            // pixels of the screen: stays where it is while zooming
  bool dragged = false;   // by a hand that will let go: see ReleaseCamera
};                        // around: screen pixels
struct ReleaseCamera {};  // the drag has ended: go on with its momentum
struct ResetCamera {};    // glides back to where everybody is seen
struct CenterPerson {     // glides there and a little closer
  int person;
};
struct SetLibrary {  // as it is reported
  Library library;
};
struct DismissNotice {};

struct Action
    : std::variant<SelectPerson, OpenEdge, CloseEdge, HoverPerson, FocusPerson, SetIncident,
                   SetComparison, SetTemperature, SetHeadTemperature, SetDepth, SetDaysLater,
                   SetHeadEnabled, SetAvailable, EditNumber, EditTeam, EditPerson, SetEditing,
                   SetDraft, SetMeaning, OpenDraft, OpenImport, SetCatalogue, SetNamesLeftOut, Undo,
                   Redo, LoadTeam, SetTheme, SetLanguage, ShowSheet, ShowBrief, ShowIntro, OpenFile,
                   SetMode, OpenPage, SetPageHeight, DragPage, SetMatrixHead, HoverCell, SetRnn,
                   SetLab, DrawOrganisation, BackToOwnTeam, MeasureSizes, CancelMeasuring,
                   StartBacktest, CancelBacktest, SetBacktest, GoToStep, AnswerStep, LeaveTour,
                   PlayPass, ShowPassStep, ScrubPass, TogglePass, SetPassSpeed, LeavePass, Take,
                   SetStrongest, MoveCamera, ReleaseCamera, ResetCamera, CenterPerson, AskLibrary,
                   SetLibrary, DismissNotice> {
  using variant::variant;
  // Defined once, in action.cpp: in every file that has an action they take longer to compile than
  // all else in it.
  Action(const Action&);
  Action(Action&&) noexcept;
  Action& operator=(const Action&);
  Action& operator=(Action&&) noexcept;
  ~Action();
};

// Another team takes this one's place.
inline bool opens_team(const Action& action) {
  return std::holds_alternative<LoadTeam>(action) || std::holds_alternative<OpenImport>(action) ||
         std::holds_alternative<OpenDraft>(action);
}

}  // namespace headsup::app
