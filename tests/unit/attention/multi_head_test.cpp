#include <doctest.h>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "attention/multi_head.h"
#include "tests/unit/attention/reference.h"

using namespace headsup;
using attention::Options;
using attention::Shape;
using attention::Status;

namespace {

constexpr float k_nan = std::numeric_limits<float>::quiet_NaN();
constexpr float k_infinity = std::numeric_limits<float>::infinity();
constexpr float k_max = std::numeric_limits<float>::max();

void check_near(const attention::MultiHead& layer, const test::ReferenceResult& expected) {
  CHECK(test::largest_difference(layer.weights(), expected.weights) <= 5e-6);
  CHECK(test::largest_difference(layer.concat(), expected.concat) <= 1e-5);
  CHECK(test::largest_difference(layer.output(), expected.output) <= 1e-5);
}

std::vector<float> copy_of(const float* values, std::size_t count) {
  return {values, values + count};
}

}  // namespace

TEST_CASE("equals the float64 formulas at sizes that are multiples of nothing") {
  for (const int tokens : {1, 2, 7, 33, 70}) {
    for (const Shape& shape : {Shape{1, 1, 1}, Shape{6, 3, 1}, Shape{5, 1, 5}, Shape{6, 3, 5}}) {
      CAPTURE(tokens);
      CAPTURE(shape.d_model);
      CAPTURE(shape.heads);
      CAPTURE(shape.d_k);
      test::RandomFloats random(17);
      test::RandomLayer made(shape, random);
      REQUIRE(made.status == Status::ok);
      const auto x = random(tokens * shape.d_model);
      REQUIRE(made.layer.forward(x.data(), tokens, {}) == Status::ok);
      check_near(made.layer, test::reference_forward(x, made.projections(), tokens, shape, {}));
      CHECK(made.layer.tokens() == tokens);

      const auto bias = random(shape.heads * tokens * tokens);
      const std::vector<float> temperatures = {0.5f, 2.0f, 1.0f};
      std::vector<std::uint8_t> masked(tokens);
      for (int j = 1; j < tokens; j += 3) masked[j] = 1;
      Options options;
      options.bias = bias.data();
      options.head_temperatures = temperatures.data();
      options.masked = masked.data();
      REQUIRE(made.layer.forward(x.data(), tokens, options) == Status::ok);
      check_near(made.layer,
                 test::reference_forward(x, made.projections(), tokens, shape, options));

      const std::size_t wide = tokens * shape.heads * shape.d_k;
      const auto q = random(wide), k = random(wide), v = random(wide);
      REQUIRE(made.layer.attend(q.data(), k.data(), v.data(), tokens, options) == Status::ok);
      check_near(made.layer, test::reference_attend(q, k, v, made.wo, tokens, shape, options));
      CHECK(copy_of(made.layer.q(), wide) == q);
      CHECK(copy_of(made.layer.k(), wide) == k);
      CHECK(copy_of(made.layer.v(), wide) == v);
    }
  }
}

TEST_CASE("equals the float64 formulas for a head as wide as a vocabulary") {
  const Shape shape{3, 2, 700};
  const int tokens = 130;
  test::RandomFloats random(5);
  test::RandomLayer made(shape, random);
  auto q = random(tokens * 1400);
  const auto k = random(tokens * 1400), v = random(tokens * 1400);
  for (float& value : q) value *= 0.1f;
  REQUIRE(made.layer.attend(q.data(), k.data(), v.data(), tokens, {}) == Status::ok);
  check_near(made.layer, test::reference_attend(q, k, v, made.wo, tokens, shape, {}));
}

TEST_CASE("reports q, k and v of the tokens") {
  const Shape shape{4, 2, 3};
  test::RandomFloats random(23);
  test::RandomLayer made(shape, random);
  const auto x = random(5 * 4);
  REQUIRE(made.layer.forward(x.data(), 5, {}) == Status::ok);
  CHECK(test::largest_difference(made.layer.q(), test::multiply(x, made.wq, 5, 4, 6)) <= 1e-6);
  CHECK(test::largest_difference(made.layer.k(), test::multiply(x, made.wk, 5, 4, 6)) <= 1e-6);
  CHECK(test::largest_difference(made.layer.v(), test::multiply(x, made.wv, 5, 4, 6)) <= 1e-6);
}

