#include "analysis/influence.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "analysis/reading.h"
#include "base/number.h"

namespace headsup::analysis {
namespace {

constexpr int k_steps = 24;
constexpr double k_close_enough = 1e-3;  // of a temperature

double temperature_of(const Voter& head, double common) {
  return head.temperature > 0 ? head.temperature : common;
}

// The first places by falling value, ties by person. `order` is small: insertion is enough.
void insert(std::vector<int>& order, const std::vector<double>& values, int person, int places) {
  const auto value = [&](int who) { return values[who]; };
  const bool full = static_cast<int>(order.size()) == places;
  if (full && value(person) <= value(order.back())) return;
  if (full) order.pop_back();
  auto at = order.end();
  while (at != order.begin() && value(person) > value(*(at - 1))) --at;
  order.insert(at, person);
}

struct Search {
  const std::vector<Voter>& heads;
  int people;
  int places;
  std::size_t most;
  std::vector<Interval> found = {};

  std::vector<int> order_of_all(double temperature) const {
    const std::vector<double> values = influence(heads, people, temperature);
    std::vector<int> order;
    for (int person = 0; person < people; ++person) {
      const bool takes_part = heads[0].spread.group_of()[person] >= 0;
      if (takes_part) insert(order, values, person, places);
    }
    return order;
  }

  // Among candidates in file order.
  std::vector<int> order_among(const std::vector<int>& candidates, double temperature) const {
    std::vector<double> values(candidates.size(), 0.0);
    for (const Voter& head : heads) {
      const double tau = temperature_of(head, temperature);
      const double log_sum = head.spread.log_sum(tau);
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        const int group = head.spread.group_of()[candidates[i]];
        const double score = head.spread.groups()[group].score;
        values[i] += std::exp((score - head.spread.largest()) / tau - log_sum);
      }
    }
    std::vector<int> order;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      insert(order, values, static_cast<int>(i), places);
    }
    for (int& place : order) place = candidates[place];
    return order;
  }

  void close_interval(double temperature, std::vector<int> next) {
    found.back().to = temperature;
    found.push_back({temperature, k_max_temperature, std::move(next)});
  }

  // The changes between two temperatures whose orders are known.
  void refine(double low, double high, const std::vector<int>& before,
              const std::vector<int>& after) {
    if (before == after || found.size() >= most) return;
    if (high / low < 1 + k_close_enough) return close_interval(std::sqrt(low * high), after);
    std::vector<int> candidates = before;
    candidates.insert(candidates.end(), after.begin(), after.end());
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    const double middle = std::sqrt(low * high);
    const std::vector<int> between = order_among(candidates, middle);
    refine(low, middle, before, between);
    refine(middle, high, between, after);
  }
};

}  // namespace

std::vector<double> influence(const std::vector<Voter>& heads, int people, double temperature) {
  std::vector<double> mean(people, 0.0);
  std::vector<double> weights;
  for (const Voter& head : heads) {
    const double tau = temperature_of(head, temperature);
    double sum = 0;
    weights.clear();
    for (const Spread::Group& group : head.spread.groups()) {
      weights.push_back(std::exp((group.score - head.spread.largest()) / tau));
      sum += group.people * weights.back();
    }
    const double scale = sum > 0 ? 1 / (sum * static_cast<double>(heads.size())) : 0;
    for (std::size_t i = 0; i < mean.size(); ++i) {
      const int group = head.spread.group_of()[i];
      if (group >= 0) mean[i] += weights[group] * scale;
    }
  }
  return mean;
}

std::vector<Interval> influence_intervals(const std::vector<Voter>& heads, int people, int places,
                                          int most) {
  if (heads.empty() || heads[0].spread.people() == 0) return {};
  Search search{heads, people, places, static_cast<std::size_t>(most)};
  const double ratio = k_max_temperature / k_min_temperature;
  double low = k_min_temperature;
  std::vector<int> before = search.order_of_all(low);
  search.found.push_back({low, k_max_temperature, before});
  for (int step = 1; step <= k_steps; ++step) {
    const double high = k_min_temperature * base::power(ratio, static_cast<double>(step) / k_steps);
    std::vector<int> after = search.order_of_all(high);
    search.refine(low, high, before, after);
    low = high;
    before = std::move(after);
  }
  return search.found;
}

}  // namespace headsup::analysis
