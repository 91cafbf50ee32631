// What the State knows of the scale lab (explain/scale): which organisation it is about, and what
// was measured.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "team/synthetic.h"
#include "team/team.h"

namespace headsup::app {

struct LabBench;  // explain/scale/measure.cpp: what is being measured

inline constexpr int k_min_lab_people = team::k_min_synthetic;
inline constexpr int k_max_lab_people = team::k_max_people;
inline constexpr int k_max_lab_seed = 100;

enum class LabStage { idle, forward, rnn, frames };

// What was measured of one size. Seconds; 0: not yet.
struct LabPoint {
  int people = 0;
  int seed = 0;
  double forward = 0;  // one pass over everybody
  double rnn = 0;      // all N steps
  double frame = 0;    // processor time of one drawn frame
  int forward_runs = 0, rnn_runs = 0, frames = 0;
  bool in_background = false;  // the pass was done by the lab's host
};

inline constexpr std::size_t k_no_workspace = static_cast<std::size_t>(-1);

struct Lab {
  int people = 512;
  int seed = 1;

  // The user's own workspace, while a made-up organisation is drawn in another one.
  std::size_t home = k_no_workspace;
  bool stays = false;            // it is drawn until somebody leaves it, not only to be measured
  std::vector<int> departments;  // of what is drawn
  double top_decile = 0;         // top_decile_share of it

  std::vector<int> sizes;  // still to be measured, the present one first
  int sizes_wanted = 0;
  double asked_at = -1;  // seconds; −1: since the latest step
  LabStage stage = LabStage::idle;
  double share = 0;  // of the present stage
  LabPoint point;    // being measured
  std::shared_ptr<LabBench> bench;
  bool in_background = false;  // the host is at work
  bool warm = false;           // something was measured before

  std::vector<LabPoint> points;  // by seed, then people
  double clock_step = 0;         // seconds: what the clock can tell apart

  bool drawn() const { return home != k_no_workspace; }
  bool measuring() const { return !sizes.empty(); }
};

}  // namespace headsup::app
