// A block of queries of one head through QKᵀ → softmax → ·V, one chunk of keys at a time, so that
// scores never leave the cache. To be included by one source file per instruction set, as vector.h.
//
// Scores are computed transposed, one row per key and one lane per query: maxima and sums of all
// queries of a panel then are a vector each, and the rows are the left operand of ·V as they are.
// Where maxima are subtracted they are the largest so far: what came before is scaled when a larger
// one is met (Milakov and Gimelshein, "Online normalizer calculation for softmax", 2018).
#pragma once

#include "attention/kernels/few.h"

namespace headsup::attention {
namespace {

constexpr float k_lowest = -3.402823466e38f;
// The sum of a row's powers is at least this, or 0 where all keys are masked: the largest of them
// is 1, or 2^-k_safe_score.
constexpr float k_min_total = 1e-30f;

// Keys of one chunk: their part of K and of V stay in the first-level cache together.
constexpr int k_chunk_floats = 4096;
inline int chunk_of(int d_k) {
  const int keys = k_chunk_floats / d_k / k_tile_rows * k_tile_rows;
  return keys < k_tile_rows ? k_tile_rows : keys;
}

// Where a block's parts are in its scratch memory. Per panel of queries:
struct Work {
  int chunk = 0;  // keys
  int width = 0;  // d_k in whole vectors
  int chunks = 0;
  float* queries = nullptr;  // d_k × panel, scaled
  float* sums = nullptr;     // panel × width: powers · values so far, padded to whole tiles
  float* totals = nullptr;   // panel: sums of powers so far
  float* maxima = nullptr;   // chunks × panel: what was subtracted in each chunk
  float* bias = nullptr;     // chunk × panel, shared by all panels
  float* powers = nullptr;   // keys × panel: scores, then 2^(score − maximum); of all keys where
                             // they become the weights, else of one chunk and shared
  std::ptrdiff_t panel_powers = 0;  // from one panel's to the next one's
};

constexpr int k_block_panels = (k_block_rows + k_panel - 1) / k_panel;

inline std::size_t lay_out(Work& work, float* scratch, int tokens, int d_k, bool keep) {
  constexpr std::size_t k_lanes_of_block = k_block_panels * k_panel;
  const int all = round_up(tokens, k_tile_rows);
  work.chunk = other(chunk_of(d_k), all);
  work.chunks = (tokens + work.chunk - 1) / work.chunk;
  work.width = round_up(d_k, k_lanes);
  work.panel_powers = keep ? static_cast<std::ptrdiff_t>(all) * k_panel : 0;
  std::size_t end = 0;
  const auto take = [&](std::size_t floats) {
    float* start = scratch + end;
    end += (floats + 15) / 16 * 16;
    return start;
  };
  const auto size = [](int a, int b) {
    return static_cast<std::size_t>(a) * static_cast<std::size_t>(b);
  };
  work.queries = take(k_lanes_of_block * static_cast<std::size_t>(d_k));
  work.sums = take(k_lanes_of_block * static_cast<std::size_t>(work.width));
  work.totals = take(k_lanes_of_block);
  work.maxima = take(k_lanes_of_block * static_cast<std::size_t>(work.chunks));
  work.bias = take(size(work.chunk, k_panel));
  work.powers = take(keep ? size(all, k_block_panels * k_panel) : size(work.chunk, k_panel));
  return end;
}

// 2^(score − maximum) of `keys` rows in place; adds each query's to totals. maxima: nullptr where
// scores are so small that there is no need.
template <int Vectors>
void take_powers(float* scores, int keys, const float* maxima, float* totals) {
  constexpr int k_width = Vectors * k_lanes;
  Vector sums[Vectors], subtracted[Vectors];
  repeat<Vectors>([&](auto n) HEADSUP_LAMBDA {
    sums[n] = splat(0.0f);
    subtracted[n] = maxima != nullptr ? load(maxima + n * k_lanes) : splat(0.0f);
  });
  const float* const end = scores + keys * k_width;
  const auto each = [&](const auto& power_of) HEADSUP_LAMBDA {
    for (; scores != end; scores += k_width) {
      repeat<Vectors>([&](auto n) HEADSUP_LAMBDA {
        const Vector power = power_of(load(scores + n * k_lanes), n);
        store(scores + n * k_lanes, power);
        sums[n] = add(sums[n], power);
      });
    }
  };
  if (maxima == nullptr) {
    each([](Vector score, int) HEADSUP_LAMBDA { return exp2_within(score); });
  } else {
    each([&](Vector score, auto n)
             HEADSUP_LAMBDA { return exp2_negative(subtract(score, subtracted[n])); });
  }
  repeat<Vectors>([&](auto n) HEADSUP_LAMBDA {
    store(totals + n * k_lanes, add(load(totals + n * k_lanes), sums[n]));
  });
}

inline void copy_scaled(const float* from, int count, float factor, float* to) {
  const Quad factors = splat_quad(factor);
  int i = 0;
  for (; i + 4 <= count; i += 4) store_quad(to + i, multiply_quads(load_quad(from + i), factors));
  for (; i < count; ++i) to[i] = from[i] * factor;
}

// One panel of queries of a block on its way through the chunks.
template <int Vectors>
class Panel {
 public:
  static constexpr int k_width = Vectors * k_lanes;

