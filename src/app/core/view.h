// How somebody looks at their session: what a link also restores, but undo does not.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/core/geometry.h"
#include "team/team.h"
#include "texts/texts.h"

namespace headsup::app {

enum class ThemeChoice { automatic, light, dark };
enum class Sheet { incident, heads, brief };  // what the phone layout's bottom sheet shows

enum class Mode {
  query,     // the query's row: who it listens to
  everyone,  // everybody's rows, thinned to the strongest strands
  explain,   // a page of the explanation beside the graph
};

enum class Page {
  contents,
  matrices,
  softmax,
  query_key,
  absence,
  synthesis,
  rnn,    // command and control
  scale,  // the scale lab
  limits,
  teams,  // those that are kept
  takeaway,
  team,       // one's own: who is in it
  person,     // a card to edit
  facets,     // heads, facets, their terms, titles
  incidents,  // examples to choose from
  import,     // a roster or a table
  backtest,   // its history tested on its own past
};
inline constexpr int k_pages = 17;

// How far a page is drawn up over the graph, on a phone.
enum class PageHeight { low, half, full };

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

inline constexpr int k_other_answer = -2;

struct Tour {
  int step = -1;             // −1: not on the tour
  std::vector<int> answers;  // of each step; −1: none yet, k_other_answer: nobody's name
  std::uint32_t done = 0;    // a bit for each step whose task was done
};

// What one pass of attention consists of, to be watched step by step (graph/pass.h).
enum class PassStep { tokens, query, keys, scores, softmax, values, heads, answer };
inline constexpr int k_pass_steps = 8;

struct Pass {
  int step = -1;     // a PassStep; −1: none is watched
  double speed = 1;  // of k_pass_speeds
};
inline constexpr double k_pass_speeds[] = {0.5, 1, 2, 4};

inline constexpr int k_max_strands = 12;  // per person in the everyone view

// What the pages of one's own team have open.
struct Editing {
  team::PersonId person = team::PersonId::none;  // whose card; none: the query's
  int head = 0;
  int contribution = -1;  // of that person, opened; −1: none
  int place = 0;          // of a facet in the head
  int title = -1;         // −1: none
  int incident = -1;      // −1: none
  std::string word;       // of the draft, whose meaning is corrected; empty: none

  bool operator==(const Editing&) const = default;
};

struct View {
  Mode mode = Mode::query;
  Page page = Page::contents;  // in explain mode
  PageHeight page_height = PageHeight::half;
  int matrix_head = -1;  // on the matrices page; −1: all four
  int strongest = 3;     // strands drawn per person in the everyone view, 1 … k_max_strands
  team::PersonId edge_person = team::PersonId::none;  // whose edge the ledger shows; none: closed
  int edge_head = 0;
  Sheet sheet = Sheet::incident;
  std::array<bool, team::k_heads> brief_open{};  // whose part of the brief is shown whole
  Tour tour;
  Pass pass;
  Camera camera;
  Editing editing;
};

// What is the same whatever is worked on.
struct Preferences {
  ThemeChoice theme = ThemeChoice::automatic;
  texts::Language language = texts::Language::english;
  bool language_chosen = false;  // otherwise it is the system's
  bool intro = false;            // a newcomer is still to be told what this is
  bool names_left_out = true;    // of links, and of files that are taken along
};

}  // namespace headsup::app
