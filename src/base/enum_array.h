// An array whose subscripts are the values of an enumeration, in their order.
#pragma once

#include <cstddef>

namespace headsup::base {

template <class Key, class Value, std::size_t Count>
struct EnumArray {
  Value values[Count];

  constexpr Value& operator[](Key key) { return values[static_cast<std::size_t>(key)]; }
  constexpr const Value& operator[](Key key) const { return values[static_cast<std::size_t>(key)]; }
  constexpr Value* begin() { return values; }
  constexpr Value* end() { return values + Count; }
  constexpr const Value* begin() const { return values; }
  constexpr const Value* end() const { return values + Count; }
};

}  // namespace headsup::base
