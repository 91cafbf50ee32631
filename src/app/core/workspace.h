// One piece of work: a session, how it is looked at, what follows from both, and where its picture
// has got to.
#pragma once

#include <array>
#include <vector>

#include "app/core/derived.h"
#include "app/core/geometry.h"
#include "app/core/history.h"
#include "app/core/session.h"
#include "app/core/view.h"

namespace headsup::app {

// Where a person is drawn, in world pixels: the query rests at the origin.
struct Body {
  Vec2 position, velocity, target;
  float radius = 0, radius_velocity = 0, radius_target = 0;
};

// Who sits where when there is a crowd. Those who stay in full keep their seat.
struct Seats {
  std::vector<team::PersonId> around;  // the query: k_in_full seats; none: free
  std::vector<Vec2> crowd;             // everybody's place in it, taken or not, from its middle
  float crowd_radius = 0, crowd_depth = 0;
  float width = 0, height = 0;  // that the crowd's places were made for
};

// How far the pass that is watched has come.
struct PassMotion {
  bool playing = false;
  double at = 1;  // share of its step's time, 0 … 1
};

// What moves: eased from frame to frame towards what the reading says.
struct Motion {
  std::vector<Body> bodies;                                     // one a person
  std::vector<std::array<float, team::k_heads>> shown_weights;  // eased towards the reading
  std::array<float, team::k_heads> shown_crowd{};               // eased towards the crowd's shares
  double pulse_age = 1e9;  // seconds since the reading last changed
  Seats seats;
  PassMotion pass;
};

struct Workspace {
  Session session;
  View view;
  History history;
  Derived derived;
  Motion motion;
};

}  // namespace headsup::app
