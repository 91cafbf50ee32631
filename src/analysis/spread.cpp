#include "analysis/spread.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "analysis/reading.h"
#include "base/order.h"

namespace headsup::analysis {

Spread::Spread(const std::vector<double>& scores, const std::vector<std::uint8_t>& masked)
    : group_of_(scores.size(), -1) {
  std::vector<int> order;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (masked[i] == 0) order.push_back(static_cast<int>(i));
  }
  base::sort_stably(order, [&](int a, int b) { return scores[a] > scores[b]; });
  for (const int person : order) {
    const double score = scores[person];
    if (groups_.empty() || groups_.back().score != score) groups_.push_back({score, 0});
    ++groups_.back().people;
    group_of_[person] = static_cast<int>(groups_.size()) - 1;
  }
  people_ = static_cast<int>(order.size());
  if (groups_.empty()) return;
  largest_ = groups_.front().score;
  smallest_ = groups_.back().score;
}

double Spread::log_sum(double temperature) const {
  double sum = 0;
  for (const Group& group : groups_) {
    sum += group.people * std::exp((group.score - largest_) / temperature);
  }
  return std::log(sum);
}

double Spread::entropy_bits(double temperature) const {
  double sum = 0;
  double weighted = 0;  // Σ of exp times what stands in it
  for (const Group& group : groups_) {
    const double exponent = (group.score - largest_) / temperature;
    const double part = group.people * std::exp(exponent);
    sum += part;
    weighted += part * exponent;
  }
  if (sum <= 0) return 0;
  return std::max(0.0, (std::log(sum) - weighted / sum) / std::log(2.0));
}

double Spread::log_weight(double score, double temperature) const {
  return (score - largest_) / temperature - log_sum(temperature);
}

double Spread::temperature_at(double bits) const {
  double low = std::log(k_min_temperature);
  double high = std::log(k_max_temperature);
  const auto excess = [&](double log_tau) { return entropy_bits(std::exp(log_tau)) - bits; };
  double at_low = excess(low);
  double at_high = excess(high);
  if (at_low >= 0) return 0;
  if (at_high < 0) return std::numeric_limits<double>::infinity();
  // Regula falsi with halving (Dowell and Jarratt, "A modified regula falsi method", 1971): a
  // third of the evaluations that bisection needs.
  int side = 0;
  double middle = high;
  for (int step = 0; step < 60 && high - low > 1e-6; ++step) {
    const double guess = (low * at_high - high * at_low) / (at_high - at_low);
    if (std::fabs(guess - middle) < 1e-7) return std::exp(guess);
    middle = guess;
    const double at_middle = excess(middle);
    if (at_middle < 0) {
      low = middle;
      at_low = at_middle;
      if (side == -1) at_high /= 2;
      side = -1;
    } else {
      high = middle;
      at_high = at_middle;
      if (side == 1) at_low /= 2;
      side = 1;
    }
  }
  return std::exp(middle);
}

}  // namespace headsup::analysis
