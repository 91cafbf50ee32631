// Who has the most influence over several heads together, at any temperature.
//
// Inside one head the order of the weights never changes with τ: exp is monotone. Over heads it
// does, since each head's weights are sharpened by their own scores.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/spread.h"

namespace headsup::analysis {

// One head that has a say.
struct Voter {
  Spread spread;           // of its scores
  double temperature = 0;  // of its own; 0: it follows the common one
};

// N values: the mean of the heads' weights; sums to 1 unless there is no head or no person.
std::vector<double> influence(const std::vector<Voter>& heads, int people, double temperature);

// A stretch of common temperatures over which the first places stay with the same people.
struct Interval {
  double from = 0, to = 0;  // the first begins and the last ends with the control's range
  std::vector<int> order;   // people by falling influence, ties in file order
};

// The stretches of `places` first places over the whole range, at most `most` of them: from there
// on the last one stands for the rest. Ends are exact to 0.1 %. Looked for in 24 steps: a change
// that is undone within a factor of 1.28 may be missed.
std::vector<Interval> influence_intervals(const std::vector<Voter>& heads, int people, int places,
                                          int most);

}  // namespace headsup::analysis
