// Days of the calendar, counted from 1970-01-01.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace headsup::base {

inline constexpr std::int64_t k_seconds_per_day = 86400;

// The day, in UTC, of a time in seconds since 1970 began; also of one before that.
int day_of(std::int64_t seconds);

// 0 → "1970-01-01", in the proleptic Gregorian calendar.
std::string date_text(int days);

// The day that it is now, where this machine is.
int today();

// False where the text is no such date, or no day of the calendar.
bool read_date(std::string_view text, int& days);

}  // namespace headsup::base
