#include "attention/plain.h"

#include <cmath>

#include "attention/finite.h"
#include "attention/matrix.h"
#include "attention/softmax.h"

namespace headsup::attention {

void plain_multiply(const float* a, int rows, int depth, const float* b, int cols, float* c) {
  multiply(view(a, rows, depth, depth), view(b, depth, cols, cols), view(c, rows, cols, cols));
}

bool plain_attend(const PlainBlock& block) {
  const auto& [queries, keys, values, stride, rows, tokens, d_k, temperature, bias, key_bias, mask,
               weights, concat, concat_stride] = block;
  multiply(view(queries, rows, d_k, stride), view(keys, tokens, d_k, stride).transpose(),
           view(weights, rows, tokens, tokens));
  const float root = std::sqrt(static_cast<float>(d_k));
  for (int i = 0; i < rows; ++i) {
    float* logits = weights + static_cast<std::ptrdiff_t>(i) * tokens;
    for (int j = 0; j < tokens; ++j) logits[j] /= root;
    if (bias != nullptr) {
      const float* added = bias + static_cast<std::ptrdiff_t>(i) * tokens;
      for (int j = 0; j < tokens; ++j) logits[j] += added[j];
    }
    for (int j = 0; key_bias != nullptr && j < tokens; ++j) logits[j] += key_bias[j];
    if (!all_finite(logits, static_cast<std::size_t>(tokens))) return false;
    softmax_row(logits, tokens, temperature, mask);
  }
  multiply(view(weights, rows, tokens, tokens), view(values, tokens, d_k, stride),
           view(concat, rows, d_k, concat_stride));
  return true;
}

}  // namespace headsup::attention
