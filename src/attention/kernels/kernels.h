// The fast path's inner loops, once per instruction set. MultiHead prepares what they work on and
// decides when they may be used; nothing here allocates or checks.
#pragma once

#include <cstddef>
#include <cstdint>

namespace headsup::attention {

// A block of queries of one head against all of its keys.
//
// Scores are taken in base 2: with scale = log2(e)/(√d_k·τ) a weight is 2^(q·k·scale + bias) over
// the sum of its row, which is softmax(q·k/√d_k/τ) by another name.
struct HeadBlock {
  const float* queries = nullptr;  // rows × d_k, `query_stride` floats from one to the next
  std::ptrdiff_t query_stride = 0;
  int rows = 0;  // at most k_block_rows
  // K and V of the head, tokens × d_k: packed rows and packed columns. Or neither is packed, but
  // both are `query_stride` floats from one to the next: for at most Kernels::few tokens, bounded
  // and without any bias and mask.
  bool packed = true;
  const float* keys = nullptr;
  const float* values = nullptr;
  int tokens = 0;
  int d_k = 0;
  float scale = 1;
  // |q·k·scale| <= k_safe_score for each pair: no row needs its maximum subtracted. Ignored where
  // there is any bias or a mask.
  bool bounded = false;
  const float* bias = nullptr;         // rows × tokens, `tokens` apart; added times bias_scale
  const float* key_bias = nullptr;     // tokens, for every row; likewise
  float bias_scale = 1;                // log2(e)/τ
  const std::uint8_t* mask = nullptr;  // tokens flags; 1: the weight is exactly 0
  float* weights = nullptr;            // rows × tokens, `tokens` apart; or nullptr: not kept
  bool weights_past_caches = false;    // see k_past_caches
  float* concat = nullptr;             // rows × d_k, `concat_stride` apart
  std::ptrdiff_t concat_stride = 0;
  float* totals = nullptr;  // rows × 2, or nullptr: the score that was subtracted before the power
                            // was taken (0 if bounded), and the sum of the row's powers
  float* scratch = nullptr;  // of Kernels::scratch floats
};

// Queries that share what is read of keys and values.
inline constexpr int k_block_rows = 32;
// Weights of more floats than this are written past the caches where that can be done: most of them
// would have left before anybody reads them.
inline constexpr std::size_t k_past_caches = 4 << 20;
// In base 2. 2^±64 leaves room for sums over as many keys as memory can hold.
inline constexpr float k_safe_score = 64;

struct Kernels {
  const char* name;
  int vector;     // floats of one vector
  int tile_rows;  // rows of one tile
  int few;        // tokens for which nothing needs to be packed

  // Left and right operands of products are packed: rows in whole tiles, columns in whole vectors,
  // with zeros. packed_rows() and packed_columns() tell how many floats that takes.

  // a: rows × depth, `stride` floats from row to row.
  void (*pack_rows)(const float* a, int rows, int depth, std::ptrdiff_t stride, float* packed);
  // b: depth × cols, `stride` floats from row to row.
  void (*pack_columns)(const float* b, int depth, int cols, std::ptrdiff_t stride, float* packed);
  // One row of it, the k-th of depth: cols floats.
  void (*pack_column_row)(const float* row, int k, int depth, int cols, float* packed);
  // c[i] = a · b[i] for some packed matrices of the same size; a: rows × depth and dense, each c:
  // rows × cols and dense. scratch: depth × tile_rows.
  void (*multiply)(const float* a, int rows, int depth, const float* const* b, int matrices,
                   int cols, float* const* c, float* scratch);
  void (*attend)(const HeadBlock& block);
  // How many floats HeadBlock::scratch needs.
  std::size_t (*scratch)(int tokens, int d_k, bool keep_weights);
  // The largest |value|; infinite or NaN if one of them is.
  float (*largest)(const float* values, std::size_t count);
  // The largest squared length of the rows; infinite or NaN if a value is.
  float (*largest_square)(const float* values, int rows, int cols, std::ptrdiff_t stride);
};

inline std::size_t packed_floats(int length, int count, int unit) {
  const int rounded = (count + unit - 1) / unit * unit;
  return static_cast<std::size_t>(length) * static_cast<std::size_t>(rounded);
}
inline std::size_t packed_rows(const Kernels& kernels, int rows, int depth) {
  return packed_floats(depth, rows, kernels.tile_rows);
}
inline std::size_t packed_columns(const Kernels& kernels, int depth, int cols) {
  return packed_floats(depth, cols, kernels.vector);
}

// What this build and this processor can run, the fastest first; ends with nullptr. Empty: there is
// only Eigen.
const Kernels* const* available_kernels();

}  // namespace headsup::attention
