// What the layer asks of the heap, counted in replaced operators new.
#include <doctest.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

#include "attention/multi_head.h"
#include "tests/unit/attention/reference.h"

using namespace headsup;
using attention::Options;
using attention::Status;

namespace {

long allocations = 0;
std::size_t refused_from = SIZE_MAX;  // requests of at least so many bytes fail

void* allocate(std::size_t size, std::size_t alignment) {
  ++allocations;
  if (size >= refused_from) return nullptr;
  const std::size_t padded = (size + alignment - 1) / alignment * alignment;
  return std::aligned_alloc(alignment, padded > 0 ? padded : alignment);
}

void* allocate_or_stop(std::size_t size, std::size_t alignment) {
  void* block = allocate(size, alignment);
  if (block == nullptr) std::abort();
  return block;
}

constexpr std::size_t k_default = alignof(std::max_align_t);

}  // namespace

void* operator new(std::size_t size) {
  return allocate_or_stop(size, k_default);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size, k_default);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate_or_stop(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return allocate(size, static_cast<std::size_t>(alignment));
}
#if defined(__GNUC__) && !defined(__clang__)
// That blocks come from malloc, GCC only sees where it inlines.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif
void operator delete(void* block) noexcept {
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept {
  std::free(block);
}
void operator delete(void* block, std::align_val_t) noexcept {
  std::free(block);
}
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
  std::free(block);
}

TEST_CASE("after the first call at a number of tokens nothing is allocated") {
  test::RandomFloats random(43);
  for (const int tokens : {1, 8, 300}) {
    for (const attention::Shape& shape : {attention::Shape{32, 4, 8}, {300, 2, 150}}) {
      test::RandomLayer made(shape, random);
      const auto x = random(tokens * shape.d_model);
      const auto wide = random(tokens * shape.heads * shape.d_k);
      const auto bias = random(shape.heads * tokens * tokens);
      const std::vector<std::uint8_t> masked(tokens);
      Options options;
      options.bias = bias.data();
      options.key_bias = bias.data();
      options.masked = masked.data();

      const long before = allocations;
      REQUIRE(made.layer.forward(x.data(), tokens, {}) == Status::ok);
      CHECK(allocations > before);  // the counter counts

      const long after = allocations;
      Status statuses[4];
      statuses[0] = made.layer.forward(x.data(), tokens, options);
      statuses[1] = made.layer.attend(wide.data(), wide.data(), wide.data(), tokens, options);
      options.keep_weights = false;
      statuses[2] = made.layer.forward(x.data(), tokens, options);
      statuses[3] = made.layer.forward(x.data(), tokens, {});
      CHECK(allocations == after);
      for (const Status status : statuses) CHECK(status == Status::ok);
    }
  }
}

TEST_CASE("without weights the squares of the tokens are never held") {
  test::RandomFloats random(47);
  test::RandomLayer made({4, 2, 2}, random);
  const auto x = random(1000 * 4);
  refused_from = 1000 * 1000 * sizeof(float);
  Options options;
  const Status kept = made.layer.forward(x.data(), 1000, options);
  options.keep_weights = false;
  const Status streamed = made.layer.forward(x.data(), 1000, options);
  refused_from = SIZE_MAX;
  CHECK(kept == Status::out_of_memory);
  CHECK(streamed == Status::ok);
}

TEST_CASE("without memory there are no results, and the layer works on") {
  test::RandomFloats random(53);
  test::RandomLayer made({4, 2, 2}, random);
  const auto x = random(100 * 4);
  REQUIRE(made.layer.forward(x.data(), 8, {}) == Status::ok);
  refused_from = 100 * 100 * sizeof(float);
  const Status status = made.layer.forward(x.data(), 100, {});
  refused_from = SIZE_MAX;
  CHECK(status == Status::out_of_memory);
  CHECK(made.layer.tokens() == 0);
  CHECK(made.layer.output() == nullptr);
  REQUIRE(made.layer.forward(x.data(), 100, {}) == Status::ok);
  const auto expected = test::reference_forward(x, made.projections(), 100, made.shape, {});
  CHECK(test::largest_difference(made.layer.output(), expected.output) <= 1e-5);
}
