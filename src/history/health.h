// What commit times say of how somebody works: that and nothing else. No statement is made about a
// person of fewer than k_min_health_commits commits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/enum_array.h"

namespace headsup::history {

inline constexpr std::size_t k_min_health_commits = 10;

// Each from 0 to 1, and what somebody has to give: 1 is the most rested, the most at hand.
enum class HealthSign {
  below_usual_load,  // how far the last two weeks are below this person's own year
  active_this_week,  // 1 where there is a commit within 7 days
  recently_back,     // 1 where the first commit after three weeks' pause is within 14 days
  steady,            // share of the last 26 weeks that have a commit
  daytime,           // share of a year's commits: Monday to Friday from 9 to 18, on their own clock
  night,             // the same from 22 to 6: who works then by habit
  weekend,           // the same on Saturdays and Sundays
  no_long_streak,    // 1 less the days in a row up to now with a commit ÷ 14
  newcomer           // 1 on the day of the first commit, 0 from 90 days later on
};
inline constexpr std::size_t k_health_signs = 9;
using HealthSigns = base::EnumArray<HealthSign, double, k_health_signs>;

struct CommitTime {
  std::int64_t time = 0;   // seconds since 1970
  int offset_minutes = 0;  // what the author's clock was ahead of UTC
};

// times: one person's, the earliest first; none later than now. All 0 for too few.
HealthSigns health_signs(const std::vector<CommitTime>& times, std::int64_t now);

}  // namespace headsup::history
