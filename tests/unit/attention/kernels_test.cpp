// The kernels against Eigen and the float64 formulas, where they differ from it: at edges of tiles,
// panels and chunks, where scores need a maximum, in parts, by the row and by the column.
#include <doctest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "attention/kernels/kernels.h"
#include "attention/multi_head.h"
#include "tests/unit/attention/reference.h"

using namespace headsup;
using attention::Kernels;
using attention::MultiHead;
using attention::Options;
using attention::Shape;
using attention::Status;

namespace {

// Two of the same size in all.
const Shape k_equal{6, 3, 5};
const Shape k_unequal{6, 3, 0, {9, 1, 5}};

// A layer with given kernels and everything that a comparison needs.
struct Case {
  Case(const Kernels* kernels, const Shape& given, int count, float size, unsigned seed)
      : shape(given), tokens(count), random(seed) {
    wo = random(width() * shape.d_model);
    const auto any = random(width() * shape.d_model);
    layer.use(kernels);
    REQUIRE(layer.configure(shape, {any.data(), any.data(), any.data(), wo.data()}) == Status::ok);
    q = random(count * width());
    k = random(count * width());
    v = random(count * width());
    for (float& value : q) value *= size;
    bias = random(shape.heads * count * count);
    key_bias = random(shape.heads * count);
    masked.resize(count);
    for (int j = 1; j < count; j += 3) masked[j] = 1;
  }

  int width() const { return shape.column(shape.heads); }
  Status attend(const Options& options) {
    return layer.attend(q.data(), k.data(), v.data(), tokens, options);
  }
  void check(const Options& options, double tolerance = 5e-6) const {
    const auto expected = test::reference_attend(q, k, v, wo, tokens, shape, options);
    CHECK(test::largest_difference(layer.weights(), expected.weights) <= tolerance);
    CHECK(test::largest_difference(layer.concat(), expected.concat) <= 2 * tolerance);
    CHECK(test::largest_difference(layer.output(), expected.output) <= 2 * tolerance);
  }

  Shape shape;
  int tokens;
  test::RandomFloats random;
  MultiHead layer;
  std::vector<float> q, k, v, wo, bias, key_bias;
  std::vector<std::uint8_t> masked;
};

template <class Body>
void with_every_kernels(const Body& body) {
  for (const Kernels* kernels : test::every_kernels()) {
    CAPTURE(std::string(test::name_of(kernels)));
    body(kernels);
  }
}

void check_with_and_without_options(Case& made) {
  REQUIRE(made.attend({}) == Status::ok);
  made.check({});
  Options options;
  options.masked = made.masked.data();
  options.bias = made.bias.data();
  options.temperature = 0.7f;
  REQUIRE(made.attend(options) == Status::ok);
  made.check(options);
  options.key_bias = made.key_bias.data();
  REQUIRE(made.attend(options) == Status::ok);
  made.check(options);
  options.bias = nullptr;
  options.masked = nullptr;
  REQUIRE(made.attend(options) == Status::ok);
  made.check(options);
}

std::vector<float> copy_of(const float* values, std::size_t count) {
  return {values, values + count};
}

}  // namespace

TEST_CASE("every set of kernels equals the float64 formulas at the edges of its tiles") {
  with_every_kernels([](const Kernels* kernels) {
    for (const int d_k : {1, 3, 8, 17, 40}) {
      for (const int tokens : {1, 5, 31, 32, 33, 63, 65, 130}) {
        CAPTURE(d_k);
        CAPTURE(tokens);
        Case made(kernels, {5, 2, d_k}, tokens, 1, 3);
        check_with_and_without_options(made);
      }
    }
  });
}

