// The stable softmax of one row and what can be read off the distribution it yields.
#pragma once

#include <cstdint>

namespace headsup::attention {

// In place: row[j] = exp((row[j] − max)/τ) / Σ. masked (may be nullptr) has `count` flags; a masked
// entry becomes exactly 0 and takes no part in the sum. All masked: all zero. τ > 0.
void softmax_row(float* row, int count, float temperature, const std::uint8_t* masked);

// −Σ w·log2 w over the positive entries, in bits; summed in double.
double entropy_bits(const float* weights, int count);

}  // namespace headsup::attention
