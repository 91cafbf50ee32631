// The scale lab: a made-up organisation of any size in place of the team, and what its size costs
// in time. It measures one thing after the other, a slice of it in each frame, so that the page
// never waits; what takes longer than a slice is done in the background, by its LabHost.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analysis/forward_task.h"
#include "app/core/effects.h"
#include "app/core/state.h"
#include "team/synthetic.h"

namespace headsup::app {

// Above so many people a forward pass is done in the background.
inline constexpr int k_max_in_frame = 512;

// Who does what takes longer than a frame.
class LabHost {
 public:
  virtual ~LabHost() = default;
  virtual double now_seconds() = 0;
  // Starts the passes of this task, in place of any earlier one.
  virtual void start(analysis::ForwardTask task) = 0;
  virtual analysis::ForwardReport report() = 0;
  virtual void stop() = 0;
};

// 0 … 1 on the logarithmic scale of sizes, and back; powers of two catch.
double lab_share(int people);
int lab_people(double share);
std::vector<int> all_lab_sizes();  // 8, 16 … 4,096

// The user's own team, also while it waits.
const team::Team& own_team(const State& state);
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
Effects step_lab(State& state, LabHost& host);
void note_frame(State& state, double seconds);
// Whether measuring wants another frame, even if nothing else does.
bool lab_wants_frame(const State& state);

// The points of the present seed, by people.
std::vector<LabPoint> lab_points(const State& state);
// The same as a table for the clipboard: columns are separated by tabs.
std::string lab_table(const State& state);

}  // namespace headsup::app
