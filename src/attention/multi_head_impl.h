// What a MultiHead holds, for the source files that implement it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "attention/buffer.h"
#include "attention/kernels/kernels.h"
#include "attention/multi_head.h"

namespace headsup::attention {

inline std::size_t area(int rows, int cols) {
  return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
}

struct MultiHead::Impl {
  // A matrix of the projections: as it was given, and packed for the kernels.
  struct Weight {
    Buffer plain, packed;
    float largest = 0;  // magnitude; kernels only
  };

  static constexpr float k_unknown = -1;
  // Products of a few numbers up to this one are still normal numbers.
  static constexpr float k_largest_score = 1e30f;

  // A head's columns of q, k, v and concat, and what it takes its softmax by; scale, bias_scale and
  // bounded as in HeadBlock.
  struct Head {
    int column = 0, d_k = 0;
    int packed_column = 0;  // of its values, each head's being in whole vectors
    float temperature = 1, scale = 1, bias_scale = 1;
    bool bounded = false;
  };

  Shape shape;
  int width = 0;         // of all heads: heads·d_k
  int packed_width = 0;  // the same of packed values
  Weight wq, wk, wv, wo;
  const Kernels* kernels = nullptr;  // nullptr: Eigen only

  int tokens = 0;  // 0: no results
  bool keeps_weights = false;
  bool packed = false;         // K and V, as they are now
  bool fast = false;           // the latest call's numbers are within what the kernels can do
  std::int64_t rows_done = 0;  // of heads·tokens
  std::vector<Head> heads;
  std::vector<std::uint8_t> mask;  // tokens flags, or empty
  const float* bias = nullptr;
  std::vector<float> key_bias;  // heads × tokens, or empty

  Buffer q, k, v, concat, output;
  Buffer scores;        // heads × tokens × tokens that become the weights, or one block of rows
  Buffer keys, values;  // heads packed matrices each, if `packed`
  Buffer totals;        // heads × tokens × 2, see HeadBlock::totals; kernels only
  Buffer scratch;
  Buffer row_concat;  // of row(), and what update_key_value() replaces
  // Magnitudes, or what they are certainly not above; k_unknown: not looked for yet. Kernels only.
  float largest_query = k_unknown, largest_key = k_unknown, largest_value = k_unknown;

  bool is_done() const { return tokens > 0 && rows_done == rows_to_do(); }
  std::int64_t rows_to_do() const { return static_cast<std::int64_t>(shape.heads) * tokens; }
  std::size_t squares(int of) const { return area(shape.heads, of) * area(of, 1); }
  // A head's; nullptr: none.
  const float* key_bias_of(int head) const {
    return key_bias.empty() ? nullptr : key_bias.data() + area(head, tokens);
  }
  const float* result(const Buffer& buffer) const { return is_done() ? buffer.data() : nullptr; }

  // Where a head's packed keys and values are; both are as long as all their columns.
  float* keys_of(const Head& head) {
    return keys.data() + packed_rows(*kernels, tokens, head.column);
  }
  float* values_of(const Head& head) { return values.data() + area(tokens, head.packed_column); }
  void place_heads();
  Status fail(Status status) {
    tokens = 0;
    rows_done = 0;
    return status;
  }

  Status check(int new_tokens, const Options& options) const;
  Status reserve(int new_tokens, bool keep_weights);
  std::size_t scratch_size() const;  // kernels only
  // Room for a call that passed its checks; what was asked of it.
  Status prepare(int new_tokens, const Options& options);
  // The largest magnitude; infinite or NaN if one is. Without kernels 0 stands for all finite ones.
  float largest(const float* numbers, std::size_t count) const;
  bool finite(const float* numbers, std::size_t count) const;
  void project(const float* x);  // tokens × d_model, into q, k and v

  // multi_head_attend.cpp
  // From Q, K and V to where rows can be computed. overflow: they are not finite.
  Status take_projected();
  float loose_bound(const Head& head) const;  // of |q·k|, in the units of k_safe_score
  // Whether the kernels can be used, and which heads need no maximum.
  bool bound_scores();
  void pack();
  // Some rows of one head; nullptr: not wanted. false: a score overflowed.
  bool attend_rows(int head, int row, int rows, float* weights, float* concat_rows,
                   std::ptrdiff_t concat_stride, float* row_totals);
  bool attend_own_rows(int head, int row, int rows);
  void project_back(const float* rows, int count, float* result);
  Status finish();

  // multi_head_update.cpp
  Status start_again();
  bool stays_bounded(const float* new_q, const float* new_k, const float* new_v);
  void pack_token(int head, int token);
  void update_column(int head, int token, const float* old_key, const float* old_value);
};

}  // namespace headsup::attention
