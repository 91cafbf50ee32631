#include <doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "base/order.h"

using namespace headsup;

namespace {

const std::vector<int> k_value = {3, 1, 3, 2, 3, 1};
const auto larger = [](int a, int b) { return k_value[a] > k_value[b]; };
const std::vector<int> k_everybody = {0, 1, 2, 3, 4, 5};

}  // namespace

TEST_CASE("equal ones keep their order") {
  std::vector<int> numbers = k_everybody;
  base::sort_stably(numbers, larger);
  CHECK(numbers == std::vector<int>{0, 2, 4, 3, 1, 5});
}

TEST_CASE("the first few are kept, in order, or all there are") {
  const auto before = [](int a, int b) { return larger(a, b) || (!larger(b, a) && a > b); };
  const std::vector<int> sorted = {4, 2, 0, 3, 5, 1};
  for (std::size_t count = 0; count <= 8; ++count) {
    CAPTURE(count);
    std::vector<int> numbers = k_everybody;
    base::keep_first(numbers, count, before);
    CHECK(numbers ==
          std::vector<int>(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(
                                                                std::min<std::size_t>(count, 6))));
  }
}

TEST_CASE("things are moved to where they belong") {
  std::vector<std::string> words = {"of", "attention", "a", "to", "heads"};
  base::sort_things(words,
                    [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  CHECK(words == std::vector<std::string>{"a", "of", "to", "heads", "attention"});
}
