// Command and control: the same Values as attention's, read by one manager, one speaker at a time.
//
//   a_t = h_{t−1} · W_h + v_t · W_x,   h_t = tanh(a_t),   h_0 = 0
//
// The cell is Elman's ("Finding Structure in Time", 1990). How little of an early speaker is left
// in the last state is ‖∂h_N/∂v_t‖ (Bengio, Simard and Frasconi, "Learning Long-Term Dependencies
// with Gradient Descent Is Difficult", 1994; Pascanu, Mikolov and Bengio, "On the Difficulty of
// Training Recurrent Neural Networks", 2013, section 2).
#pragma once

#include <vector>

#include "team/team.h"

namespace headsup::analysis {

inline constexpr int k_max_hidden = 64;
inline constexpr int k_max_inputs = team::k_heads * team::k_max_facets_per_head;
inline constexpr double k_min_spectral_radius = 0.1;
inline constexpr double k_max_spectral_radius = 1.5;
// What log10_influence says of a speaker of whom nothing at all is left: finite, so that it can be
// drawn and written to JSON, and far below what 512 speakers can reach.
inline constexpr double k_min_log10_influence = -1000;

// One cell with fixed weights: nothing is learned, and every machine draws the same matrices. A run
// repeats itself to the last bit; machines differ by the rounding of their tanh, which a radius
// above 1 may amplify over hundreds of speakers.
// Row-major throughout. N is the number of speakers of the latest run; t counts from 0 in speaking
// order.
class Rnn {
 public:
  // inputs: F, 1 … k_max_inputs. hidden: H, 1 … k_max_hidden; 0 stands for F, or k_max_hidden if
  // that is smaller.
  explicit Rnn(int inputs, int hidden = 0);

  // Lets the people speak and computes everything below in O(N·H³) time; no allocation unless N
  // grows. values: rows of F finite numbers, one row per person. order: the rows in speaking order;
  // people who are left out do not speak. The spectral radius is clamped to its range.
  void run(const std::vector<double>& values, const std::vector<int>& order,
           double spectral_radius);

  // The N steps alone: computes states() and leaves the rest as it was. O(N·H·(F + H)) time.
  void hear(const std::vector<double>& values, const std::vector<int>& order,
            double spectral_radius);

  int inputs() const { return inputs_; }
  int hidden() const { return hidden_; }

  const std::vector<double>& states() const { return states_; }  // N × H: h_1 … h_N

  // N: ‖∂h_N/∂v_t‖, the Frobenius norm of the exact F × H Jacobian. 0 where the number is too small
  // for a double, as with hundreds of speakers; log10_influence still tells it.
  const std::vector<double>& influence() const { return influence_; }
  const std::vector<double>& log10_influence() const { return log10_influence_; }
  // N: influence ÷ its sum, to be compared with attention's weights; all 0 if the sum is.
  const std::vector<double>& share() const { return share_; }

  // H × H: spectral radius × an orthogonal matrix, so that every eigenvalue has that modulus and
  // no step stretches anything by more: ‖∂h_N/∂v_t‖ ≤ radius^(N−1−t) · ‖W_x‖.
  const std::vector<double>& w_h() const { return w_h_; }
  // F × H: a fixed gain × a matrix whose columns (F ≥ H) or rows (F < H) are orthonormal.
  const std::vector<double>& w_x() const { return w_x_; }

 private:
  void listen(const std::vector<double>& values, const std::vector<int>& order);
  void look_back(int speakers);
  void step_back(const double* state, double scale);
  double norm_at_input();

  int inputs_;
  int hidden_;
  std::vector<double> w_x_, orthogonal_, w_h_;
  std::vector<double> states_, influence_, log10_influence_, share_;
  std::vector<double> jacobian_, previous_;  // H × H, scratch of a run
};

}  // namespace headsup::analysis
