// One vector of floats, as wide as the compiler's flags allow, and what the kernels do with it. To
// be included by one source file per instruction set: everything is local to that file.
#pragma once

#if defined(__AVX512F__) || defined(__AVX2__)
#include <immintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#else
#error "Kernels are for AVX-512, AVX2 with FMA and WASM's SIMD; elsewhere there is Eigen."
#endif

namespace headsup::attention {
namespace {

#if defined(__AVX512F__)

using Vector = __m512;
constexpr int k_lanes = 16;

inline Vector load(const float* p) {
  return _mm512_loadu_ps(p);
}
inline void store(float* p, Vector v) {
  _mm512_storeu_ps(p, v);
}
inline Vector splat(float x) {
  return _mm512_set1_ps(x);
}
inline Vector splat_at(const float* p) {
  return _mm512_set1_ps(*p);
}
inline Vector add(Vector a, Vector b) {
  return _mm512_add_ps(a, b);
}
inline Vector subtract(Vector a, Vector b) {
  return _mm512_sub_ps(a, b);
}
inline Vector multiply(Vector a, Vector b) {
  return _mm512_mul_ps(a, b);
}
inline Vector divide(Vector a, Vector b) {
  return _mm512_div_ps(a, b);
}
inline Vector multiply_add(Vector a, Vector b, Vector c) {
  return _mm512_fmadd_ps(a, b, c);
}
inline Vector larger(Vector a, Vector b) {
  return _mm512_max_ps(a, b);
}
// The larger one of numbers >= 0, where NaN is larger than infinity.
inline Vector larger_bits(Vector a, Vector b) {
  return _mm512_castsi512_ps(_mm512_max_epi32(_mm512_castps_si512(a), _mm512_castps_si512(b)));
}
inline Vector magnitude(Vector a) {
  return _mm512_abs_ps(a);
}
// mantissa · 2^n, where n is the low bits of `exponent`.
inline Vector scale_exponent(Vector mantissa, Vector exponent) {
  return _mm512_castsi512_ps(_mm512_add_epi32(
      _mm512_castps_si512(mantissa), _mm512_slli_epi32(_mm512_castps_si512(exponent), 23)));
}
// value where x >= limit, elsewhere 0.
inline Vector keep_from(Vector value, Vector x, Vector limit) {
  return _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(x, limit, _CMP_GE_OQ), value);
}

#elif defined(__AVX2__)

using Vector = __m256;
constexpr int k_lanes = 8;

inline Vector load(const float* p) {
  return _mm256_loadu_ps(p);
}
inline void store(float* p, Vector v) {
  _mm256_storeu_ps(p, v);
}
inline Vector splat(float x) {
  return _mm256_set1_ps(x);
}
inline Vector splat_at(const float* p) {
  return _mm256_set1_ps(*p);
}
inline Vector add(Vector a, Vector b) {
  return _mm256_add_ps(a, b);
}
inline Vector subtract(Vector a, Vector b) {
  return _mm256_sub_ps(a, b);
}
inline Vector multiply(Vector a, Vector b) {
  return _mm256_mul_ps(a, b);
}
inline Vector divide(Vector a, Vector b) {
  return _mm256_div_ps(a, b);
}
inline Vector multiply_add(Vector a, Vector b, Vector c) {
  return _mm256_fmadd_ps(a, b, c);
}
inline Vector larger(Vector a, Vector b) {
  return _mm256_max_ps(a, b);
}
inline Vector larger_bits(Vector a, Vector b) {
  return _mm256_castsi256_ps(_mm256_max_epi32(_mm256_castps_si256(a), _mm256_castps_si256(b)));
}
inline Vector magnitude(Vector a) {
  return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), a);
}
inline Vector scale_exponent(Vector mantissa, Vector exponent) {
  return _mm256_castsi256_ps(_mm256_add_epi32(
      _mm256_castps_si256(mantissa), _mm256_slli_epi32(_mm256_castps_si256(exponent), 23)));
}
inline Vector keep_from(Vector value, Vector x, Vector limit) {
  return _mm256_and_ps(_mm256_cmp_ps(x, limit, _CMP_GE_OQ), value);
}

#else

using Vector = v128_t;
constexpr int k_lanes = 4;

