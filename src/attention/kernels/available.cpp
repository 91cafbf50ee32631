#include "attention/kernels/kernels.h"

namespace headsup::attention {

// One source file each; kernels.cmake says which of them this build has.
extern const Kernels k_avx512_kernels;
extern const Kernels k_avx2_kernels;
extern const Kernels k_wasm_kernels;

const Kernels* const* available_kernels() {
#if defined(HEADSUP_KERNELS_AVX2)
  static const Kernels* list[3] = {};
  if (list[0] == nullptr) {
    int count = 0;
    if (__builtin_cpu_supports("avx512f")) list[count++] = &k_avx512_kernels;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
      list[count++] = &k_avx2_kernels;
    }
  }
  return list;
#elif defined(HEADSUP_KERNELS_WASM)
  static const Kernels* const list[] = {&k_wasm_kernels, nullptr};
  return list;
#else
  static const Kernels* const list[] = {nullptr};
  return list;
#endif
}

}  // namespace headsup::attention
