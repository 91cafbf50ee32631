// From Q, K and V to the results, some rows of a head at a time: by kernels where the numbers
// allow, by Eigen elsewhere.
#include <cmath>

#include "attention/finite.h"
#include "attention/multi_head_impl.h"
#include "attention/plain.h"

namespace headsup::attention {
namespace {

// Between these, products of a few of them are still normal numbers.
constexpr float k_smallest_scale = 1e-25f;
constexpr float k_largest_scale = 1e25f;

}  // namespace

// |q·k| <= d_k · max|q| · max|k|
float MultiHead::Impl::loose_bound(const Head& head) const {
  return static_cast<float>(head.d_k) * largest_query * largest_key * head.scale;
}

bool MultiHead::Impl::bound_scores() {
  const std::size_t count = area(tokens, width);
  if (largest_query == k_unknown) largest_query = kernels->largest(q.data(), count);
  if (largest_key == k_unknown) largest_key = kernels->largest(k.data(), count);
  if (largest_value == k_unknown) largest_value = kernels->largest(v.data(), count);
  const float largest_bias = (bias != nullptr ? kernels->largest(bias, squares(tokens)) : 0) +
                             kernels->largest(key_bias.data(), key_bias.size());
  for (Head& head : heads) {
    // And |q·k| <= ‖q‖·‖k‖, which is closer but not for nothing.
    float bound = loose_bound(head);
    if (!(bound <= k_safe_score)) {
      bound = std::sqrt(kernels->largest_square(q.data() + head.column, tokens, head.d_k, width)) *
              std::sqrt(kernels->largest_square(k.data() + head.column, tokens, head.d_k, width)) *
              head.scale;
    }
    const bool fits = head.scale > k_smallest_scale && head.scale < k_largest_scale &&
                      largest_query * head.scale < k_largest_score && bound < k_largest_score &&
                      largest_bias / head.temperature < k_largest_score &&
                      largest_value < k_largest_score;
    if (!fits) return false;  // as are comparisons with NaN
    head.bounded = bound <= k_safe_score;
  }
  return true;
}

void MultiHead::Impl::pack() {
  for (const Head& head : heads) {
    kernels->pack_rows(k.data() + head.column, tokens, head.d_k, width, keys_of(head));
    kernels->pack_columns(v.data() + head.column, tokens, head.d_k, width, values_of(head));
  }
  packed = true;
}

Status MultiHead::Impl::take_projected() {
  fast = kernels != nullptr && bound_scores();
  packed = false;
  if (fast) return Status::ok;
  const std::size_t count = area(tokens, width);
  const bool finite =
      all_finite(q.data(), count) && all_finite(k.data(), count) && all_finite(v.data(), count);
  return finite ? Status::ok : fail(Status::overflow);
}

bool MultiHead::Impl::attend_rows(int head, int row, int rows, float* weights, float* concat_rows,
                                  std::ptrdiff_t concat_stride, float* row_totals) {
  const Head& own = heads[head];
  const std::size_t square = area(head, tokens) * area(tokens, 1) + area(row, tokens);
  const float* row_bias = bias != nullptr ? bias + square : nullptr;
  const std::uint8_t* flags = mask.empty() ? nullptr : mask.data();
  if (fast) {
    HeadBlock block;
    block.queries = q.data() + area(row, width) + own.column;
    block.query_stride = width;
    block.rows = rows;
    block.packed = !own.bounded || tokens > kernels->few || row_bias != nullptr ||
                   !key_bias.empty() || flags != nullptr;
    if (block.packed) {
      if (!packed) pack();
      block.keys = keys_of(own);
      block.values = values_of(own);
    } else {
      block.keys = k.data() + own.column;
      block.values = v.data() + own.column;
    }
    block.tokens = tokens;
    block.d_k = own.d_k;
    block.scale = own.scale;
    block.bounded = own.bounded;
    block.bias = row_bias;
    block.key_bias = key_bias_of(head);
    block.bias_scale = own.bias_scale;
    block.mask = flags;
    block.weights = weights;
    block.weights_past_caches = keeps_weights && squares(tokens) > k_past_caches;
    block.concat = concat_rows;
    block.concat_stride = concat_stride;
    block.totals = row_totals;
    block.scratch = scratch.data();
    kernels->attend(block);
    return true;
  }
  PlainBlock block;
  block.queries = q.data() + area(row, width) + own.column;
  block.keys = k.data() + own.column;
  block.values = v.data() + own.column;
  block.stride = width;
  block.rows = rows;
  block.tokens = tokens;
  block.d_k = own.d_k;
  block.temperature = own.temperature;
  block.bias = row_bias;
  block.key_bias = key_bias_of(head);
  block.mask = flags;
  block.weights = weights;
  block.concat = concat_rows;
  block.concat_stride = concat_stride;
  return plain_attend(block);
}

bool MultiHead::Impl::attend_own_rows(int head, int row, int rows) {
  const std::size_t first = area(head, tokens) + static_cast<std::size_t>(row);
  float* weights =
      keeps_weights ? scores.data() + first * area(tokens, 1) : (fast ? nullptr : scores.data());
  return attend_rows(head, row, rows, weights,
                     concat.data() + area(row, width) + heads[head].column, width,
                     fast ? totals.data() + 2 * first : nullptr);
}

// output = rows of concat · wo
void MultiHead::Impl::project_back(const float* rows, int count, float* result) {
  if (kernels != nullptr) {
    const float* const matrix = wo.packed.data();
    kernels->multiply(rows, count, width, &matrix, 1, shape.d_model, &result, scratch.data());
  } else {
    plain_multiply(rows, count, width, wo.plain.data(), shape.d_model, result);
  }
}

// What follows when the last row is there.
Status MultiHead::Impl::finish() {
  project_back(concat.data(), tokens, output.data());
  // The kernels' concat is a mean of values that are far from overflow, and so may be all that can
  // become of it.
  if (fast && static_cast<float>(width) * largest_value * wo.largest < k_largest_score) {
    return Status::ok;
  }
  const bool is_finite = (fast || finite(concat.data(), area(tokens, width))) &&
                         finite(output.data(), area(tokens, shape.d_model));
  return is_finite ? Status::ok : fail(Status::overflow);
}

}  // namespace headsup::attention