  Panel(const HeadBlock& block, const Work& work, int first)
      : block_(block),
        first_(first),
        count_(other(k_width, block.rows - first)),
        chunk_(work.chunk),
        width_(work.width),
        queries_(work.queries + static_cast<std::ptrdiff_t>(first) * block.d_k),
        sums_(work.sums + static_cast<std::ptrdiff_t>(first) * work.width),
        totals_(work.totals + first),
        maxima_(work.maxima + static_cast<std::ptrdiff_t>(first) * work.chunks),
        bias_(work.bias),
        powers_(work.powers + first / k_panel * work.panel_powers),
        keeps_(work.panel_powers > 0) {}

  void begin() {
    // Lanes without a query keep what they hold; what they yield is never read.
    pack_transposed(block_.queries + first_ * block_.query_stride, count_, block_.d_k,
                    block_.query_stride, block_.scale, queries_, k_width);
    fill(totals_, k_width, 0);
  }

  void add_chunk(int from, bool bounded) {
    const int keys = other(chunk_, block_.tokens - from);
    float* powers = powers_ + (keeps_ ? static_cast<std::ptrdiff_t>(from) * k_width : 0);
    multiply_tiles<Vectors>(block_.keys + static_cast<std::ptrdiff_t>(from) * block_.d_k,
                            round_up(keys, k_tile_rows) / k_tile_rows, queries_, block_.d_k,
                            powers);
    if (bounded) {
      take_powers<Vectors>(powers, keys, nullptr, totals_);
    } else {
      adjust(powers, from, keys);
      take_powers<Vectors>(powers, keys, raise_maxima(powers, from, keys), totals_);
    }
    add_values(powers, from, keys);
  }

  void finish(bool bounded) {
    const float* last = bounded ? nullptr : maxima_ + (block_.tokens - 1) / chunk_ * k_width;
    float shares[k_width];
    for (int n = 0; n < k_width; n += k_lanes) {
      const Vector totals = load(totals_ + n);
      // 0: all keys are masked.
      store(shares + n, keep_from(divide(splat(1.0f), totals), totals, splat(k_min_total)));
    }
    for (int m = 0; m < count_; ++m) {
      copy_scaled(sums_ + m * width_, block_.d_k, shares[m],
                  block_.concat + (first_ + m) * block_.concat_stride);
      if (block_.totals == nullptr) continue;
      block_.totals[2 * (first_ + m)] = bounded ? 0 : last[m];
      block_.totals[2 * (first_ + m) + 1] = totals_[m];
    }
    if (block_.weights == nullptr) return;
    // Where all powers have the same factors they are one run: a row is written from end to end.
    const int run = bounded ? block_.tokens : chunk_;
    const std::ptrdiff_t stride = block_.tokens;
    for (int from = 0; from < block_.tokens; from += run) {
      float factors[k_width];
      for (int n = 0; n < k_width; ++n) factors[n] = n < count_ ? shares[n] : 0;
      for (int n = 0; !bounded && n < k_width; n += k_lanes) {
        const float* subtracted = maxima_ + from / chunk_ * k_width;
        const Vector since = exp2_negative(subtract(load(subtracted + n), load(last + n)));
        store(factors + n, multiply(load(factors + n), since));
      }
      float* weights = block_.weights + first_ * stride + from;
      const bool past_caches = block_.weights_past_caches && begins_line(weights, stride);
      write_rows(powers_ + static_cast<std::ptrdiff_t>(from) * k_width, k_width, count_,
                 other(run, block_.tokens - from), factors, weights, stride, past_caches);
    }
  }

