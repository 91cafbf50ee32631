// The micro-kernel: a tile of a product in registers. To be included by one source file per
// instruction set, as vector.h.
#pragma once

#include <cstddef>
#include <utility>

#include "attention/kernels/vector.h"

#define HEADSUP_INLINE __attribute__((always_inline)) inline
#define HEADSUP_LAMBDA __attribute__((always_inline))

namespace headsup::attention {
namespace {

// A tile is k_tile_rows × (1 or 2 vectors): 8 accumulators of the 16 registers there are (V8 spills
// beyond that), 16 of AVX-512's 32.
#if defined(__AVX512F__)
constexpr int k_tile_rows = 8;
#else
constexpr int k_tile_rows = 4;
#endif
constexpr int k_panel = 2 * k_lanes;

// body(0), body(1), … body(Count − 1), where the argument is a constant: a tile that is only
// indexed by constants lives in registers from the start. GCC 12 gives one that loops go over a
// copy on the stack, and fills and reads it around every loop.
template <int I>
struct Constant {
  constexpr operator int() const { return I; }
};
template <class Body, int... I>
HEADSUP_INLINE void repeat_each(const Body& body, std::integer_sequence<int, I...>) {
  (body(Constant<I>{}), ...);
}
template <int Count, class Body>
HEADSUP_INLINE void repeat(const Body& body) {
  repeat_each(body, std::make_integer_sequence<int, Count>{});
}

// out = a · b, or out += a · b (add), for k_tile_rows rows and Vectors vectors of columns.
// a: its rows side by side, one step of `depth` >= 1 Stride floats after the other, to whose end it
// is moved; b: depth × (Vectors·k_lanes), dense; out: `out_stride` floats from row to row.
//
// For V8 each step is as short as the product itself allows: the 25 instructions of 16 arithmetic
// ones. Its branches keep it apart from the next one, since all loads of a block are moved to its
// front and spill (50 → 30 GFLOP/s). b moves once in four steps, because a load has an offset for
// nothing; `a` moves at each, because a splat has not, and the empty asm hides from LLVM that it
// could be the same offset again.
template <int Vectors, int Stride>
HEADSUP_INLINE void compute_tile(const float*& a, const float* b, int depth, float* out,
                                 std::ptrdiff_t out_stride, bool add = false) {
  Vector tile[k_tile_rows][Vectors];
  const auto each = [&](const auto& body) HEADSUP_LAMBDA {
    repeat<k_tile_rows>([&](auto m) HEADSUP_LAMBDA {
      repeat<Vectors>([&](auto n) HEADSUP_LAMBDA { body(m, n); });
    });
  };
  if (add) {
    each([&](auto m, auto n)
             HEADSUP_LAMBDA { tile[m][n] = load(out + m * out_stride + n * k_lanes); });
  } else {
    each([&](auto m, auto n) HEADSUP_LAMBDA { tile[m][n] = splat(0.0f); });
  }
  constexpr int k_width = Vectors * k_lanes;
  int left = depth;
  const auto is_last = [&](auto i) HEADSUP_LAMBDA {
    Vector columns[Vectors];
    repeat<Vectors>([&](auto n)
                        HEADSUP_LAMBDA { columns[n] = load(b + i * k_width + n * k_lanes); });
    repeat<k_tile_rows>([&](auto m) HEADSUP_LAMBDA {
      const Vector factor = splat_at(a + m);
      repeat<Vectors>([&](auto n) HEADSUP_LAMBDA {
        tile[m][n] = multiply_add(factor, columns[n], tile[m][n]);
      });
    });
    a += Stride;
    asm("" : "+r"(a));
    return left == i + 1;
  };
  while (!is_last(Constant<0>{}) && !is_last(Constant<1>{}) && !is_last(Constant<2>{}) &&
         !is_last(Constant<3>{})) {
    left -= 4;
    b += 4 * k_width;
  }
  each([&](auto m, auto n)
           HEADSUP_LAMBDA { store(out + m * out_stride + n * k_lanes, tile[m][n]); });
}

// Functions of their own, so that the registers of the loop are not shared with the caller.
template <int Vectors, int Stride>
__attribute__((noinline)) void multiply_tile(const float* a, const float* b, int depth, float* out,
                                             std::ptrdiff_t out_stride, bool add) {
  compute_tile<Vectors, Stride>(a, b, depth, out, out_stride, add);
}

// The same for some packed tiles of rows one after the other.
template <int Vectors>
__attribute__((noinline)) void multiply_tiles(const float* a, int tiles, const float* b, int depth,
                                              float* out) {
  constexpr int k_width = Vectors * k_lanes;
  for (; tiles > 0; --tiles, out += k_tile_rows * k_width) {
    compute_tile<Vectors, k_tile_rows>(a, b, depth, out, k_width);
  }
}

// The same for one packed tile of rows and some panels of columns one after the other, side by side
// in out.
__attribute__((noinline)) void multiply_panels(const float* a, const float* b, int panels,
                                               int depth, float* out, std::ptrdiff_t out_stride) {
  for (; panels > 0; --panels, b += depth * k_panel, out += k_panel) {
    const float* rows = a;
    compute_tile<2, k_tile_rows>(rows, b, depth, out, out_stride);
  }
}

}  // namespace
}  // namespace headsup::attention
