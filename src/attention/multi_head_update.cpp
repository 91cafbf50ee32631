// Rows and columns of a layer that is computed already.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "attention/multi_head_impl.h"

namespace headsup::attention {
namespace {

// A power that is more than this share of its row's sum is not subtracted from it: what is left
// would be as uncertain as the sum was. The row is computed again.
constexpr double k_largest_share = 0.25;
// Nor is one added that is this much larger than all the others together.
constexpr double k_largest_growth = 1e6;

double dot_product(const float* a, const float* b, int count) {
  double sum = 0;
  for (int c = 0; c < count; ++c) sum += static_cast<double>(a[c]) * static_cast<double>(b[c]);
  return sum;
}

// The value that weighed `before` now weighs `after`, and all weights are shares of another sum.
void move_concat(float* concat, int d_k, double total_before, double total, double before,
                 const float* old_value, double after, const float* value) {
  for (int c = 0; c < d_k; ++c) {
    const double sum = static_cast<double>(concat[c]) * total_before -
                       before * static_cast<double>(old_value[c]) +
                       after * static_cast<double>(value[c]);
    concat[c] = static_cast<float>(sum / total);
  }
}

}  // namespace

Status MultiHead::row(int token, float* weights, float* concat, float* output) {
  Impl& layer = *impl_;
  if (token < 0 || token >= layer.tokens) return Status::bad_shape;
  if (!layer.row_concat.reserve(area(layer.width, 1))) return Status::out_of_memory;
  for (int head = 0; head < layer.shape.heads; ++head) {
    if (!layer.attend_rows(head, token, 1, weights + area(head, layer.tokens),
                           layer.row_concat.data() + layer.heads[head].column, layer.width,
                           nullptr)) {
      return Status::overflow;
    }
  }
  if (concat != nullptr) std::copy_n(layer.row_concat.data(), layer.width, concat);
  if (output == nullptr) return Status::ok;
  layer.project_back(layer.row_concat.data(), 1, output);
  return layer.finite(output, area(layer.shape.d_model, 1)) ? Status::ok : Status::overflow;
}

// All rows again, from the present q, k and v.
Status MultiHead::Impl::start_again() {
  rows_done = 0;
  largest_query = largest_key = largest_value = k_unknown;
  return take_projected();
}

// The numbers of one token, instead of its own: whether they are within what the kernels were found
// to be safe for. Lengths are not looked at again, so heads that are only safe by them lose that.
bool MultiHead::Impl::stays_bounded(const float* new_q, const float* new_k, const float* new_v) {
  if (!fast) return false;
  const auto within = [this](const float* numbers, float largest) {
    return numbers == nullptr || kernels->largest(numbers, area(width, 1)) <= largest;
  };
  for (Head& head : heads) {
    if (loose_bound(head) > k_safe_score) head.bounded = false;
  }
  return within(new_q, largest_query) && within(new_k, largest_key) && within(new_v, largest_value);
}

Status MultiHead::update_query(int token, const float* q) {
  Impl& layer = *impl_;
  if (!layer.is_done() || token < 0 || token >= layer.tokens) return Status::bad_shape;
  if (!layer.finite(q, area(layer.width, 1))) return Status::not_finite;
  const bool bounded = layer.stays_bounded(q, nullptr, nullptr);
  std::copy_n(q, layer.width, layer.q.data() + area(token, layer.width));
  if (!bounded) {
    const Status status = layer.start_again();
    return status == Status::ok ? advance(layer.rows_to_do()) : status;
  }
  for (int head = 0; head < layer.shape.heads; ++head) layer.attend_own_rows(head, token, 1);
  float* const output = layer.output.data() + area(token, layer.shape.d_model);
  layer.project_back(layer.concat.data() + area(token, layer.width), 1, output);
  return layer.finite(output, area(layer.shape.d_model, 1)) ? Status::ok
                                                            : layer.fail(Status::overflow);
}

Status MultiHead::update_key_value(int token, const float* k, const float* v) {
  Impl& layer = *impl_;
  if (!layer.is_done() || token < 0 || token >= layer.tokens) return Status::bad_shape;
  const std::size_t width = area(layer.width, 1);
  if (!layer.finite(k, width) || !layer.finite(v, width)) return Status::not_finite;
  if (!layer.row_concat.reserve(2 * width)) return Status::out_of_memory;
  float* own_k = layer.k.data() + area(token, layer.width);
  float* own_v = layer.v.data() + area(token, layer.width);
  float* const before = layer.row_concat.data();  // k and v as they were
  std::copy_n(own_k, width, before);
  std::copy_n(own_v, width, before + width);
  const bool bounded = layer.stays_bounded(nullptr, k, v);
  std::copy_n(k, width, own_k);
  std::copy_n(v, width, own_v);
  if (!bounded) {
    const Status status = layer.start_again();
    return status == Status::ok ? advance(layer.rows_to_do()) : status;
  }
  for (int head = 0; head < layer.shape.heads; ++head) {
    const int column = layer.heads[head].column;
    if (layer.packed) layer.pack_token(head, token);
    // A masked token has no weight, whatever it carries.
    if (!layer.mask.empty() && layer.mask[token] != 0) continue;
    layer.update_column(head, token, before + column, before + width + column);
  }
  return layer.finish();
}

void MultiHead::Impl::pack_token(int head, int token) {
  const Head& own = heads[head];
  const int tile = kernels->tile_rows, first = token / tile * tile;
  kernels->pack_rows(k.data() + area(first, width) + own.column, std::min(tile, tokens - first),
                     own.d_k, width, keys_of(own) + area(first, own.d_k));
  kernels->pack_column_row(v.data() + area(token, width) + own.column, token, tokens, own.d_k,
                           values_of(own));
}

// The column of one token in a head's scores, now that its key and value are new.
void MultiHead::Impl::update_column(int head, int token, const float* old_key,
                                    const float* old_value) {
  const Head& own = heads[head];
  const int d_k = own.d_k;
  const float* key = k.data() + area(token, width) + own.column;
  const float* value = v.data() + area(token, width) + own.column;
  const double scale = static_cast<double>(own.scale);
  const double bias_scale = static_cast<double>(own.bias_scale);
  const double of_key =
      key_bias.empty() ? 0 : static_cast<double>(key_bias_of(head)[token]) * bias_scale;
  for (int row = 0; row < tokens; ++row) {
    const std::size_t at = area(head, tokens) + static_cast<std::size_t>(row);
    const float* query = q.data() + area(row, width) + own.column;
    float* sums = totals.data() + 2 * at;
    const double maximum = static_cast<double>(sums[0]),
                 total_before = static_cast<double>(sums[1]);
    const double of_pair =
        bias != nullptr
            ? static_cast<double>(bias[at * area(tokens, 1) + area(token, 1)]) * bias_scale
            : 0;
    const double added = of_pair + of_key;
    const double old = std::exp2(dot_product(query, old_key, d_k) * scale + added - maximum);
    const double now = std::exp2(dot_product(query, key, d_k) * scale + added - maximum);
    if (!(old <= k_largest_share * total_before) || !(now <= k_largest_growth * total_before)) {
      attend_own_rows(head, row, 1);
      continue;
    }
    const double total = total_before - old + now;
    sums[1] = static_cast<float>(total);
    move_concat(concat.data() + area(row, width) + own.column, d_k, total_before, total, old,
                old_value, now, value);
    if (!keeps_weights) continue;
    float* weights = scores.data() + at * area(tokens, 1);
    const float share = static_cast<float>(total_before / total);
    for (int j = 0; j < tokens; ++j) weights[j] *= share;
    weights[token] = static_cast<float>(now / total);
  }
}

}  // namespace headsup::attention
