// The maps of the matrices page, one function a matrix. Each has its numbers, its names, its range,
// and what a press on it does; nothing is pointed at yet.
#pragma once

#include <vector>

#include "app/content/document.h"
#include "app/core/state.h"

namespace headsup::app {

// N × N of one head, among `people`.
HeatMap weights_map(const State& state, int head, const std::vector<int>& people);
HeatMap scores_map(const State& state, int head, const std::vector<int>& people);
// Everybody's weights in blocks: see people_per_square.
HeatMap overview_map(const State& state, int head);

// People × d_k of one head: q, k or v.
HeatMap projected_map(const State& state, int head, analysis::Edit::Matrix matrix,
                      const std::vector<int>& people);

// People × facets: what the heads have attended to, side by side, and what W_O makes of it, of
// which only the block of offers is ever written.
HeatMap concat_map(const State& state, const std::vector<int>& people);
HeatMap output_map(const State& state, const std::vector<int>& people);
// Facets × facets: the block of W_O that writes the offers.
HeatMap wo_map(const State& state);

// Words and number of the cell that is pointed at, or none; and what a press on a square of blocks
// does, which only the one that is pointed at knows.
void describe_cell(const State& state, HeatMap& map);

}  // namespace headsup::app
