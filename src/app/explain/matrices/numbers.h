// The layer's matrices as they are shown and exported: whose rows, and the numbers that the layer
// does not keep.
#pragma once

#include <vector>

#include "app/core/state.h"

namespace headsup::app {

// Squares a side of a map. With more people than that, a map of everybody shows blocks of them.
inline constexpr int k_max_squares = 96;
// How many people have rows of their own then.
inline constexpr int k_picked_people = 24;

// 0 … N − 1.
std::vector<int> everybody(const State& state);

// Those whose rows are shown: everybody, or the query and whom it listens to most. head −1: over
// all heads.
std::vector<int> shown_people(const State& state, int head);

// The facets, over all heads, whose columns the heads' common matrices show: all, or those of one
// head where all would be too many: for a map, or for a phone if a head is chosen. head −1: the
// first.
std::vector<int> shown_facets(const State& state, int head);

// rows × columns: q·k ÷ √d_k ÷ τ; −∞ where the column's person is absent, as the mask has it.
std::vector<float> scores_of(const State& state, int head, const std::vector<int>& rows,
                             const std::vector<int>& columns);

// People a side of a square in a map of everybody's weights; 1: no blocks.
int people_per_square(const State& state);

// The largest weight of each block of people_per_square × people_per_square, row-major.
std::vector<float> block_peaks(const State& state, int head);

// Whose weight is the largest of such a block.
struct Peak {
  int query = -1, key = -1;
};
Peak peak_of(const State& state, int head, int block_row, int block_column);

}  // namespace headsup::app
