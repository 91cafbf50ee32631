#include "attention/kernels/attend.h"

namespace headsup::attention {

extern const Kernels k_avx512_kernels;
const Kernels k_avx512_kernels = {"AVX-512", k_lanes,        k_tile_rows,     k_few,
                                  pack_rows, pack_columns,   pack_column_row, multiply_packed,
                                  attend,    attend_scratch, largest,         largest_square};

}  // namespace headsup::attention
