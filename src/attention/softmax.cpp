#include "attention/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headsup::attention {

void softmax_row(float* row, int count, float temperature, const std::uint8_t* masked) {
  const auto takes_part = [masked](int j) { return masked == nullptr || masked[j] == 0; };

  float max = -std::numeric_limits<float>::infinity();
  for (int j = 0; j < count; ++j) {
    if (takes_part(j)) max = std::max(max, row[j]);
  }

  // The maximum goes before the division: logit/τ may be infinite where (logit − max)/τ is 0. A
  // difference that overflows is −∞, and its exp is the right 0. Dividing is not multiplying by 1/τ
  // either, which is infinite for a τ below the normal numbers.
  double sum = 0;
  for (int j = 0; j < count; ++j) {
    row[j] = takes_part(j) ? std::exp((row[j] - max) / temperature) : 0.0f;
    sum += row[j];
  }
  if (sum == 0) return;  // all masked; otherwise the maximum alone contributes 1

  const double scale = 1 / sum;
  for (int j = 0; j < count; ++j) row[j] = static_cast<float>(row[j] * scale);
}

double entropy_bits(const float* weights, int count) {
  double entropy = 0;
  for (int j = 0; j < count; ++j) {
    const double w = weights[j];
    if (w > 0) entropy -= w * std::log2(w);
  }
  return entropy;
}

}  // namespace headsup::attention