TEST_CASE("every set of kernels equals the float64 formulas where heads differ in width") {
  with_every_kernels([](const Kernels* kernels) {
    for (const std::vector<int>& widths :
         {std::vector<int>{64, 16, 16, 8}, {1, 64, 3, 2}, {2, 3, 17, 1}, {130}}) {
      const Shape shape{5, static_cast<int>(widths.size()), 0, widths};
      for (const int tokens : {1, 5, 31, 33, 130}) {
        CAPTURE(widths.front());
        CAPTURE(tokens);
        Case made(kernels, shape, tokens, 1, 61);
        check_with_and_without_options(made);

        test::RandomLayer projected(shape, made.random);
        const auto x = made.random(tokens * shape.d_model);
        MultiHead layer;
        layer.use(kernels);
        REQUIRE(layer.configure(shape, projected.projections()) == Status::ok);
        REQUIRE(layer.forward(x.data(), tokens, {}) == Status::ok);
        const auto expected =
            test::reference_forward(x, projected.projections(), tokens, shape, {});
        CHECK(test::largest_difference(layer.weights(), expected.weights) <= 5e-6);
        // Sums over more columns are larger, and so is what float leaves of them.
        CHECK(test::largest_difference(layer.output(), expected.output) <= 1e-5);
      }
    }
  });
}

TEST_CASE("heads whose widths are listed and equal are the same, bit by bit") {
  with_every_kernels([](const Kernels* kernels) {
    Case one(kernels, {6, 4, 8}, 40, 1, 67), other(kernels, {6, 4, 0, {8, 8, 8, 8}}, 40, 1, 67);
    REQUIRE(one.attend({}) == Status::ok);
    REQUIRE(other.attend({}) == Status::ok);
    CHECK(copy_of(one.layer.weights(), 4 * 40 * 40) == copy_of(other.layer.weights(), 4 * 40 * 40));
    CHECK(copy_of(one.layer.output(), 40 * 6) == copy_of(other.layer.output(), 40 * 6));
  });
}

TEST_CASE("every set of kernels equals the float64 formulas over many chunks of keys") {
  with_every_kernels([](const Kernels* kernels) {
    for (const float size : {1.0f, 15.0f}) {  // with 15 a maximum has to be subtracted
      CAPTURE(size);
      Case made(kernels, {3, 1, 70}, 331, size, 9);
      REQUIRE(made.attend({}) == Status::ok);
      made.check({}, size > 1 ? 1e-5 : 5e-6);
      // The same, without weights: bit by bit.
      const auto output = copy_of(made.layer.output(), 331 * 3);
      Options options;
      options.keep_weights = false;
      REQUIRE(made.attend(options) == Status::ok);
      CHECK(copy_of(made.layer.output(), 331 * 3) == output);
    }
  });
}

TEST_CASE("a row whose scores rise from chunk to chunk is scaled to its largest") {
  with_every_kernels([](const Kernels* kernels) {
    const int tokens = 20000;  // several chunks even at d_k = 1
    Case made(kernels, {1, 1, 1}, 3, 1, 1);
    Options options;
    options.keep_weights = false;
    std::vector<float> q(tokens, 0), k(tokens), v(tokens);
    q[0] = 1, q[1] = -1;
    double rising = 0, falling = 0, rising_mean = 0, falling_mean = 0;
    for (int j = 0; j < tokens; ++j) {
      k[j] = static_cast<float>(j) * 0.01f - 100;
      v[j] = static_cast<float>(j) / tokens;
      const double key = static_cast<double>(k[j]);
      const double value = static_cast<double>(v[j]);
      rising += std::exp(key - 100), rising_mean += std::exp(key - 100) * value;
      falling += std::exp(-key - 100), falling_mean += std::exp(-key - 100) * value;
    }
    REQUIRE(made.layer.attend(q.data(), k.data(), v.data(), tokens, options) == Status::ok);
    CHECK(std::abs(static_cast<double>(made.layer.concat()[0]) - rising_mean / rising) <= 1e-5);
    CHECK(std::abs(static_cast<double>(made.layer.concat()[1]) - falling_mean / falling) <= 1e-5);
  });
}

TEST_CASE("rows sum to 1 and stay finite at scores of ±1e4") {
  with_every_kernels([](const Kernels* kernels) {
    Case made(kernels, {4, 2, 4}, 200, 1e4f, 21);
    REQUIRE(made.attend({}) == Status::ok);
    for (int row = 0; row < 2 * 200; ++row) {
      double sum = 0;
      for (int j = 0; j < 200; ++j) {
        const float weight = made.layer.weights()[row * 200 + j];
        REQUIRE(std::isfinite(weight));
        sum += static_cast<double>(weight);
      }
      CHECK(std::abs(sum - 1) <= 1e-6);
    }
  });
}

