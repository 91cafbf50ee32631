// What a picture needs to know of everybody that does not change from frame to frame.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "app/core/state.h"
#include "app/core/update.h"

namespace headsup::analysis {
class Reader;
}

namespace headsup::app {

struct State;

// Gathered once for a team and for who is there, so that a frame of thousands of people reads one
// number of each instead of their needs.
class PersonFacts {
 public:
  // Gathers them again if the team or somebody's availability may have changed since.
  void refresh(const State& state);

  // k_node_lead, k_node_absent and k_node_loaded as far as they hold of the person, added up.
  float flags(int person) const { return flags_[person]; }

 private:
  std::vector<float> flags_;
  const analysis::Reader* reader_ = nullptr;  // every team that is opened has its own
  std::uint64_t revision_ = 0;
};

}  // namespace headsup::app
