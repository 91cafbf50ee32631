// Whether floats are finite.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace headsup::attention {

// Integers, because this reduction vectorises and one of floats does not.
inline bool all_finite(const float* values, std::size_t count) {
  constexpr std::uint32_t k_magnitude = 0x7fffffff, k_infinity = 0x7f800000;
  std::uint32_t largest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t bits;
    std::memcpy(&bits, values + i, sizeof bits);
    largest = std::max(largest, bits & k_magnitude);
  }
  return largest < k_infinity;
}

}  // namespace headsup::attention
