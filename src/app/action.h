// What somebody can want: the only ways in which the State changes.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/scene.h"
#include "lead/reading.h"
#include "team/team.h"
#include "texts/texts.h"

namespace headsup::app {

enum class ThemeChoice { automatic, light, dark };
enum class Sheet { incident, heads, brief };  // what the phone layout's bottom sheet shows

enum class Mode {
  query,     // the query's row: who it listens to
  everyone,  // everybody's rows, thinned to the strongest strands
  explain,   // a page of the explanation instead of the graph
};

enum class Page {
  matrices,
  softmax,
  query_key,
  absence,
  synthesis,
  command,  // command and control: the RNN
  scale,    // the scale lab
  limits,
  takeaway,
};
inline constexpr int k_pages = 9;

// What leaves the program. The platform does it: a file, the clipboard.
enum class Takeaway { none, link, team_link, brief, png, svg, csv, json, table };

// How the command-and-control page is set up.
struct Command {
  int people = 0;  // 0: the team itself; otherwise that many made-up people
  double spectral_radius = 0.9;
  double minutes = 10;          // of one hand-over
  double minutes_between = 60;  // from one incident to the next
  std::vector<int> order;       // speaking order; empty: as in the team file

  bool operator==(const Command&) const = default;
};

// A cell of one of the matrices page's maps.
struct CellRef {
  std::string map;  // empty: none
  int row = -1;
  int column = -1;

  bool operator==(const CellRef&) const = default;
};

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
struct SetComparison {  // the vague text beside the incident's, on the query page
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
  lead::Edit edit;
};
struct UndoEdit {};
struct RedoEdit {};
struct LoadTeam {
  team::Team team;
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
struct OpenEdge {  // shows the ledger of the edge from the query to this person
  int head;
  int person;
  int asker = -1;  // becomes the query; −1: the query stays
};
struct CloseEdge {};
struct SetMode {
  Mode mode;
};
struct OpenPage {  // of the explanation
  Page page;
};
struct SetMatrixHead {
  int head;  // −1: all four side by side
};
struct HoverCell {
  CellRef cell;
};
struct SetCommand {
  Command command;
};
struct SetLab {  // which organisation the scale lab is about; drawn anew where one is drawn
  int people;
  int seed;
};
struct DrawOrganisation {};  // in place of the team, and measure it
struct BackToOwnTeam {};
struct MeasureSizes {
  std::vector<int> sizes;  // empty: 8, 16 … 4,096
};
struct CancelMeasuring {};
struct GoToStep {  // of the tour: starts it, too
  int step;
};
struct AnswerStep {  // the prediction that the current step asks for
  int answer;
};
struct LeaveTour {};
struct Take {
  Takeaway what;
};
struct SetStrongest {
  int strands;  // 1 … k_most_strands
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
struct DismissNotice {};

using Action =
    std::variant<SelectPerson, OpenEdge, CloseEdge, HoverPerson, FocusPerson, SetIncident,
                 SetComparison, SetTemperature, SetHeadTemperature, SetDepth, SetDaysLater,
                 SetHeadEnabled, SetAvailable, EditNumber, UndoEdit, RedoEdit, LoadTeam, SetTheme,
                 SetLanguage, ShowSheet, SetMode, OpenPage, SetMatrixHead, HoverCell, SetCommand,
                 SetLab, DrawOrganisation, BackToOwnTeam, MeasureSizes, CancelMeasuring, GoToStep,
                 AnswerStep, LeaveTour, Take, SetStrongest, MoveCamera, ReleaseCamera, ResetCamera,
                 CenterPerson, DismissNotice>;

}  // namespace headsup::app
