#include "analysis/rnn.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/random.h"

namespace headsup::analysis {
namespace {

constexpr std::uint64_t k_input_seed = 1;
constexpr std::uint64_t k_recurrent_seed = 2;
// A Value of length 1 to 2, what people offer, then moves the hidden units well into tanh's bend
// and not onto its plateau.
constexpr double k_input_gain = 1.5;

std::size_t area(int rows, int columns) {
  return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
}

double dot(const double* a, const double* b, int length) {
  double sum = 0;
  for (int i = 0; i < length; ++i) sum += a[i] * b[i];
  return sum;
}

// rows × columns with rows ≤ columns, orthonormal rows: Gram–Schmidt on uniform random rows, every
// row made orthogonal twice, since once loses digits when rows are nearly parallel.
std::vector<double> orthonormal_rows(int rows, int columns, std::uint64_t seed) {
  base::SplitMix64 random(seed);
  std::vector<double> matrix(area(rows, columns));
  for (double& entry : matrix) entry = 2 * random.uniform() - 1;
  for (int r = 0; r < rows; ++r) {
    double* row = matrix.data() + area(r, columns);
    for (int pass = 0; pass < 2; ++pass) {
      for (int earlier = 0; earlier < r; ++earlier) {
        const double* other = matrix.data() + area(earlier, columns);
        const double along = dot(row, other, columns);
        for (int c = 0; c < columns; ++c) row[c] -= along * other[c];
      }
      const double length = std::sqrt(dot(row, row, columns));
      for (int c = 0; c < columns; ++c) row[c] /= length;
    }
  }
  return matrix;
}

std::vector<double> input_weights(int inputs, int hidden) {
  const bool wide = inputs < hidden;
  const std::vector<double> rows =
      orthonormal_rows(std::min(inputs, hidden), std::max(inputs, hidden), k_input_seed);
  std::vector<double> result(area(inputs, hidden));
  for (int f = 0; f < inputs; ++f) {
    for (int j = 0; j < hidden; ++j) {
      result[area(f, hidden) + static_cast<std::size_t>(j)] =
          k_input_gain * (wide ? rows[area(f, hidden) + static_cast<std::size_t>(j)]
                               : rows[area(j, inputs) + static_cast<std::size_t>(f)]);
    }
  }
  return result;
}

// out += row · matrix, for a row of `rows` numbers and a matrix of `rows` × `columns`. Four rows of
// the matrix at once: the sums are then loaded and stored a quarter as often.
void add_product(const double* row, const double* matrix, int rows, int columns, double* out) {
  int r = 0;
  for (; r + 4 <= rows; r += 4) {
    const double* m0 = matrix + area(r, columns);
    const double* m1 = m0 + columns;
    const double* m2 = m1 + columns;
    const double* m3 = m2 + columns;
    const double s0 = row[r], s1 = row[r + 1], s2 = row[r + 2], s3 = row[r + 3];
    for (int c = 0; c < columns; ++c) {
      out[c] += (s0 * m0[c] + s1 * m1[c]) + (s2 * m2[c] + s3 * m3[c]);
    }
  }
  for (; r < rows; ++r) {
    const double* m = matrix + area(r, columns);
    for (int c = 0; c < columns; ++c) out[c] += row[r] * m[c];
  }
}

// tanh'(a), written with h = tanh(a).
double slope(double state) {
  return (1 - state) * (1 + state);
}

double norm(const std::vector<double>& matrix) {
  return std::sqrt(dot(matrix.data(), matrix.data(), static_cast<int>(matrix.size())));
}

}  // namespace

Rnn::Rnn(int inputs, int hidden)
    : inputs_(inputs),
      hidden_(hidden > 0 ? hidden : std::min(inputs, k_max_hidden)),
      w_x_(input_weights(inputs_, hidden_)),
      orthogonal_(orthonormal_rows(hidden_, hidden_, k_recurrent_seed)),
      w_h_(orthogonal_.size()),
      jacobian_(orthogonal_.size()),
      previous_(orthogonal_.size()) {
  assert(inputs >= 1 && inputs <= k_max_inputs && hidden >= 0 && hidden <= k_max_hidden);
}

void Rnn::run(const std::vector<double>& values, const std::vector<int>& order,
              double spectral_radius) {
  hear(values, order, spectral_radius);
  look_back(static_cast<int>(order.size()));
}

void Rnn::hear(const std::vector<double>& values, const std::vector<int>& order,
               double spectral_radius) {
  const double radius = std::clamp(spectral_radius, k_min_spectral_radius, k_max_spectral_radius);
  for (std::size_t i = 0; i < w_h_.size(); ++i) w_h_[i] = radius * orthogonal_[i];
  listen(values, order);
}

void Rnn::listen(const std::vector<double>& values, const std::vector<int>& order) {
  states_.assign(order.size() * static_cast<std::size_t>(hidden_), 0.0);
  double* state = states_.data();
  for (std::size_t t = 0; t < order.size(); ++t, state += hidden_) {
    assert(order[t] >= 0 && area(order[t] + 1, inputs_) <= values.size());
    add_product(values.data() + area(order[t], inputs_), w_x_.data(), inputs_, hidden_, state);
    if (t > 0) add_product(state - hidden_, w_h_.data(), hidden_, hidden_, state);
    for (int i = 0; i < hidden_; ++i) state[i] = std::tanh(state[i]);
  }
}

// From the last speaker to the first, with M_t = ∂h_N/∂a_t (H × H; entry i, j is ∂h_N,j/∂a_t,i):
//   M_N = diag(1 − h_N²),   M_{t−1} = diag(1 − h_{t−1}²) · W_h · M_t,   ∂h_N/∂v_t = W_x · M_t.
// jacobian_ holds M_t ÷ 2^exponent, scaled to a length near 1 at every step: what is left after
// hundreds of steps would otherwise pass through the slow denormal numbers to zero.
void Rnn::look_back(int speakers) {
  const auto n = static_cast<std::size_t>(speakers);
  influence_.assign(n, 0.0);
  log10_influence_.assign(n, k_min_log10_influence);
  share_.assign(n, 0.0);
  if (speakers == 0) return;

  std::fill(jacobian_.begin(), jacobian_.end(), 0.0);
  const double* state = states_.data() + area(speakers - 1, hidden_);
  for (int i = 0; i < hidden_; ++i) {
    jacobian_[area(i, hidden_) + static_cast<std::size_t>(i)] = slope(state[i]);
  }
  int exponent = 0;
  double sum = 0;
  for (std::size_t t = n; t-- > 0;) {
    const double influence = norm_at_input();
    influence_[t] = std::ldexp(influence, exponent);
    sum += influence_[t];
    if (influence > 0) {
      log10_influence_[t] =
          std::max(k_min_log10_influence, std::log10(influence) + exponent * std::log10(2.0));
    }
    const double length = norm(jacobian_);
    // Length 0: every unit is saturated, and no earlier speaker moves anything.
    if (t == 0 || length == 0) break;
    const int shift = std::ilogb(length);
    exponent += shift;
    state -= hidden_;
    step_back(state, std::ldexp(1.0, -shift));
  }
  if (sum <= 0) return;
  for (std::size_t t = 0; t < n; ++t) share_[t] = influence_[t] / sum;
}

void Rnn::step_back(const double* state, double scale) {
  std::fill(previous_.begin(), previous_.end(), 0.0);
  for (int i = 0; i < hidden_; ++i) {
    double* row = previous_.data() + area(i, hidden_);
    add_product(w_h_.data() + area(i, hidden_), jacobian_.data(), hidden_, hidden_, row);
    const double factor = scale * slope(state[i]);
    for (int j = 0; j < hidden_; ++j) row[j] *= factor;
  }
  std::swap(jacobian_, previous_);
}

// ‖W_x · M‖, up to M's scale. Orthonormal columns, with F ≥ H, keep every length; else the product
// is needed, and its F × H numbers fit into previous_.
double Rnn::norm_at_input() {
  if (inputs_ >= hidden_) return k_input_gain * norm(jacobian_);
  std::fill(previous_.begin(), previous_.end(), 0.0);
  for (int f = 0; f < inputs_; ++f) {
    add_product(w_x_.data() + area(f, hidden_), jacobian_.data(), hidden_, hidden_,
                previous_.data() + area(f, hidden_));
  }
  return norm(previous_);
}

}  // namespace headsup::analysis
