#include "analysis/scores.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

#include "analysis/reading.h"
#include "base/order.h"
#include "team/matrices.h"

namespace headsup::analysis {

namespace {

// Into falling numbers; the smallest goes.
void insert_largest(double value, std::array<double, 3>& largest) {
  for (double& place : largest) {
    if (value > place) std::swap(value, place);
  }
}

}  // namespace

double score_root(int d_k) {
  return std::sqrt(static_cast<double>(d_k));
}

std::vector<float> query_for(const team::Team& team, const std::vector<double>& needs) {
  std::vector<double> q(needs.size(), 0.0);
  // Token and projection are float in the layer; only the order of its sum is its own.
  for (const team::MatrixEntry& w : team::query_entries(team)) {
    const float need = static_cast<float>(needs[w.row]);
    q[w.column] += static_cast<double>(need) * static_cast<double>(w.value);
  }
  return {q.begin(), q.end()};
}

double query_length(const team::Team& team, const float* q, int head) {
  const float* own = q + team.first_facet(head);
  return std::sqrt(dot(own, own, team.facet_count(head))) / team.heads[head].sharpness;
}

std::vector<double> score_row(const attention::MultiHead& layer, const float* q, int head) {
  const float* bias = layer.key_bias();
  const std::ptrdiff_t first = head * static_cast<std::ptrdiff_t>(layer.tokens());
  return score_row(layer, q, head, bias != nullptr ? bias + first : nullptr);
}

std::vector<double> score_row(const attention::MultiHead& layer, const float* q, int head,
                              const float* bias) {
  const attention::Shape& shape = layer.shape();
  const int d_k = shape.width(head), columns = shape.column(shape.heads);
  const float* query = q + shape.column(head);
  const float* key = head_slice(shape, layer.k(), 0, head);
  const double root = score_root(d_k);
  std::vector<double> scores(layer.tokens());
  for (double& score : scores) {
    score = dot(query, key, d_k) / root;
    if (bias != nullptr) score += static_cast<double>(*bias++);
    key += columns;
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
    if (row.first < 0 || scores[i] > scores[row.first]) {
      row.first = static_cast<int>(i);
    }
  }
  if (available == 0) return row;
  const double max = scores[row.first];
  double sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (masked[i] == 0) sum += row.weights[i] = std::exp(tempered(scores[i] - max, tau));
  }
  double mean = 0;  // of (score − max)/τ, by weight
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (masked[i] != 0) continue;
    row.weights[i] /= sum;
    mean += row.weights[i] * tempered(scores[i] - max, tau);
    insert_largest(row.weights[i], row.largest);
  }
  // −Σ w·ln w with ln w = (score − max)/τ − ln Σ exp: no logarithm of each weight.
  row.entropy_bits = std::max(0.0, (std::log(sum) - mean) / std::log(2.0));
  row.normalized_entropy =
      available > 1 ? std::min(1.0, row.entropy_bits / std::log2(available)) : 0;
  row.effective_people = std::exp2(row.entropy_bits);
  row.margin = row.largest[0] - row.largest[1];
  return row;
}

Row softmax_row_without(const std::vector<double>& scores, std::vector<std::uint8_t> masked,
                        double temperature, int person) {
  masked[person] = 1;
  return softmax_row(scores, masked, temperature);
}

Verdict classify(const Row& row, double query_length, bool evident) {
  if (row.first < 0) return Verdict::nobody;
  return evident ? history::find(row.largest)
                 : classify(query_length, row.normalized_entropy, row.margin);
}

std::vector<int> strongest(const std::vector<double>& weights, int count) {
  std::vector<int> order(weights.size());
  std::iota(order.begin(), order.end(), 0);
  base::keep_first(order, static_cast<std::size_t>(count), [&](int a, int b) {
    const double of_a = weights[a];
    const double of_b = weights[b];
    return of_a != of_b ? of_a > of_b : a < b;
  });
  return order;
}

}  // namespace headsup::analysis
