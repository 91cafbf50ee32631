#include "attention/kernels/kernels.h"

namespace headsup::attention {

// One source file each; kernels.cmake says which of them this build has.
extern const Kernels k_avx512_kernels;
extern const Kernels k_avx2_kernels;
extern const Kernels k_wasm_kernels;

const Kernels* const* available_kernels() {
#if defined(HEADSUP_KERNELS_AVX2)
  struct List {
    const Kernels* first[3] = {};
    List() {
      int count = 0;
      if (__builtin_cpu_supports("avx512f")) first[count++] = &k_avx512_kernels;
      if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        first[count++] = &k_avx2_kernels;
      }
    }
  };
  static const List list;
  return list.first;
#elif defined(HEADSUP_KERNELS_WASM)
  static const Kernels* const list[] = {&k_wasm_kernels, nullptr};
  return list;
#else
  static const Kernels* const list[] = {nullptr};
  return list;
#endif
}

}  // namespace headsup::attention
