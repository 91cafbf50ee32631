#include "analysis/rnn_pace.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace headsup::analysis {

double serial_minutes(int speakers, double minutes_per_hand_over) {
  return speakers * minutes_per_hand_over;
}

double waiting_minutes(const IncidentQueue& queue, int incident) {
  return incident * std::max(0.0, queue.minutes_each - queue.minutes_between);
}

int answered_within(const IncidentQueue& queue, double minutes) {
  assert(queue.minutes_between > 0 && queue.minutes_each >= 0);
  // Incident k is answered at minutes_each + k · pace: whichever is slower, arrivals or answers,
  // sets the pace.
  const double pace = std::max(queue.minutes_between, queue.minutes_each);
  // 'On the minute' must not depend on how 0.1 is rounded.
  constexpr double k_rounding = 1e-9;
  const double last = std::floor((minutes - queue.minutes_each) / pace + k_rounding);
  return std::max(0, static_cast<int>(last) + 1);
}

}  // namespace headsup::analysis