TEST_CASE("a masked key has weight 0 exactly; with all masked all is 0") {
  test::RandomFloats random(29);
  test::RandomLayer made({6, 3, 2}, random);
  const auto x = random(4 * 6);
  std::vector<std::uint8_t> masked = {0, 1, 0, 0};
  Options options;
  options.masked = masked.data();
  REQUIRE(made.layer.forward(x.data(), 4, options) == Status::ok);
  for (int at = 0; at < 3 * 4 * 4; ++at) CHECK((made.layer.weights()[at] == 0) == (at % 4 == 1));

  masked = {1, 1, 1, 1};
  REQUIRE(made.layer.forward(x.data(), 4, options) == Status::ok);
  CHECK(copy_of(made.layer.weights(), 48) == std::vector<float>(48));
  CHECK(copy_of(made.layer.output(), 24) == std::vector<float>(24));
}

TEST_CASE("large scores at a small temperature stay finite and sum to 1") {
  attention::MultiHead layer;
  const float one = 1;
  REQUIRE(layer.configure({1, 1, 1}, {&one, &one, &one, &one}) == Status::ok);
  for (const float size : {100.0f, 1e4f, 1e15f}) {  // scores are size²
    const std::vector<float> x = {size, -size, size};
    Options options;
    options.temperature = 0.05f;
    REQUIRE(layer.forward(x.data(), 3, options) == Status::ok);
    CHECK(copy_of(layer.weights(), 3) == std::vector<float>{0.5f, 0, 0.5f});
    CHECK(copy_of(layer.output(), 3) == std::vector<float>{size, -size, size});
  }
}

TEST_CASE("without weights the results are the same, and there are no weights") {
  test::RandomFloats random(31);
  const Shape shape{6, 3, 5};
  test::RandomLayer made(shape, random);
  const int tokens = 150;
  const auto x = random(tokens * 6), bias = random(3 * tokens * tokens);
  Options options;
  options.bias = bias.data();
  REQUIRE(made.layer.forward(x.data(), tokens, options) == Status::ok);
  const auto output = copy_of(made.layer.output(), tokens * 6);
  options.keep_weights = false;
  REQUIRE(made.layer.forward(x.data(), tokens, options) == Status::ok);
  CHECK(made.layer.weights() == nullptr);
  CHECK(copy_of(made.layer.output(), tokens * 6) == output);
}

TEST_CASE("a refused call leaves the results of the call before") {
  const Shape shape{2, 2, 2};
  test::RandomFloats random(37);
  test::RandomLayer made(shape, random);
  attention::MultiHead& layer = made.layer;
  const auto x = random(3 * 2);
  REQUIRE(layer.forward(x.data(), 3, {}) == Status::ok);
  const auto weights = copy_of(layer.weights(), 18), output = copy_of(layer.output(), 6);
  const std::vector<float> wide(12, 0.5f);

  const auto refused_forward = [&](const std::vector<float>& tokens, const Options& options) {
    return layer.forward(tokens.data(), 3, options);
  };
  for (const float bad : {k_nan, k_infinity, -k_infinity}) {
    auto broken = x;
    broken.back() = bad;
    CHECK(refused_forward(broken, {}) == Status::not_finite);
    auto broken_wide = wide;
    broken_wide[5] = bad;
    const float *good = wide.data(), *wrong = broken_wide.data();
    CHECK(layer.attend(wrong, good, good, 3, {}) == Status::not_finite);
    CHECK(layer.attend(good, wrong, good, 3, {}) == Status::not_finite);
    CHECK(layer.attend(good, good, wrong, 3, {}) == Status::not_finite);
    std::vector<float> bias(18);
    bias[17] = bad;
    Options options;
    options.bias = bias.data();
    CHECK(refused_forward(x, options) == Status::not_finite);
    const std::vector<float> key_bias = {0, 0, 0, 0, 0, bad};
    options.bias = nullptr;
    options.key_bias = key_bias.data();
    CHECK(refused_forward(x, options) == Status::not_finite);
  }
  for (const float bad : {0.0f, -1.0f, k_nan, k_infinity}) {
    Options options;
    options.temperature = bad;
    CHECK(refused_forward(x, options) == Status::bad_temperature);
    const std::vector<float> temperatures = {1, bad};
    options.temperature = 1;
    options.head_temperatures = temperatures.data();
    CHECK(refused_forward(x, options) == Status::bad_temperature);
  }
  for (const int tokens : {0, -1}) {
    CHECK(layer.forward(x.data(), tokens, {}) == Status::bad_shape);
    CHECK(layer.attend(wide.data(), wide.data(), wide.data(), tokens, {}) == Status::bad_shape);
  }

  CHECK(layer.tokens() == 3);
  CHECK(copy_of(layer.weights(), 18) == weights);
  CHECK(copy_of(layer.output(), 6) == output);
}

