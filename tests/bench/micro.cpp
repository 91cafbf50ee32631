// The micro-benchmarks of micro.h as a WASM reactor, or as a native program:
//   flops|exps VARIANT REPEATS, stores FLOATS REPEATS, exp X   -> how much was done, and seconds
#include "micro.h"

#include <cstdio>
#include <cstdlib>

#ifdef __wasm__

extern const Micro micro_simd128;

#define BENCH_EXPORT extern "C" __attribute__((used, visibility("default")))

BENCH_EXPORT float* allocate(unsigned long floats) {
  return static_cast<float*>(std::aligned_alloc(64, floats * sizeof(float)));
}
BENCH_EXPORT int variants() {
  return k_micro_variants;
}
BENCH_EXPORT double flops(int variant, int repeats) {
  return micro_simd128.flops(variant, repeats);
}
BENCH_EXPORT double exps(int variant, int repeats) {
  return micro_simd128.exps(variant, repeats);
}
BENCH_EXPORT double stores(float* block, unsigned long floats, int repeats) {
  return micro_simd128.stores(block, floats, repeats);
}
BENCH_EXPORT float exp_once(float x) {
  return micro_simd128.exp_once(x);
}

#else

#include <cstring>

#include "line_server.h"

#if defined(__x86_64__)
extern const Micro micro_sse2, micro_avx2, micro_avx512;
#else
extern const Micro micro_plain;
#endif

namespace {

struct Set {
  const char* name;
  const Micro* micro;
};

Set widest() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return {"AVX-512", &micro_avx512};
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return {"AVX2", &micro_avx2};
  return {"SSE2", &micro_sse2};
#else
  return {"128 bit", &micro_plain};
#endif
}

}  // namespace

int main() {
  const Set set = widest();
  std::printf("%s\n", set.name);
  std::fflush(stdout);
  float* block = nullptr;
  unsigned long capacity = 0, floats = 0;
  char line[256];
  int variant = 0, repeats = 0;
  float x = 0;
  while (std::fgets(line, sizeof line, stdin) != nullptr) {
    double done = 0;
    if (std::sscanf(line, "stores %lu %d", &floats, &repeats) == 2 && floats > capacity) {
      std::free(block);
      block = static_cast<float*>(std::aligned_alloc(64, floats * sizeof(float)));
      capacity = floats;
      std::memset(block, 0, floats * sizeof(float));  // pages that are there already
    }
    const double start = headsup::bench::now_seconds();
    if (std::sscanf(line, "flops %d %d", &variant, &repeats) == 2) {
      done = set.micro->flops(variant, repeats);
    } else if (std::sscanf(line, "exps %d %d", &variant, &repeats) == 2) {
      done = set.micro->exps(variant, repeats);
    } else if (std::sscanf(line, "stores %lu %d", &floats, &repeats) == 2) {
      done = set.micro->stores(block, floats, repeats);
    } else if (std::sscanf(line, "exp %f", &x) == 1) {
      done = static_cast<double>(set.micro->exp_once(x));
    } else {
      std::printf("error at %s", line);
    }
    std::printf("%.9g %.9g\n", done, headsup::bench::now_seconds() - start);
    std::fflush(stdout);
  }
  std::free(block);
  return 0;
}

#endif
