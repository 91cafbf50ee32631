// The kernels of micro.h for one vector width: BENCH_LANES floats, BENCH_NAME the set's name.
// Compiled once for WASM and once for each instruction set of the machine; vectors are the
// compilers' own, so that all of them run the same source.
#include <cstdint>
#include <utility>

#include "micro.h"

namespace {

using Floats = float __attribute__((vector_size(4 * BENCH_LANES)));
using Ints = std::int32_t __attribute__((vector_size(4 * BENCH_LANES)));

constexpr int k_block = 2048;  // floats of the exponentials: two arrays of 8 KB

alignas(64) float g_from[k_block];
alignas(64) float g_to[k_block];
volatile float g_sink;

inline Floats fill(float value) {
  return Floats{} + value;
}

// Indices as a pack rather than a loop: arrays that are indexed by constants alone stay in
// registers.
template <int... I>
double multiply_add(std::integer_sequence<int, I...>, int repeats) {
  // Towards the fixed point 1: no overflow, no denormal number, nothing to foresee.
  const Floats factor = fill(1 - 0x1p-20f + g_from[0] * 0x1p-40f), term = fill(0x1p-20f);
  Floats chain[] = {fill(1 + 0.001f * static_cast<float>(I))...};
  const int steps = repeats * 1024;
  // Four steps a turn: where a turn checks for interrupts, as V8's do, it would be a part of each.
  for (int step = 0; step < steps; step += 4) {
    ((chain[I] = chain[I] * factor + term), ...);
    ((chain[I] = chain[I] * factor + term), ...);
    ((chain[I] = chain[I] * factor + term), ...);
    ((chain[I] = chain[I] * factor + term), ...);
  }
  Floats sum{};
  ((sum += chain[I]), ...);
  g_sink = sum[0] + sum[BENCH_LANES - 1];
  return 2.0 * BENCH_LANES * sizeof...(I) * steps;
}

template <int Chains>
double multiply_add(int repeats) {
  return multiply_add(std::make_integer_sequence<int, Chains>{}, repeats);
}

inline Floats at_least(Floats x, Floats lowest) {
#ifdef __wasm__
  return __builtin_wasm_pmax_f32x4(lowest, x);  // one instruction, which compilers do not find
#else
  return x > lowest ? x : lowest;
#endif
}

// 2^t for t = n + r, |r| <= 1/2, with a polynomial of degree 5 through the Chebyshev nodes
// (relative error 1.0e-7) and n added to the exponent.
inline Floats exp_vector(Floats x) {
  constexpr float k_log2_e = 1.44269504f;
  constexpr float k_round = 0x1.8p23f;  // a sum with it has no room for a fraction
  const Floats t = at_least(x * k_log2_e, fill(-126));
  const Floats shifted = t + k_round;
  const Floats r = t - (shifted - k_round);
  Floats p = fill(0.00133908634f);
  p = p * r + 0.00967603192f;
  p = p * r + 0.0555035711f;
  p = p * r + 0.240221075f;
  p = p * r + 0.693147188f;
  p = p * r + 1.00000008f;
  return reinterpret_cast<Floats>(reinterpret_cast<Ints>(p) +
                                  (reinterpret_cast<Ints>(shifted) << 23));
}

// Every pass reads and writes memory that the compiler must take for new.
inline void touch_arrays() {
  asm volatile("" ::: "memory");
}

template <int... I>
double exponentials(std::integer_sequence<int, I...>, int repeats) {
  constexpr int k_step = BENCH_LANES * sizeof...(I);
  for (int i = 0; i < k_block; ++i) g_from[i] = -20.0f * static_cast<float>(i) / k_block;
  for (int repeat = 0; repeat < repeats; ++repeat) {
    for (int at = 0; at < k_block; at += k_step) {
      const Floats x[] = {
          exp_vector(*reinterpret_cast<const Floats*>(g_from + at + I * BENCH_LANES))...};
      ((*reinterpret_cast<Floats*>(g_to + at + I * BENCH_LANES) = x[I]), ...);
    }
    touch_arrays();
  }
  g_sink = g_to[k_block - 1];
  return static_cast<double>(k_block) * repeats;
}

template <int Vectors>
double exponentials(int repeats) {
  return exponentials(std::make_integer_sequence<int, Vectors>{}, repeats);
}

double flops(int variant, int repeats) {
  if (variant == 0) return multiply_add<10>(repeats);
  if (variant == 1) return multiply_add<12>(repeats);
  return multiply_add<14>(repeats);
}

double exps(int variant, int repeats) {
  if (variant == 0) return exponentials<1>(repeats);
  if (variant == 1) return exponentials<2>(repeats);
  return exponentials<4>(repeats);
}

double stores(float* block, unsigned long floats, int repeats) {
  for (int repeat = 0; repeat < repeats; ++repeat) {
    const Floats value = fill(static_cast<float>(repeat));
    for (unsigned long at = 0; at + BENCH_LANES <= floats; at += BENCH_LANES) {
      *reinterpret_cast<Floats*>(block + at) = value;
    }
    touch_arrays();
  }
  return static_cast<double>(floats / BENCH_LANES) * sizeof(Floats) * repeats;
}

float exp_once(float x) {
  return exp_vector(fill(x))[0];
}

}  // namespace

extern const Micro BENCH_NAME;
const Micro BENCH_NAME{flops, exps, stores, exp_once};
