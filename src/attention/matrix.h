// Eigen views of row-major float arrays, and their product without temporary memory.
#pragma once

#include <algorithm>

// Every array of the layer is a Buffer. Should Eigen reach for the heap all the same, a debug build
// stops there.
#define EIGEN_NO_MALLOC
#include <Eigen/Core>

namespace headsup::attention {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using View = Eigen::Map<Matrix, 0, Eigen::OuterStride<>>;
using ConstView = Eigen::Map<const Matrix, 0, Eigen::OuterStride<>>;

// rows × cols; `stride` floats from one row to the next.
inline View view(float* data, Eigen::Index rows, Eigen::Index cols, Eigen::Index stride) {
  return {data, rows, cols, Eigen::OuterStride<>(stride)};
}
inline ConstView view(const float* data, Eigen::Index rows, Eigen::Index cols,
                      Eigen::Index stride) {
  return {data, rows, cols, Eigen::OuterStride<>(stride)};
}

// c = a · b, where b may be the transpose of a view.
template <class Left, class Right>
void multiply(const Left& a, const Right& b, View c) {
#if defined(HEADSUP_KERNELS_WASM)
  // Beside kernels, for numbers only that are too large for them: a download had better be small.
  c = a.lazyProduct(b);
#else
  // In tiles, because Eigen packs both operands into buffers that are on the stack up to 128 KB and
  // on the heap beyond; a tile's are 64 KB each.
  constexpr Eigen::Index k_tile = 64, k_tile_depth = 256;
  for (Eigen::Index row = 0; row < c.rows(); row += k_tile) {
    const Eigen::Index rows = std::min(k_tile, c.rows() - row);
    for (Eigen::Index col = 0; col < c.cols(); col += k_tile) {
      const Eigen::Index cols = std::min(k_tile, c.cols() - col);
      auto tile = c.block(row, col, rows, cols);
      tile.setZero();
      for (Eigen::Index from = 0; from < a.cols(); from += k_tile_depth) {
        const Eigen::Index depth = std::min(k_tile_depth, a.cols() - from);
        tile.noalias() += a.block(row, from, rows, depth) * b.block(from, col, depth, cols);
      }
    }
  }
#endif
}

}  // namespace headsup::attention