TEST_CASE("finite inputs that overflow on the way are an error without results") {
  attention::MultiHead layer;
  const std::vector<float> ones(4, 1);
  REQUIRE(layer.configure({2, 1, 2}, {ones.data(), ones.data(), ones.data(), ones.data()}) ==
          Status::ok);
  const std::vector<float> fine = {1, 2, 3, 4}, small = {0, 0, 0, 0};
  const std::vector<float> projection = {k_max, k_max, 0, 0};  // x·W is beyond float
  const std::vector<float> opposite = {k_max, k_max, -k_max, -k_max};
  const std::vector<float> score = {1e20f, 1e20f, 1, 1};            // q·k is beyond float
  const std::vector<float> largest = {k_max, k_max, k_max, k_max};  // weights·v·W_O is

  const auto check_no_results = [&] {
    CHECK(layer.tokens() == 0);
    for (const float* result :
         {layer.q(), layer.k(), layer.v(), layer.weights(), layer.concat(), layer.output()}) {
      CHECK(result == nullptr);
    }
    CHECK(layer.forward(fine.data(), 2, {}) == Status::ok);
    CHECK(layer.tokens() == 2);
  };
  CHECK(layer.forward(projection.data(), 2, {}) == Status::overflow);
  check_no_results();
  CHECK(layer.forward(opposite.data(), 2, {}) == Status::overflow);
  check_no_results();
  CHECK(layer.forward(score.data(), 2, {}) == Status::overflow);
  check_no_results();
  CHECK(layer.attend(small.data(), small.data(), largest.data(), 2, {}) == Status::overflow);
  check_no_results();
  Options options;
  options.bias = largest.data();
  const std::vector<float> high = {1e19f, 1e19f, 1e19f, 1e19f};  // scores are finite, + bias is not
  CHECK(layer.attend(high.data(), high.data(), fine.data(), 2, options) == Status::overflow);
  check_no_results();
}

TEST_CASE("a layer that was never configured, or badly, refuses work and keeps what it had") {
  attention::MultiHead layer;
  const std::vector<float> ones(4, 1), x = {1, 2};
  const float* w = ones.data();
  CHECK(layer.forward(x.data(), 1, {}) == Status::bad_shape);
  CHECK(layer.output() == nullptr);

  REQUIRE(layer.configure({2, 1, 2}, {w, w, w, w}) == Status::ok);
  REQUIRE(layer.forward(x.data(), 1, {}) == Status::ok);
  for (const Shape& bad :
       {Shape{0, 1, 1}, Shape{1, 0, 1}, Shape{1, 1, 0}, Shape{-1, 1, 1}, Shape{1, 1 << 30, 1 << 30},
        Shape{1, 1 << 16, 1 << 16}, Shape{2, 2, 1, {1}}, Shape{2, 1, 1, {1, 1}},
        Shape{2, 2, 1, {1, 0}}, Shape{1, 2, 1, {1 << 30, 1 << 30}}}) {
    CHECK(layer.configure(bad, {w, w, w, w}) == Status::bad_shape);
  }
  const std::vector<float> broken = {1, 1, 1, k_nan};
  const float* b = broken.data();
  CHECK(layer.configure({2, 1, 2}, {b, w, w, w}) == Status::not_finite);
  CHECK(layer.configure({2, 1, 2}, {w, b, w, w}) == Status::not_finite);
  CHECK(layer.configure({2, 1, 2}, {w, w, b, w}) == Status::not_finite);
  CHECK(layer.configure({2, 1, 2}, {w, w, w, b}) == Status::not_finite);
  CHECK(layer.shape().d_k == 2);
  CHECK(copy_of(layer.output(), 2) == std::vector<float>{6, 6});

  REQUIRE(layer.configure({1, 2, 2}, {w, w, w, w}) == Status::ok);
  CHECK(layer.tokens() == 0);
  CHECK(layer.output() == nullptr);
}

TEST_CASE("a result may be the next input, and a layer may move") {
  test::RandomFloats random(41);
  test::RandomLayer made({6, 3, 2}, random);
  const auto x = random(4 * 6);
  REQUIRE(made.layer.forward(x.data(), 4, {}) == Status::ok);
  const auto once = copy_of(made.layer.output(), 24);
  REQUIRE(made.layer.forward(made.layer.output(), 4, {}) == Status::ok);
  const auto twice = copy_of(made.layer.output(), 24);
  REQUIRE(made.layer.forward(once.data(), 4, {}) == Status::ok);
  CHECK(copy_of(made.layer.output(), 24) == twice);

  const attention::MultiHead moved = std::move(made.layer);
  CHECK(copy_of(moved.output(), 24) == twice);
}
