#include "base/order.h"

#include <algorithm>

namespace headsup::base {

void sort_stably(std::vector<int>& numbers, const Before& before) {
  std::stable_sort(numbers.begin(), numbers.end(), before);
}

void keep_first(std::vector<int>& numbers, std::size_t count, const Before& before) {
  const auto end = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(count, numbers.size()));
  std::nth_element(numbers.begin(), end, numbers.end(), before);
  std::sort(numbers.begin(), end, before);
  numbers.erase(end, numbers.end());
}

}  // namespace headsup::base
