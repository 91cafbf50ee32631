// What surrounds the tiles: packing, products of any size, what is largest. To be included by one
// source file per instruction set, as vector.h.
#pragma once

#include "attention/kernels/kernels.h"
#include "attention/kernels/tiles.h"

namespace headsup::attention {
namespace {

// Of ints and pointers, rather than std::min and std::max: a template's instance compiled here for
// a newer processor might be the one that the linker keeps for all.
inline int other(int a, int b) {
  return a < b ? a : b;
}
inline int round_up(int count, int unit) {
  return (count + unit - 1) / unit * unit;
}
inline void fill(float* start, std::ptrdiff_t count, float value) {
  for (std::ptrdiff_t i = 0; i < count; ++i) start[i] = value;
}

// packed[col · packed_stride + row] = b[row · stride + col] · factor
void pack_transposed(const float* b, int rows, int cols, std::ptrdiff_t stride, float factor,
                     float* packed, std::ptrdiff_t packed_stride) {
  const Quad factors = splat_quad(factor);
  for (int row = 0; row < rows; row += 4) {
    int col = 0;
    for (; row + 4 <= rows && col + 4 <= cols; col += 4) {
      const float* from = b + row * stride + col;
      Quad block[4];
      repeat<4>([&](auto i) HEADSUP_LAMBDA {
        block[i] = multiply_quads(load_quad(from + i * stride), factors);
      });
      transpose(block[0], block[1], block[2], block[3]);
      float* to = packed + col * packed_stride + row;
      repeat<4>([&](auto i) HEADSUP_LAMBDA { store_quad(to + i * packed_stride, block[i]); });
    }
    for (; col < cols; ++col) {
      for (int i = row; i < other(row + 4, rows); ++i) {
        packed[col * packed_stride + i] = b[i * stride + col] * factor;
      }
    }
  }
}

// Left operands: tile by tile, each depth × k_tile_rows, and zeros where the last one has no rows.
void pack_rows(const float* a, int rows, int depth, std::ptrdiff_t stride, float* packed) {
  for (int row = 0; row < rows; row += k_tile_rows) {
    const int count = other(k_tile_rows, rows - row);
    if (count < k_tile_rows) fill(packed, static_cast<std::ptrdiff_t>(depth) * k_tile_rows, 0);
    pack_transposed(a + row * stride, count, depth, stride, 1, packed, k_tile_rows);
    packed += static_cast<std::ptrdiff_t>(depth) * k_tile_rows;
  }
}

// Right operands: panels of k_panel columns, each depth × its width and row-major; the last one is
// as wide as the rest needs in whole vectors, with zeros.
//
// Some rows of it from the k-th of `depth` on.
void pack_column_rows(const float* b, int k, int rows, int depth, int cols, std::ptrdiff_t stride,
                      float* packed) {
  for (int col = 0; col < cols; col += k_panel) {
    const int wanted = other(k_panel, cols - col);
    const int width = round_up(wanted, k_lanes);
    const float* row = b + col;
    float* target = packed + static_cast<std::ptrdiff_t>(k) * width;
    for (int i = 0; i < rows; ++i, row += stride, target += width) {
      int n = 0;
      for (; n + 4 <= wanted; n += 4) store_quad(target + n, load_quad(row + n));
      for (; n < wanted; ++n) target[n] = row[n];
      for (; n < width; ++n) target[n] = 0;
    }
    packed += static_cast<std::ptrdiff_t>(width) * depth;
  }
}
void pack_columns(const float* b, int depth, int cols, std::ptrdiff_t stride, float* packed) {
  pack_column_rows(b, 0, depth, depth, cols, stride, packed);
}
void pack_column_row(const float* row, int k, int depth, int cols, float* packed) {
  pack_column_rows(row, k, 1, depth, cols, 0, packed);
}

// What there is of a tile at an edge: the first rows and columns of it.
inline void copy_rest(const float* tile, int rows, int cols, float* out, std::ptrdiff_t stride) {
  for (int m = 0; m < rows; ++m) {
    for (int n = 0; n < cols; ++n) out[m * stride + n] = tile[m * k_panel + n];
  }
}

// One packed tile of rows times all panels; only `valid` rows of c are written. c: `cols` apart.
void multiply_rows(const float* rows, int valid, int depth, const float* packed, int cols,
                   float* c) {
  const int whole_panels = valid == k_tile_rows ? cols / k_panel : 0;
  multiply_panels(rows, packed, whole_panels, depth, c, cols);
  packed += static_cast<std::ptrdiff_t>(whole_panels) * k_panel * depth;
  float rest[k_tile_rows * k_panel];
  for (int col = whole_panels * k_panel; col < cols; col += k_panel) {
    const int wanted = other(k_panel, cols - col);
    const int width = round_up(wanted, k_lanes);
    const bool whole = valid == k_tile_rows && wanted == width;
    float* out = whole ? c + col : rest;
    const std::ptrdiff_t stride = whole ? cols : k_panel;
    if (width == k_panel) {
      multiply_panels(rows, packed, 1, depth, out, stride);
    } else {
      multiply_tile<1, k_tile_rows>(rows, packed, depth, out, stride, false);
    }
    packed += static_cast<std::ptrdiff_t>(width) * depth;
    if (whole) continue;
    copy_rest(rest, valid, wanted, c + col, cols);
  }
}

// scratch: depth × k_tile_rows
void multiply_packed(const float* a, int rows, int depth, const float* const* packed, int matrices,
                     int cols, float* const* c, float* scratch) {
  for (int row = 0; row < rows; row += k_tile_rows) {
    const int valid = other(k_tile_rows, rows - row);
    pack_rows(a + static_cast<std::ptrdiff_t>(row) * depth, valid, depth, depth, scratch);
    for (int i = 0; i < matrices; ++i) {
      multiply_rows(scratch, valid, depth, packed[i], cols,
                    c[i] + static_cast<std::ptrdiff_t>(row) * cols);
    }
  }
}

float largest(const float* values, std::size_t count) {
  Vector most[4];
  repeat<4>([&](auto n) HEADSUP_LAMBDA { most[n] = splat(0.0f); });
  std::size_t i = 0;
  for (; i + 4 * k_lanes <= count; i += 4 * k_lanes) {
    repeat<4>([&](auto n) HEADSUP_LAMBDA {
      most[n] = larger_bits(most[n], magnitude(load(values + i + n * k_lanes)));
    });
  }
  float lanes[k_lanes];
  store(lanes, larger_bits(larger_bits(most[0], most[1]), larger_bits(most[2], most[3])));
  // As numbers their bits are in the same order, NaN last.
  unsigned result = 0;
  const auto take = [&result](float v) {
    const unsigned bits = __builtin_bit_cast(unsigned, v) & 0x7fffffffu;
    result = bits > result ? bits : result;
  };
  for (const float v : lanes) take(v);
  for (; i < count; ++i) take(values[i]);
  return __builtin_bit_cast(float, result);
}

float largest_square(const float* values, int rows, int cols, std::ptrdiff_t stride) {
  float result = 0;
  for (int row = 0; row < rows; ++row, values += stride) {
    Vector squares = splat(0.0f);
    int i = 0;
    for (; i + k_lanes <= cols; i += k_lanes) {
      const Vector v = load(values + i);
      squares = multiply_add(v, v, squares);
    }
    float lanes[k_lanes];
    store(lanes, squares);
    float sum = 0;
    for (const float v : lanes) sum += v;
    for (; i < cols; ++i) sum += values[i] * values[i];
    if (sum > result || sum != sum) result = sum;
  }
  return result;
}

}  // namespace
}  // namespace headsup::attention