TEST_CASE("in parts the results are those of one call") {
  with_every_kernels([](const Kernels* kernels) {
    Case made(kernels, {6, 3, 5}, 150, 1, 33);
    REQUIRE(made.attend({}) == Status::ok);
    const auto weights = copy_of(made.layer.weights(), 3 * 150 * 150);
    const auto output = copy_of(made.layer.output(), 150 * 6);

    MultiHead& layer = made.layer;
    REQUIRE(layer.begin(made.q.data(), made.k.data(), made.v.data(), 150, {}) == Status::ok);
    CHECK(layer.done() == 0);
    CHECK(layer.output() == nullptr);
    CHECK(copy_of(layer.q(), 150 * 15) == made.q);
    int steps = 0;
    for (double before = 0; layer.done() < 1; ++steps) {
      REQUIRE(layer.advance(40) == Status::ok);
      CHECK(layer.done() > before);
      before = layer.done();
    }
    CHECK(steps > 5);
    CHECK(copy_of(layer.weights(), 3 * 150 * 150) == weights);
    CHECK(copy_of(layer.output(), 150 * 6) == output);
    CHECK(layer.advance(1) == Status::ok);  // there is nothing left to do
  });
}

TEST_CASE("one row is the row of the whole, before and after the others") {
  with_every_kernels([](const Kernels* kernels) {
    using Wanted = std::pair<float, Shape>;
    for (const Wanted& wanted : {Wanted{1.0f, k_equal}, Wanted{1.0f, k_unequal},
                                 Wanted{300.0f, k_equal}, Wanted{300.0f, k_unequal}}) {
      const float size = wanted.first;
      Case made(kernels, wanted.second, 90, size, 35);
      Options options;
      options.masked = made.masked.data();
      REQUIRE(made.layer.begin(made.q.data(), made.k.data(), made.v.data(), 90, options) ==
              Status::ok);
      std::vector<float> weights(3 * 90), concat(15), output(6);
      REQUIRE(made.layer.row(71, weights.data(), concat.data(), output.data()) == Status::ok);
      REQUIRE(made.layer.advance(3 * 90) == Status::ok);
      const auto check = [&](const float* own, const float* whole, std::size_t count) {
        const auto expected = copy_of(whole, count);
        if (kernels != nullptr) {
          CHECK(copy_of(own, count) == expected);
        } else {  // Eigen adds in another order where there is one row only
          CHECK(test::largest_difference(own, expected) <= (size > 1 ? 1e-4 : 1e-6));
        }
      };
      for (int head = 0; head < 3; ++head) {
        check(weights.data() + head * 90, made.layer.weights() + (head * 90 + 71) * 90, 90);
      }
      check(concat.data(), made.layer.concat() + 71 * 15, 15);
      check(output.data(), made.layer.output() + 71 * 6, 6);
      CHECK(made.layer.row(90, weights.data(), nullptr, nullptr) == Status::bad_shape);
      CHECK(made.layer.row(-1, weights.data(), nullptr, nullptr) == Status::bad_shape);
    }
  });
}

TEST_CASE("weights too many for the caches are the same rows, aligned or not") {
  with_every_kernels([](const Kernels* kernels) {
    for (const int tokens : {2064, 2067}) {
      REQUIRE(static_cast<std::size_t>(tokens * tokens) > attention::k_past_caches);
      Case made(kernels, {2, 1, 4}, tokens, 1, 47);
      REQUIRE(made.attend({}) == Status::ok);
      std::vector<float> weights(tokens);
      for (const int token : {0, 17, 1031, tokens - 1}) {
        CAPTURE(token);
        REQUIRE(made.layer.row(token, weights.data(), nullptr, nullptr) == Status::ok);
        const float* whole = made.layer.weights() + static_cast<std::ptrdiff_t>(token) * tokens;
        CHECK(test::largest_difference(whole, weights) <= (kernels != nullptr ? 0 : 1e-6));
      }
    }
  });
}