inline Vector load(const float* p) {
  return wasm_v128_load(p);
}
inline void store(float* p, Vector v) {
  wasm_v128_store(p, v);
}
inline Vector splat(float x) {
  return wasm_f32x4_splat(x);
}
// Not splat(*p): LLVM 14 then adds the offset in an instruction of its own, a quarter of the time
// of a product.
inline Vector splat_at(const float* p) {
  return wasm_v128_load32_splat(p);
}
inline Vector add(Vector a, Vector b) {
  return wasm_f32x4_add(a, b);
}
inline Vector subtract(Vector a, Vector b) {
  return wasm_f32x4_sub(a, b);
}
inline Vector multiply(Vector a, Vector b) {
  return wasm_f32x4_mul(a, b);
}
inline Vector divide(Vector a, Vector b) {
  return wasm_f32x4_div(a, b);
}
#if defined(HEADSUP_RELAXED_SIMD)
inline Vector multiply_add(Vector a, Vector b, Vector c) {
  return __builtin_wasm_relaxed_madd_f32x4(a, b, c);
}
#else
inline Vector multiply_add(Vector a, Vector b, Vector c) {
  return add(multiply(a, b), c);
}
#endif
// pmax is one instruction on x86, max is six; callers look for NaN elsewhere.
inline Vector larger(Vector a, Vector b) {
  return wasm_f32x4_pmax(a, b);
}
inline Vector larger_bits(Vector a, Vector b) {
  return wasm_i32x4_max(a, b);
}
inline Vector magnitude(Vector a) {
  return wasm_f32x4_abs(a);
}
inline Vector scale_exponent(Vector mantissa, Vector exponent) {
  return wasm_i32x4_add(mantissa, wasm_i32x4_shl(exponent, 23));
}
inline Vector keep_from(Vector value, Vector x, Vector limit) {
  return wasm_v128_and(wasm_f32x4_ge(x, limit), value);
}

#endif

// Four floats, for turning blocks of 4 × 4.
#if defined(__wasm_simd128__)
using Quad = v128_t;
inline Quad load_quad(const float* p) {
  return wasm_v128_load(p);
}
inline Quad splat_quad(float x) {
  return wasm_f32x4_splat(x);
}
inline void store_quad(float* p, Quad v) {
  wasm_v128_store(p, v);
}
inline Quad multiply_quads(Quad a, Quad b) {
  return wasm_f32x4_mul(a, b);
}
inline void transpose(Quad& a, Quad& b, Quad& c, Quad& d) {
  const Quad ab = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), cd = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5);
  const Quad ab_high = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7);
  const Quad cd_high = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
  a = wasm_i64x2_shuffle(ab, cd, 0, 2);
  b = wasm_i64x2_shuffle(ab, cd, 1, 3);
  c = wasm_i64x2_shuffle(ab_high, cd_high, 0, 2);
  d = wasm_i64x2_shuffle(ab_high, cd_high, 1, 3);
}
#else
using Quad = __m128;
inline Quad load_quad(const float* p) {
  return _mm_loadu_ps(p);
}
inline Quad splat_quad(float x) {
  return _mm_set1_ps(x);
}
inline void store_quad(float* p, Quad v) {
  _mm_storeu_ps(p, v);
}
inline Quad multiply_quads(Quad a, Quad b) {
  return _mm_mul_ps(a, b);
}
inline void transpose(Quad& a, Quad& b, Quad& c, Quad& d) {
  _MM_TRANSPOSE4_PS(a, b, c, d);
}
#endif

// 2^x for |x| < 126. Range reduction to r in [−½, ½] by a number so large that its last bit is 1;
// there the polynomial is the minimax one of degree 5, whose relative error is 7.5e-8, made exact
// at 0. In float arithmetic the whole is within 2.4e-7.
inline Vector exp2_within(Vector x) {
  const Vector to_integer = splat(12582912.0f);  // 1.5 · 2^23
  const Vector shifted = add(x, to_integer);
  const Vector r = subtract(x, subtract(shifted, to_integer));
  // In Estrin's order: half as long a chain as Horner's, and it is the chain that takes the time.
  const Vector square = multiply(r, r);
  Vector p = multiply_add(splat(0.00132764725f), r, splat(0.00967554096f));
  p = multiply_add(p, square, multiply_add(splat(0.0555071309f), r, splat(0.240221202f)));
  p = multiply_add(p, square, multiply_add(splat(0.693146944f), r, splat(1.0f)));
  return scale_exponent(p, shifted);
}

// 2^x for x <= 0, infinite too; exactly 0 where it would be below the normal numbers.
inline Vector exp2_negative(Vector x) {
  const Vector least = splat(-126.0f);
  return keep_from(exp2_within(larger(x, least)), x, least);
}

}  // namespace
}  // namespace headsup::attention
