// Above a few people only those who hold the attention are drawn in full, near the query. The
// others are a crowd around them: small, without strands of their own, their weight in one bundle a
// head. The softmax erases no one.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/core/state.h"

namespace headsup::app {

inline constexpr int k_in_full = 14;  // so many others fit around the query without a crowd, too
inline constexpr int k_sure_of_each_head = 3;  // of each enabled head, however flat it is

bool has_crowd(const State& state);
std::string crowd_text(const State& state);  // '106 others'

// A flag a person: whether they are drawn with a name and strands of their own. Everybody where
// there is no crowd; of the crowd who is pointed at, and the closer the camera the more of those in
// sight, the largest weights first.
std::vector<std::uint8_t> drawn_in_full(const State& state);

// Of each enabled head's weight for the query, what those have together who are not: what is left
// of 1.
std::array<double, team::k_heads> crowd_shares(const State& state,
                                               const std::vector<std::uint8_t>& in_full);

// The targets of everybody when there is a crowd: those in full around the query, the others in
// their places.
void arrange_crowd(State& state);

// Where the crowd's bundles start, in world pixels, and how large the mark there is.
struct CrowdAnchor {
  Vec2 at;
  float radius = 0;
};
CrowdAnchor crowd_anchor(const State& state);

// Everybody's place in the order in which the crowd stands: people who carry the same stand side by
// side.
std::vector<int> crowd_order(const team::Team& team);

}  // namespace headsup::app
