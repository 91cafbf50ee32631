// Everything the program knows, and the only ways in which it changes.
//
// An Action says what somebody wants; `update` applies it; `refresh` runs attention when, and only
// when, something it depends on changed. Views read a const State and return Actions.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "app/scene.h"
#include "lead/reading.h"
#include "team/team.h"
#include "team/team_file.h"
#include "team/text.h"

namespace headsup::app {

enum class ThemeChoice { automatic, light, dark };
enum class Sheet { incident, heads, brief };  // what the phone layout's bottom sheet shows

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

enum class Mode {
  query,     // the query's row: who it listens to
  everyone,  // everybody's rows, thinned to the strongest strands
};

// One strand of the everyone view: `to` listens to `from`.
struct Listening {
  int from = 0;
  int to = 0;
  int head = 0;
  float weight = 0;
};

struct LabelBox {  // a name as the latest frame has drawn it, in pixels of the screen
  int person = 0;
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
  lead::Controls controls;

  // What follows from it; current after `refresh`.
  std::unique_ptr<team::TermIndex> terms;
  team::Needs needs;
  std::unique_ptr<lead::Reader> reader;
  std::uint64_t revision = 1;       // grows with every change of what attention depends on
  std::uint64_t read_revision = 0;  // the revision that `reader` has read

  // How it is shown.
  Screen screen;
  Rect graph_area;
  ThemeChoice theme = ThemeChoice::automatic;
  Sheet sheet = Sheet::incident;
  Mode mode = Mode::query;
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
  int hovered = -1;                 // person under the pointer
  int focused = -1;                 // person with the keyboard's focus
  std::vector<LabelBox> labels;     // those of the latest frame
  std::string notice;               // one message for the user, empty: none
  std::uint64_t view_revision = 1;  // grows with every other change that a picture shows
  int draw_calls = 0;               // for the graph, in the latest frame
  std::uint64_t frames = 0;         // drawn so far

  bool dark() const {
    return theme == ThemeChoice::automatic ? screen.dark_preferred : theme == ThemeChoice::dark;
  }
  int people() const { return static_cast<int>(team.people.size()); }
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
struct SetTemperature {
  double temperature;
};
struct SetDepth {
  double depth;
};
struct SetHeadEnabled {
  int head;
  bool enabled;
};
struct SetAvailable {
  int person;
  bool available;
};
struct LoadTeam {
  team::Team team;
};
struct SetTheme {
  ThemeChoice theme;
};
struct ShowSheet {
  Sheet sheet;
};
struct OpenEdge {  // shows the ledger of the edge from the query to this person
  int head;
  int person;
};
struct CloseEdge {};
struct SetMode {
  Mode mode;
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

using Action = std::variant<SelectPerson, OpenEdge, CloseEdge, HoverPerson, FocusPerson,
                            SetIncident, SetTemperature, SetDepth, SetHeadEnabled, SetAvailable,
                            LoadTeam, SetTheme, ShowSheet, SetMode, SetStrongest, MoveCamera,
                            ReleaseCamera, ResetCamera, CenterPerson, DismissNotice>;

inline constexpr int k_most_strands = 12;

// Makes `team` the team: its lead asks, its first incident is read, controls are at their defaults.
void open_team(State& state, team::Team team);

// Applies one action. Values out of range are clamped; an unknown person or head is ignored.
void update(State& state, Action action);

// Runs text → needs → attention when the revision changed. True when it did.
bool refresh(State& state);

}  // namespace headsup::app