TEST_CASE("after one token's numbers changed everything is as if computed again") {
  with_every_kernels([](const Kernels* kernels) {
    for (const float size : {1.0f, 40.0f}) {
      using Wanted = std::pair<bool, Shape>;
      for (const Wanted& wanted : {Wanted{true, k_equal}, Wanted{false, k_equal},
                                   Wanted{true, k_unequal}, Wanted{false, k_unequal}}) {
        const bool keep = wanted.first;
        CAPTURE(size);
        CAPTURE(keep);
        const int tokens = 70, wide = 15;
        Case made(kernels, wanted.second, tokens, size, 37);
        std::vector<std::uint8_t> masked(tokens);
        masked[8] = 1;
        Options options;
        options.bias = made.bias.data();
        options.key_bias = made.key_bias.data();
        options.masked = masked.data();
        options.keep_weights = keep;
        REQUIRE(made.attend(options) == Status::ok);
        for (int round = 0; round < 60; ++round) {
          const int token = round * 11 % tokens;
          // Every seventh key is one that every query attends to, or has attended to.
          const float loudness = round % 7 == 3 ? 12.0f : 1.0f;
          auto q = made.random(wide), k = made.random(wide);
          const auto v = made.random(wide);
          for (float& value : q) value *= size;
          for (float& value : k) value *= loudness;
          const std::size_t at = static_cast<std::size_t>(token) * wide;
          std::copy(k.begin(), k.end(), made.k.begin() + static_cast<std::ptrdiff_t>(at));
          std::copy(v.begin(), v.end(), made.v.begin() + static_cast<std::ptrdiff_t>(at));
          REQUIRE(made.layer.update_key_value(token, k.data(), v.data()) == Status::ok);
          if (round % 3 != 0) continue;
          std::copy(q.begin(), q.end(), made.q.begin() + static_cast<std::ptrdiff_t>(at));
          REQUIRE(made.layer.update_query(token, q.data()) == Status::ok);
        }
        const auto expected =
            test::reference_attend(made.q, made.k, made.v, made.wo, tokens, made.shape, options);
        // float32 itself is this far from float64 at such scores
        const double tolerance = size > 1 ? 2e-5 : 5e-6;
        if (keep) {
          CHECK(test::largest_difference(made.layer.weights(), expected.weights) <= tolerance);
        }
        CHECK(test::largest_difference(made.layer.concat(), expected.concat) <= 2 * tolerance);
        CHECK(test::largest_difference(made.layer.output(), expected.output) <= 2 * tolerance);
        CHECK(copy_of(made.layer.k(), made.k.size()) == made.k);
      }
    }
  });
}

TEST_CASE("an update that cannot be is refused, and the results stay") {
  with_every_kernels([](const Kernels* kernels) {
    Case made(kernels, {2, 1, 2}, 4, 1, 39);
    const std::vector<float> fine = {1, 2}, broken = {1, std::nanf("")};
    CHECK(made.layer.update_query(0, fine.data()) == Status::bad_shape);  // nothing is computed yet
    REQUIRE(made.attend({}) == Status::ok);
    const auto output = copy_of(made.layer.output(), 8);
    CHECK(made.layer.update_query(4, fine.data()) == Status::bad_shape);
    CHECK(made.layer.update_key_value(-1, fine.data(), fine.data()) == Status::bad_shape);
    CHECK(made.layer.update_query(0, broken.data()) == Status::not_finite);
    CHECK(made.layer.update_key_value(0, fine.data(), broken.data()) == Status::not_finite);
    CHECK(copy_of(made.layer.output(), 8) == output);
    const std::vector<float> huge = {3e38f, 3e38f};
    CHECK(made.layer.update_key_value(0, huge.data(), fine.data()) == Status::overflow);
    CHECK(made.layer.tokens() == 0);
    CHECK(made.layer.output() == nullptr);
  });
}
