// Who is on the screen, and in which order their names look for room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "app/core/state.h"

namespace headsup::app {

struct OnScreen {
  int person = 0;
  Vec2 center;       // pixels
  float radius = 0;  // pixels
};

// Everybody whose middle is inside the graph's area, in file order. Refills `seen`.
void find_on_screen(const State& state, std::vector<OnScreen>& seen);

// The first `most` of those people that are drawn in full (crowd.h), by priority: who is pointed at
// or focused, who asks, then by falling weight; ties in file order. On a phone the bar above the
// graph names who asks. Refills `order` with indices into `seen`.
void label_order(const State& state, const std::vector<OnScreen>& seen,
                 const std::vector<std::uint8_t>& in_full, std::size_t most,
                 std::vector<int>& order);

}  // namespace headsup::app
