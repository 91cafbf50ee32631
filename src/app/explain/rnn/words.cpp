#include "app/explain/rnn/words.h"

#include <cmath>

#include "analysis/rnn.h"
#include "app/content/parts.h"
#include "base/number.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr double k_minutes_an_hour = 60;
constexpr double k_minutes_a_day = 24 * k_minutes_an_hour;

std::string whole(double value) {
  return decimal(std::floor(value), 0);
}

}  // namespace

std::string printed_share(double log10_share) {
  if (log10_share <= analysis::k_min_log10_influence) return percent(0);
  const double share = base::power(10, log10_share);
  if (share >= 0.00095) return percent(share, 1);
  if (share >= 0.0000095) return percent(share, share >= 0.000095 ? 2 : 3);
  return base::scientific(log10_share, 1);
}

std::string printed_factor(double log10_factor) {
  const double factor = base::power(10, log10_factor);
  if (factor < 9.95) return decimal(factor, 1);
  return factor < 99999.5 ? decimal(factor, 0) : base::scientific(log10_factor, 0);
}

std::string printed_minutes(double minutes) {
  if (minutes < k_minutes_an_hour) {
    const bool is_whole = minutes == std::floor(minutes);
    return texts::fill(Id::rnn_minutes, {decimal(minutes, is_whole ? 0 : 1)});
  }
  if (minutes < 2 * k_minutes_a_day) {
    const std::string hours = whole(minutes / k_minutes_an_hour);
    const double rest = std::floor(std::fmod(minutes, k_minutes_an_hour));
    return rest == 0 ? texts::fill(Id::rnn_hours, {hours})
                     : texts::fill(Id::rnn_hours_minutes, {hours, decimal(rest, 0)});
  }
  const std::string days = whole(minutes / k_minutes_a_day);
  const double rest = std::floor(std::fmod(minutes, k_minutes_a_day) / k_minutes_an_hour);
  return rest == 0 ? texts::fill(Id::rnn_days, {days})
                   : texts::fill(Id::rnn_days_hours, {days, decimal(rest, 0)});
}

std::string printed_length(double length) {
  return decimal(length, 3);
}

}  // namespace headsup::app
