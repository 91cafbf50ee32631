// What attend.h does to a block, for heads of so few tokens that there is one panel of queries and
// one chunk of keys, and which need no maximum: nothing is scaled afterwards, and K and V are taken
// as they are. To be included by one source file per instruction set, as vector.h.
#pragma once

#include "attention/kernels/weights.h"

namespace headsup::attention {
namespace {

constexpr int k_few = k_panel;

struct FewWork {
  float* queries = nullptr;  // d_k × panel, scaled
  float* keys = nullptr;     // packed rows
  float* values = nullptr;   // packed columns
  float* powers = nullptr;   // keys × panel: scores, then their powers, then weights
  float* rest = nullptr;     // one tile: of concat where it is not whole
};

inline std::size_t lay_out_few(FewWork& work, float* scratch, int tokens, int d_k) {
  const int all = round_up(tokens, k_tile_rows);
  std::size_t end = 0;
  const auto take = [&](int rows, int cols) {
    float* start = scratch + end;
    end += static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
    return start;
  };
  work.powers = take(all, k_panel);
  work.rest = take(k_tile_rows, k_panel);
  work.queries = take(d_k, k_panel);
  work.values = take(tokens, round_up(d_k, k_lanes));
  work.keys = take(all, d_k);
  return end;
}

// Rows of concat: weights, one column per query, times values.
template <int Vectors>
void add_few_values(const HeadBlock& block, const FewWork& work) {
  constexpr int k_width = Vectors * k_lanes;
  const float* values = work.values;
  for (int col = 0; col < block.d_k; col += k_panel) {
    const int wanted = other(k_panel, block.d_k - col);
    const int width = round_up(wanted, k_lanes);
    for (int m = 0; m < block.rows; m += k_tile_rows) {
      const int valid = other(k_tile_rows, block.rows - m);
      float* concat = block.concat + m * block.concat_stride + col;
      const bool whole = valid == k_tile_rows && wanted == width;
      float* out = whole ? concat : work.rest;
      const std::ptrdiff_t stride = whole ? block.concat_stride : k_panel;
      if (width == k_panel) {
        multiply_tile<2, k_width>(work.powers + m, values, block.tokens, out, stride, false);
      } else {
        multiply_tile<1, k_width>(work.powers + m, values, block.tokens, out, stride, false);
      }
      if (!whole) copy_rest(work.rest, valid, wanted, concat, block.concat_stride);
    }
    values += static_cast<std::ptrdiff_t>(width) * block.tokens;
  }
}

template <int Vectors>
void attend_few_lanes(const HeadBlock& block, const FewWork& work) {
  constexpr int k_width = Vectors * k_lanes;
  const int tokens = block.tokens, d_k = block.d_k;
  pack_transposed(block.queries, block.rows, d_k, block.query_stride, block.scale, work.queries,
                  k_width);
  pack_rows(block.keys, tokens, d_k, block.query_stride, work.keys);
  pack_columns(block.values, tokens, d_k, block.query_stride, work.values);
  multiply_tiles<Vectors>(work.keys, round_up(tokens, k_tile_rows) / k_tile_rows, work.queries, d_k,
                          work.powers);

  Vector sums[Vectors];
  repeat<Vectors>([&](auto n) HEADSUP_LAMBDA { sums[n] = splat(0.0f); });
  const auto each = [&](const auto& body) HEADSUP_LAMBDA {
    const float* const end = work.powers + tokens * k_width;
    for (float* power = work.powers; power != end; power += k_width) {
      repeat<Vectors>([&](auto n) HEADSUP_LAMBDA { body(power + n * k_lanes, n); });
    }
  };
  each([&](float* score, auto n) HEADSUP_LAMBDA {
    const Vector power = exp2_within(load(score));
    store(score, power);
    sums[n] = add(sums[n], power);
  });
  float totals[k_width], shares[k_width];
  repeat<Vectors>([&](auto n) HEADSUP_LAMBDA {
    store(totals + n * k_lanes, sums[n]);
    sums[n] = divide(splat(1.0f), sums[n]);
    store(shares + n * k_lanes, sums[n]);
  });
  for (int m = 0; block.totals != nullptr && m < block.rows; ++m) {
    block.totals[2 * m] = 0;
    block.totals[2 * m + 1] = totals[m];
  }
  if (block.weights != nullptr) {
    write_rows(work.powers, k_width, block.rows, tokens, shares, block.weights, tokens, false);
  }
  each([&](float* power, auto n) HEADSUP_LAMBDA { store(power, multiply(load(power), sums[n])); });
  add_few_values<Vectors>(block, work);
}

void attend_few(const HeadBlock& block) {
  FewWork work;
  lay_out_few(work, block.scratch, block.tokens, block.d_k);
  if constexpr (k_lanes > 8) {
    if (block.rows <= k_lanes) return attend_few_lanes<1>(block, work);
  }
  attend_few_lanes<2>(block, work);
}

}  // namespace
}  // namespace headsup::attention
