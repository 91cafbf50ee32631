#include "analysis/row.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

#include "base/order.h"

namespace headsup::analysis {

std::vector<float> query_for(const team::Team& team, const std::vector<double>& needs) {
  const int d_k = team.facets_per_head();
  const auto sharpness = [&](int facet) {
    return team.heads[static_cast<std::size_t>(facet / d_k)].sharpness;
  };
  // Token and projection are float in the layer; only the order of its sum is its own.
  const auto product = [&](int from, double by) {
    return static_cast<double>(static_cast<float>(needs[static_cast<std::size_t>(from)])) *
           static_cast<double>(static_cast<float>(by));
  };
  std::vector<double> q(needs.size(), 0.0);
  for (int facet = 0; facet < team.facet_count(); ++facet) {
    q[static_cast<std::size_t>(facet)] = product(facet, sharpness(facet));
  }
  for (const team::Affinity& pair : team.affinities) {
    const double by = sharpness(pair.a) * pair.value;
    q[static_cast<std::size_t>(pair.b)] += product(pair.a, by);
    q[static_cast<std::size_t>(pair.a)] += product(pair.b, by);
  }
  return {q.begin(), q.end()};
}

double query_length(const team::Team& team, const std::vector<float>& q, int head) {
  const int d_k = team.facets_per_head();
  double squares = 0;
  for (int c = head * d_k; c < (head + 1) * d_k; ++c) {
    const double value = static_cast<double>(q[static_cast<std::size_t>(c)]);
    squares += value * value;
  }
  return std::sqrt(squares) / team.heads[static_cast<std::size_t>(head)].sharpness;
}

std::vector<double> score_row(const attention::MultiHead& layer, const float* q, int head) {
  const int d_k = layer.shape().d_k;
  const std::ptrdiff_t width = static_cast<std::ptrdiff_t>(layer.shape().heads) * d_k;
  const float* query = q + static_cast<std::ptrdiff_t>(head) * d_k;
  const float* key = layer.k() + static_cast<std::ptrdiff_t>(head) * d_k;
  const double root = std::sqrt(static_cast<double>(d_k));
  std::vector<double> scores(static_cast<std::size_t>(layer.tokens()));
  for (double& score : scores) {
    double dot = 0;
    for (int c = 0; c < d_k; ++c) {
      dot += static_cast<double>(query[c]) * static_cast<double>(key[c]);
    }
    score = dot / root;
    key += width;
  }
  return scores;
}

Row softmax_row(const std::vector<double>& scores, const std::vector<std::uint8_t>& masked,
                double temperature) {
  Row row;
  const double tau = std::clamp(temperature, k_min_temperature, k_max_temperature);
  row.weights.assign(scores.size(), 0.0);
  int available = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (masked[i] != 0) continue;
    ++available;
    if (row.first < 0 || scores[i] > scores[static_cast<std::size_t>(row.first)]) {
      row.first = static_cast<int>(i);
    }
  }
  if (available == 0) return row;
  const double max = scores[static_cast<std::size_t>(row.first)];
  double sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (masked[i] == 0) sum += row.weights[i] = std::exp((scores[i] - max) / tau);
  }
  double mean = 0;    // of (score − max)/τ, by weight
  double second = 0;  // largest weight but the first's
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (masked[i] != 0) continue;
    row.weights[i] /= sum;
    mean += row.weights[i] * ((scores[i] - max) / tau);
    if (static_cast<int>(i) != row.first) second = std::max(second, row.weights[i]);
  }
  // −Σ w·ln w with ln w = (score − max)/τ − ln Σ exp: no logarithm of each weight.
  row.entropy_bits = std::max(0.0, (std::log(sum) - mean) / std::log(2.0));
  row.normalized_entropy =
      available > 1 ? std::min(1.0, row.entropy_bits / std::log2(available)) : 0;
  row.effective_people = std::exp2(row.entropy_bits);
  row.margin = row.weights[static_cast<std::size_t>(row.first)] - second;
  return row;
}

Row softmax_row_without(const std::vector<double>& scores, std::vector<std::uint8_t> masked,
                        double temperature, int person) {
  masked[static_cast<std::size_t>(person)] = 1;
  return softmax_row(scores, masked, temperature);
}

std::vector<int> strongest(const std::vector<double>& weights, int count) {
  std::vector<int> order(weights.size());
  std::iota(order.begin(), order.end(), 0);
  base::keep_first(order, static_cast<std::size_t>(count), [&](int a, int b) {
    const double of_a = weights[static_cast<std::size_t>(a)];
    const double of_b = weights[static_cast<std::size_t>(b)];
    return of_a != of_b ? of_a > of_b : a < b;
  });
  return order;
}

}  // namespace headsup::analysis