 private:
  // Adds what is not of q and k, and takes out who is masked.
  void adjust(float* scores, int from, int keys) {
    if (block_.bias != nullptr) {
      pack_transposed(block_.bias + static_cast<std::ptrdiff_t>(first_) * block_.tokens + from,
                      count_, keys, block_.tokens, block_.bias_scale, bias_, k_width);
      for (int i = 0; i < keys * k_width; i += k_lanes) {
        store(scores + i, add(load(scores + i), load(bias_ + i)));
      }
    }
    for (int key = 0; block_.key_bias != nullptr && key < keys; ++key) {
      const Vector added = splat(block_.key_bias[from + key] * block_.bias_scale);
      for (int n = 0; n < k_width; n += k_lanes) {
        float* score = scores + key * k_width + n;
        store(score, add(load(score), added));
      }
    }
    for (int key = 0; block_.mask != nullptr && key < keys; ++key) {
      if (block_.mask[from + key] != 0) fill(scores + key * k_width, k_width, -__builtin_inff());
    }
  }

  // The maxima up to this chunk, after what came before is scaled to them.
  const float* raise_maxima(const float* scores, int from, int keys) {
    float* maxima = maxima_ + from / chunk_ * k_width;
    for (int n = 0; n < k_width; n += k_lanes) {
      const Vector before = from > 0 ? load(maxima - k_width + n) : splat(k_lowest);
      Vector now = before;
      for (int key = 0; key < keys; ++key) now = larger(now, load(scores + key * k_width + n));
      store(maxima + n, now);
      if (from == 0) continue;
      float factors[k_lanes];
      store(factors, exp2_negative(subtract(before, now)));
      store(totals_ + n, multiply(load(totals_ + n), load(factors)));
      for (int m = n; m < other(n + k_lanes, count_); ++m) {
        const Vector factor = splat(factors[m - n]);
        float* sums = sums_ + m * width_;
        for (int c = 0; c < width_; c += k_lanes) store(sums + c, multiply(load(sums + c), factor));
      }
    }
    return maxima;
  }

  // sums = powers · values of the first chunk, += of the others
  void add_values(const float* powers, int from, int keys) {
    const float* panel = block_.values;
    for (int col = 0; col < width_; col += k_panel) {
      const int width = other(k_panel, width_ - col);
      const float* values = panel + static_cast<std::ptrdiff_t>(from) * width;
      for (int m = 0; m < count_; m += k_tile_rows) {
        float* sums = sums_ + m * width_ + col;
        if (width == k_panel) {
          multiply_tile<2, k_width>(powers + m, values, keys, sums, width_, from > 0);
        } else {
          multiply_tile<1, k_width>(powers + m, values, keys, sums, width_, from > 0);
        }
      }
      panel += static_cast<std::ptrdiff_t>(width) * block_.tokens;
    }
  }

  const HeadBlock& block_;
  int first_, count_;  // queries of the block
  int chunk_, width_;
  float *queries_, *sums_, *totals_, *maxima_, *bias_, *powers_;
  bool keeps_;
};

// body(panel) for each panel of the block. Where vectors are long the last one is as wide as it
// needs to be; elsewhere that saves nothing worth its code.
template <class Body>
inline void each_panel(const HeadBlock& block, const Work& work, const Body& body) {
  for (int first = 0; first < block.rows; first += k_panel) {
    if constexpr (k_lanes > 8) {
      if (block.rows - first <= k_lanes) {
        body(Panel<1>(block, work, first));
        continue;
      }
    }
    body(Panel<2>(block, work, first));
  }
}

void attend(const HeadBlock& block) {
  if (!block.packed) return attend_few(block);
  Work work;
  lay_out(work, block.scratch, block.tokens, block.d_k, block.weights != nullptr);
  const bool bounded =
      block.bounded && block.bias == nullptr && block.key_bias == nullptr && block.mask == nullptr;
  each_panel(block, work, [](auto panel) { panel.begin(); });
  for (int from = 0; from < block.tokens; from += work.chunk) {
    each_panel(block, work, [&](auto panel) { panel.add_chunk(from, bounded); });
  }
  each_panel(block, work, [&](auto panel) { panel.finish(bounded); });
}

std::size_t attend_scratch(int tokens, int d_k, bool keep) {
  Work work;
  const std::size_t many = lay_out(work, nullptr, tokens, d_k, keep);
  FewWork few_work;
  const std::size_t few = tokens <= k_few ? lay_out_few(few_work, nullptr, tokens, d_k) : 0;
  return few > many ? few : many;
}

}  // namespace
}  // namespace headsup::attention
