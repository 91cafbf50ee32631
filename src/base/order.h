// Sorting with one body for the whole program. std::sort and its like are compiled again for every
// comparison they are given, and there were thirty of them: a twelfth of the page's code.
#pragma once

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace headsup::base {

// A comparison by reference: whether the thing with number a comes before the one with number b.
// Only to be passed on; what it refers to must outlive the call.
class Before {
 public:
  template <class Compare>
  Before(const Compare& compare)  // NOLINT(google-explicit-constructor): a lambda is passed as is
      : compare_(&compare), call_([](const void* self, int a, int b) {
          return static_cast<bool>((*static_cast<const Compare*>(self))(a, b));
        }) {}
  bool operator()(int a, int b) const { return call_(compare_, a, b); }

 private:
  const void* compare_;
  bool (*call_)(const void*, int, int);
};

// Sorts; what neither comes before keeps its order.
void sort_stably(std::vector<int>& numbers, const Before& before);

// Keeps the first `count` in sorted order, or all that there are. `before` decides ties.
void keep_first(std::vector<int>& numbers, std::size_t count, const Before& before);

// The same for things themselves; `before` compares two of them.
template <class Thing, class Compare>
void sort_things(std::vector<Thing>& things, const Compare& before) {
  std::vector<int> numbers(things.size());
  std::iota(numbers.begin(), numbers.end(), 0);
  sort_stably(numbers, [&](int a, int b) { return before(things[a], things[b]); });
  std::vector<Thing> sorted;
  sorted.reserve(things.size());
  for (const int number : numbers) {
    sorted.push_back(std::move(things[number]));
  }
  things = std::move(sorted);
}

}  // namespace headsup::base
