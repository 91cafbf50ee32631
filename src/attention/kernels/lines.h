// How weights are written where a vector is as long as a cache line (AVX-512): a whole line of a
// row at a time. Elsewhere there are quads, see Panel::turn_rows. To be included by one source file
// per instruction set, as vector.h.
#pragma once

#include <cstdint>

#include "attention/kernels/tiles.h"

namespace headsup::attention {
namespace {

#if defined(__AVX512F__)

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

inline bool begins_line(const float* row, std::ptrdiff_t stride) {
  return reinterpret_cast<std::uintptr_t>(row) % 64 == 0 && stride % k_lanes == 0;
}

// k_lanes rows of weights from as many columns of powers, `powers_stride` apart, times factors.
// Returns how many keys were done: what is left is less than a line. past_caches: rows begin where
// a line does, and nobody will read them while a cache could still hold them, which saves fetching
// a line before it is overwritten.
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

}  // namespace
}  // namespace headsup::attention
