// The layer's steps with Eigen, for every finite input: what the kernels are checked against, what
// runs where they cannot, and what computes inputs so large or so small that the kernels' shortcuts
// do not hold.
#pragma once

#include <cstddef>
#include <cstdint>

namespace headsup::attention {

// c = a · b; a: rows × depth, b: depth × cols, all dense and row-major.
void plain_multiply(const float* a, int rows, int depth, const float* b, int cols, float* c);

// Some queries of one head against all of its keys and values. Rows of q, k and v are `stride`
// floats apart, of concat `concat_stride`, of bias and weights `tokens`.
struct PlainBlock {
  const float* queries = nullptr;  // rows × d_k
  const float* keys = nullptr;     // tokens × d_k
  const float* values = nullptr;   // tokens × d_k
  std::ptrdiff_t stride = 0;
  int rows = 0;
  int tokens = 0;
  int d_k = 0;
  float temperature = 1;
  const float* bias = nullptr;      // rows × tokens
  const float* key_bias = nullptr;  // tokens
  const std::uint8_t* mask = nullptr;
  float* weights = nullptr;  // rows × tokens, where the scores are computed
  float* concat = nullptr;   // rows × d_k
  std::ptrdiff_t concat_stride = 0;
};

// softmax((Q·Kᵀ/√d_k + bias + key_bias)/τ)·V. false: a score is beyond float.
bool plain_attend(const PlainBlock& block);

}  // namespace headsup::attention
