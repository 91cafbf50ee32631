#include "history/health.h"

#include <algorithm>
#include <set>

#include "history/commit.h"

namespace headsup::history {
namespace {

constexpr double k_year_days = 365;
constexpr double k_load_days = 14;
constexpr double k_pause_days = 21;
constexpr double k_streak_days = 14;
constexpr double k_new_days = 90;
constexpr int k_weeks = 26;

std::int64_t local(const CommitTime& made) {
  constexpr std::int64_t k_minute = 60;
  return made.time + made.offset_minutes * k_minute;
}

std::int64_t local_day(const CommitTime& made) {
  return base::day_of(local(made));
}

double share(double value) {
  return std::clamp(value, 0.0, 1.0);
}

// Days with a commit in a row, the last of them yesterday or later.
int streak(const std::vector<CommitTime>& times, std::int64_t now) {
  const std::int64_t today = local_day({now, times.back().offset_minutes});
  std::int64_t day = local_day(times.back());
  if (day < today - 1) return 0;
  int days = 1;
  for (auto made = times.rbegin(); made != times.rend(); ++made) {
    const std::int64_t earlier = local_day(*made);
    if (earlier < day - 1) break;
    days += earlier == day - 1 ? 1 : 0;
    day = std::min(day, earlier);
  }
  return days;
}

void count_hours(const std::vector<CommitTime>& times, std::int64_t now, HealthSigns& signs) {
  constexpr std::int64_t k_hour = 3600;
  double in_year = 0;
  for (const CommitTime& made : times) {
    if (days_between(made.time, now) > k_year_days) continue;
    in_year += 1;
    const std::int64_t day = local_day(made);
    const std::int64_t hour = (local(made) - day * k_seconds_per_day) / k_hour;
    // 1970 began on a Thursday; 0 is a Monday.
    const std::int64_t weekday = ((day + 3) % 7 + 7) % 7;
    const bool is_weekend = weekday >= 5;
    signs[HealthSign::weekend] += is_weekend ? 1 : 0;
    signs[HealthSign::night] += hour >= 22 || hour < 6 ? 1 : 0;
    signs[HealthSign::daytime] += !is_weekend && hour >= 9 && hour < 18 ? 1 : 0;
  }
  for (const HealthSign sign : {HealthSign::daytime, HealthSign::night, HealthSign::weekend}) {
    if (in_year > 0) signs[sign] /= in_year;
  }
}

}  // namespace

HealthSigns health_signs(const std::vector<CommitTime>& times, std::int64_t now) {
  HealthSigns signs{};
  if (times.size() < k_min_health_commits) return signs;
  const auto days_ago = [&](const CommitTime& made) { return days_between(made.time, now); };
  double recent = 0;
  double in_year = 0;
  std::set<int> weeks;
  double returned_days_ago = k_year_days;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const double days = days_ago(times[i]);
    recent += days < k_load_days ? 1 : 0;
    in_year += days < k_year_days ? 1 : 0;
    if (days < 7 * k_weeks) weeks.insert(static_cast<int>(days / 7));
    if (i > 0 && days_ago(times[i - 1]) - days >= k_pause_days) returned_days_ago = days;
  }
  const double first = days_ago(times.front());
  const double known = std::clamp(first, k_load_days, k_year_days);
  const double habit = in_year * k_load_days / known;
  signs[HealthSign::below_usual_load] = habit > 0 ? share(1 - recent / habit) : 0;
  signs[HealthSign::active_this_week] = days_ago(times.back()) < 7 ? 1 : 0;
  signs[HealthSign::recently_back] = returned_days_ago < k_load_days ? 1 : 0;
  signs[HealthSign::steady] = static_cast<double>(weeks.size()) / k_weeks;
  signs[HealthSign::no_long_streak] = share(1 - streak(times, now) / k_streak_days);
  signs[HealthSign::newcomer] = share(1 - first / k_new_days);
  count_hours(times, now, signs);
  return signs;
}

}  // namespace headsup::history
