// How weights are written: rows of queries from columns of powers. To be included by one source
// file per instruction set, as vector.h.
#pragma once

#include <cstdint>

#include "attention/kernels/loops.h"

namespace headsup::attention {
namespace {

inline bool begins_line(const float* row, std::ptrdiff_t stride) {
  return reinterpret_cast<std::uintptr_t>(row) % 64 == 0 && stride % k_lanes == 0;
}

#if defined(__AVX512F__)  // where a vector is a cache line: whole lines of a row at a time

// Turns a square of vectors: lane n of v[m] and lane m of v[n] change places.
HEADSUP_INLINE void transpose_square(Vector (&v)[k_lanes]) {
  // Four rows each: the m-th column of every quarter.
  repeat<4>([&](auto g) HEADSUP_LAMBDA {
    Vector* const rows = v + 4 * g;
    const auto pairs = [](Vector a, Vector b) { return _mm512_unpacklo_ps(a, b); };
    const auto high_pairs = [](Vector a, Vector b) { return _mm512_unpackhi_ps(a, b); };
    const auto quads = [](Vector a, Vector b) {
      return _mm512_castpd_ps(_mm512_unpacklo_pd(_mm512_castps_pd(a), _mm512_castps_pd(b)));
    };
    const auto high_quads = [](Vector a, Vector b) {
      return _mm512_castpd_ps(_mm512_unpackhi_pd(_mm512_castps_pd(a), _mm512_castps_pd(b)));
    };
    const Vector ab = pairs(rows[0], rows[1]), ab_high = high_pairs(rows[0], rows[1]);
    const Vector cd = pairs(rows[2], rows[3]), cd_high = high_pairs(rows[2], rows[3]);
    rows[0] = quads(ab, cd);
    rows[1] = high_quads(ab, cd);
    rows[2] = quads(ab_high, cd_high);
    rows[3] = high_quads(ab_high, cd_high);
  });
  // The quarters as if they were numbers.
  repeat<4>([&](auto m) HEADSUP_LAMBDA {
    Vector &a = v[m], &b = v[m + 4], &c = v[m + 8], &d = v[m + 12];
    const Vector ab = _mm512_shuffle_f32x4(a, b, 0x88), cd = _mm512_shuffle_f32x4(c, d, 0x88);
    const Vector ab_odd = _mm512_shuffle_f32x4(a, b, 0xdd);
    const Vector cd_odd = _mm512_shuffle_f32x4(c, d, 0xdd);
    a = _mm512_shuffle_f32x4(ab, cd, 0x88);
    b = _mm512_shuffle_f32x4(ab_odd, cd_odd, 0x88);
    c = _mm512_shuffle_f32x4(ab, cd, 0xdd);
    d = _mm512_shuffle_f32x4(ab_odd, cd_odd, 0xdd);
  });
}

// k_lanes rows of weights from as many columns of powers, `powers_stride` apart, times factors.
// Returns how many keys were done: what is left is less than a line. past_caches: rows begin where
// a line does, and they are not read again while a cache could still hold them, which saves
// fetching a line before it is overwritten.
inline int write_lines(const float* powers, std::ptrdiff_t powers_stride, int keys,
                       const float* factors, float* weights, std::ptrdiff_t stride,
                       bool past_caches) {
  const Vector factor = load(factors);
  int key = 0;
  for (; key + k_lanes <= keys; key += k_lanes) {
    Vector square[k_lanes];
    repeat<k_lanes>([&](auto i) HEADSUP_LAMBDA {
      square[i] = multiply(load(powers + (key + i) * powers_stride), factor);
    });
    transpose_square(square);
    if (past_caches) {
      repeat<k_lanes>(
          [&](auto i) HEADSUP_LAMBDA { _mm512_stream_ps(weights + i * stride + key, square[i]); });
    } else {
      repeat<k_lanes>([&](auto i) HEADSUP_LAMBDA { store(weights + i * stride + key, square[i]); });
    }
  }
  if (past_caches) _mm_sfence();  // to whom the weights are handed, on another thread too
  return key;
}

#endif

// Some rows of weights, from a key on, from as many columns of powers; times factors.
template <int Rows>
void turn_rows(const float* powers, std::ptrdiff_t powers_stride, int key, int keys,
               const float* factors, float* weights, std::ptrdiff_t stride) {
  Quad factor[Rows / 4];
  repeat<Rows / 4>([&](auto g) HEADSUP_LAMBDA { factor[g] = load_quad(factors + 4 * g); });
  for (; key + 4 <= keys; key += 4) {
    repeat<Rows / 4>([&](auto g) HEADSUP_LAMBDA {
      Quad rows[4];
      repeat<4>([&](auto i) HEADSUP_LAMBDA {
        rows[i] = multiply_quads(load_quad(powers + (key + i) * powers_stride + 4 * g), factor[g]);
      });
      transpose(rows[0], rows[1], rows[2], rows[3]);
      repeat<4>([&](auto i)
                    HEADSUP_LAMBDA { store_quad(weights + (4 * g + i) * stride + key, rows[i]); });
    });
  }
  for (; key < keys; ++key) {
    for (int i = 0; i < Rows; ++i) {
      weights[i * stride + key] = powers[key * powers_stride + i] * factors[i];
    }
  }
}

// The weights of `count` queries and some keys: powers times factors, transposed.
inline void write_rows(const float* powers, std::ptrdiff_t powers_stride, int count, int keys,
                       const float* factors, float* weights, std::ptrdiff_t stride,
                       [[maybe_unused]] bool past_caches) {
  int m = 0;
#if defined(__AVX512F__)
  for (; m + k_lanes <= count; m += k_lanes) {
    const int lines = write_lines(powers + m, powers_stride, keys, factors + m,
                                  weights + m * stride, stride, past_caches);
    repeat<k_lanes / 8>([&](auto g) HEADSUP_LAMBDA {
      const int row = m + 8 * g;
      turn_rows<8>(powers + row, powers_stride, lines, keys, factors + row, weights + row * stride,
                   stride);
    });
  }
#endif
  // Eight rows at a time are as many as the processor follows while it fetches their lines.
  for (; m + 8 <= count; m += 8) {
    turn_rows<8>(powers + m, powers_stride, 0, keys, factors + m, weights + m * stride, stride);
  }
  for (; m + 4 <= count; m += 4) {
    turn_rows<4>(powers + m, powers_stride, 0, keys, factors + m, weights + m * stride, stride);
  }
  for (; m < count; ++m) {
    for (int key = 0; key < keys; ++key) {
      weights[m * stride + key] = powers[key * powers_stride + m] * factors[m];
    }
  }
}

}  // namespace
}  // namespace headsup::attention
