#include "base/date.h"

#include <cstdio>
#include <ctime>

namespace headsup::base {
namespace {

struct Date {
  int year, month, day;
};

constexpr int k_days_in_era = 146097;  // of 400 years
constexpr int k_epoch = 719468;        // days from 0000-03-01 to 1970-01-01

template <class Integer>
Integer floor_div(Integer a, Integer b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

// Years begin in March here, so that the leap day is the last one: H. Hinnant, "chrono-Compatible
// Low-Level Date Algorithms".
int days_of(const Date& date) {
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  const int era = floor_div(year, 400);
  const int year_of_era = year - era * 400;
  const int month = (date.month + 9) % 12;
  const int day_of_year = (153 * month + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * k_days_in_era + day_of_era - k_epoch;
}

Date date_of(int days) {
  const int shifted = days + k_epoch;
  const int era = floor_div(shifted, k_days_in_era);
  const int day_of_era = shifted - era * k_days_in_era;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = day_of_year - (153 * month + 2) / 5 + 1;
  date.month = month < 10 ? month + 3 : month - 9;
  date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

bool read_digits(std::string_view text, int& number) {
  number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + (c - '0');
  }
  return !text.empty();
}

}  // namespace

int day_of(std::int64_t seconds) {
  return static_cast<int>(floor_div(seconds, k_seconds_per_day));
}

std::string date_text(int days) {
  const Date date = date_of(days);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

int today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return days_of({local.tm_year + 1900, local.tm_mon + 1, local.tm_mday});
}

bool read_date(std::string_view text, int& days) {
  Date date{};
  const bool has_form = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                        read_digits(text.substr(0, 4), date.year) &&
                        read_digits(text.substr(5, 2), date.month) &&
                        read_digits(text.substr(8, 2), date.day);
  if (!has_form || date.month < 1 || date.month > 12 || date.day < 1) return false;
  days = days_of(date);
  return date_text(days) == text;  // the 30th of February is another day
}

}  // namespace headsup::base
