// What belongs to the pointer and to the latest frame: neither saved nor linked nor undone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/core/geometry.h"
#include "team/team.h"

namespace headsup::app {

// A cell of one of the matrices page's maps.
struct CellRef {
  std::string map;  // empty: none
  int row = -1;
  int column = -1;

  bool operator==(const CellRef&) const = default;
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
  float scale = 1;  // the system's pixels per pixel of ours

  bool operator==(const Screen&) const = default;
};

struct Transient {
  Screen screen;
  Rect graph_area;                                // where the graph is drawn
  float page_top = -1;                            // of a page while it is dragged; −1: it is not
  CellRef cell;                                   // under the pointer on the matrices page
  team::PersonId hovered = team::PersonId::none;  // person under the pointer
  team::PersonId focused = team::PersonId::none;  // person with the keyboard's focus
  std::string notice;                             // one message for the user, empty: none
  std::vector<ControlBox> controls_drawn;         // those in sight in the latest frame
  std::vector<LabelBox> labels;                   // those of the latest frame
  int draw_calls = 0;                             // for the graph, in the latest frame
  std::uint64_t frames = 0;                       // drawn so far
  double now_seconds = 0;                         // of the latest event or frame, for runs of steps
  double press_seconds = 0;                       // of the latest press; its clock may differ
  int today = 20000;                              // days since 1970-01-01, where the user is
};

}  // namespace headsup::app
