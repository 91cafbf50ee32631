// Everything the program knows, and the only ways in which it changes.
//
// An Action (action.h) says what somebody wants; `update` applies it; `refresh` runs attention
// when, and only when, something it depends on changed. Views read a const State and return
// Actions.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/command_run.h"
#include "app/document.h"
#include "app/lab.h"
#include "app/scene.h"
#include "lead/reading.h"
#include "team/team.h"
#include "team/team_file.h"
#include "team/text.h"

namespace headsup::app {

// Where a person is drawn, in world pixels: the query rests at the origin.
struct Body {
  Vec2 position, velocity, target;
  float radius = 0, radius_velocity = 0, radius_target = 0;
};

// Screen = middle of the area + pan + zoom · world.
struct Camera {
  Vec2 pan;  // pixels
  float zoom = 1;

  bool gliding = false;  // on its way to the goal
  Vec2 goal_pan;
  float goal_zoom = 1;

  bool held = false;  // a finger or button moves it right now
  Vec2 dragged;       // by how much since the latest step
  Vec2 velocity;      // pixels per second; what is left of it after letting go is momentum
};

// One strand of the everyone view: `to` listens to `from`.
struct Listening {
  int from = 0;
  int to = 0;
  int head = 0;
  float weight = 0;
};

struct Tour {
  int step = -1;             // −1: not on the tour
  std::vector<int> answers;  // of each step; −1: none yet
  std::uint32_t done = 0;    // a bit for each step whose task was done
};

struct LabelBox {  // a name as the latest frame has drawn it, in pixels of the screen
  int person = 0;
  Rect box;
};

struct ControlBox {  // a control of a document as the latest frame has drawn it
  std::string id;
  int option = -1;  // of a choice
  Rect box;
};

struct Screen {  // of the whole window, in logical pixels
  float width = 1440;
  float height = 900;
  bool dark_preferred = true;
  bool reduced_motion = false;
};

struct State {
  // What the user works on.
  team::Team team;
  std::string incident_text;
  std::string comparison_text;  // a vaguer one, set beside it
  lead::Controls controls;
  std::vector<std::uint8_t> available_in_file;  // one flag a person, as the team was opened
  std::vector<lead::Edit> undone;               // edits that can be done again, the latest last
  Command command;
  Lab lab;

  // What follows from it; current after `refresh`.
  std::unique_ptr<team::TermIndex> terms;
  team::Needs needs;
  std::unique_ptr<lead::Reader> reader;
  std::uint64_t revision = 1;       // grows with every change of what attention depends on
  std::uint64_t read_revision = 0;  // the revision that `reader` has read
  // Of the page of command and control: kept as long as it fits.
  std::shared_ptr<CommandRun> command_run = std::make_shared<CommandRun>();

  // How it is shown.
  Screen screen;
  Rect graph_area;
  ThemeChoice theme = ThemeChoice::automatic;
  Sheet sheet = Sheet::incident;
  texts::Language language = texts::Language::english;
  bool language_chosen = false;  // otherwise it is the system's
  Mode mode = Mode::query;
  Page page = Page::matrices;  // in explain mode
  int matrix_head = -1;        // on the matrices page; −1: all four
  CellRef cell;                // under the pointer there
  Tour tour;
  Takeaway wanted = Takeaway::none;  // for the platform to do
  int strongest = 3;                 // strands drawn per person in the everyone view
  std::vector<Listening> listening;  // those strands; current after `refresh`
  int listening_strands = 0;         // the `strongest` that `listening` was made for
  double undrawn = 0;                // share of all attention to others that they leave out
  Camera camera;
  std::vector<Body> bodies;                                     // one a person
  std::vector<std::array<float, team::k_heads>> shown_weights;  // eased towards the reading
  double pulse_age = 1e9;  // seconds since the reading last changed
  int edge_person = -1;    // whose edge the ledger shows; -1: the ledger is closed
  int edge_head = 0;
  int hovered = -1;                        // person under the pointer
  int focused = -1;                        // person with the keyboard's focus
  std::vector<ControlBox> controls_drawn;  // those in sight in the latest frame
  std::vector<LabelBox> labels;            // those of the latest frame
  Document page_document;                  // the page of the explanation; current after `refresh`
  Document panel_document;             // the ledger or the tour, in place of the panel; or empty
  std::uint64_t written_revision = 0;  // the revisions that both were written for
  std::string notice;                  // one message for the user, empty: none
  std::uint64_t view_revision = 1;     // grows with every other change that a picture shows
  int draw_calls = 0;                  // for the graph, in the latest frame
  std::uint64_t frames = 0;            // drawn so far

  bool dark() const {
    return theme == ThemeChoice::automatic ? screen.dark_preferred : theme == ThemeChoice::dark;
  }
  int people() const { return static_cast<int>(team.people.size()); }
};

inline constexpr int k_most_strands = 12;
inline constexpr int k_most_made_up = 512;  // people of a made-up team who speak one by one

// Makes `team` the team: its lead asks, its first incident is read, controls are at their defaults.
void open_team(State& state, team::Team team);

// What is read and set beside it when a team is opened: its first incident, and its first vague
// one.
std::string usual_incident(const team::Team& team);
std::string usual_comparison(const team::Team& team);

const std::string& name_of(const State& state, int person);

// Applies one action. Values out of range are clamped; an unknown person or head is ignored.
void update(State& state, Action action);

// Runs text → needs → attention when the revision changed, and writes the open documents anew when
// anything did. True when attention was run.
bool refresh(State& state);

}  // namespace headsup::app
