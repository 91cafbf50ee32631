// The scale lab: a made-up organisation of any size in place of the team, and what its size costs
// in time. It measures one thing after the other, a slice of it in each frame, so that the page
// never waits; what takes longer than a slice is done beside the program, by its LabHost.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "lead/forward_task.h"
#include "team/synthetic.h"

namespace headsup::app {

struct State;
struct OwnTeam;   // lab.cpp: the user's team, while another one is drawn
struct LabBench;  // lab_measure.cpp: what is being measured

inline constexpr int k_least_lab_people = team::k_min_synthetic;
inline constexpr int k_most_lab_people = team::k_max_people;
inline constexpr int k_most_lab_seed = 100;
// Above so many people a forward pass is done beside the program.
inline constexpr int k_most_inside = 512;

enum class LabStage { idle, forward, rnn, frames };

// What was measured of one size. Seconds; 0: not yet.
struct LabPoint {
  int people = 0;
  int seed = 0;
  double forward = 0;  // one pass over everybody
  double rnn = 0;      // all N steps
  double frame = 0;    // processor time of one drawn frame
  int forward_runs = 0, rnn_runs = 0, frames = 0;
  bool beside = false;  // the pass was done beside the program
};

struct Lab {
  int people = 512;
  int seed = 1;

  std::shared_ptr<OwnTeam> own;  // not null: a made-up organisation is drawn, and this one waits
  bool stays = false;            // it is drawn until somebody leaves it, not only to be measured
  std::vector<int> departments;  // of what is drawn
  double deepest_tenth = 0;      // share_of_deepest_tenth of it

  std::vector<int> sizes;  // still to be measured, the present one first
  int sizes_wanted = 0;
  double asked_at = -1;  // seconds; −1: since the latest step
  LabStage stage = LabStage::idle;
  double share = 0;  // of the present stage
  LabPoint point;    // being measured
  std::shared_ptr<LabBench> bench;
  bool beside = false;  // the host is at work
  bool warm = false;    // something was measured before

  std::vector<LabPoint> points;  // by seed, then people
  double clock_step = 0;         // seconds: what the clock can tell apart
  std::string said;  // for whoever listens: a sentence at every large size and at the end

  bool drawn() const { return own != nullptr; }
  bool measuring() const { return !sizes.empty(); }
};

// Who does what takes longer than a frame.
class LabHost {
 public:
  virtual ~LabHost() = default;
  virtual double now_seconds() = 0;
  // Starts the passes of this task, in place of any earlier one.
  virtual void start(lead::ForwardTask task) = 0;
  virtual lead::ForwardReport report() = 0;
  virtual void stop() = 0;
};

// 0 … 1 on the logarithmic scale of sizes, and back; powers of two catch.
double lab_share(int people);
int lab_people(double share);
std::vector<int> all_lab_sizes();  // 8, 16 … 4,096

// The user's own team, also while it waits.
struct OpenedTeam {
  const team::Team& team;
  const std::vector<std::uint8_t>& available_in_file;
};
OpenedTeam own_team(const State& state);
team::Organisation organisation(const team::Team& like, int people, int seed);

// Draws the organisation of this size and the lab's seed in place of the team. What is asked and
// how sharply it is heard stay as they are.
void show_organisation(State& state, int people);
// The user's own team as it was before, with all that was set and undone; measuring ends.
void leave_lab(State& state);
// The lab's organisation, until somebody leaves it, and measures it.
void draw_organisation(State& state);
void measure(State& state, std::vector<int> sizes);
void cancel_measuring(State& state);

// Once a frame: does a slice of what is being measured, and later notes that frame's processor
// time.
void step_lab(State& state, LabHost& host);
void note_frame(State& state, double seconds);
// Whether measuring wants another frame, even if nothing else does.
bool lab_wants_frame(const State& state);

// The points of the present seed, by people.
std::vector<LabPoint> lab_points(const State& state);
// The same as a table for the clipboard: columns are separated by tabs.
std::string lab_table(const State& state);

}  // namespace headsup::app
