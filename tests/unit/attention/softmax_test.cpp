#include <doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "attention/softmax.h"

using headsup::attention::entropy_bits;
using headsup::attention::softmax_row;

namespace {

std::vector<float> softmax(std::vector<float> row, float temperature,
                           const std::vector<std::uint8_t>& masked = {}) {
  softmax_row(row.data(), static_cast<int>(row.size()), temperature,
              masked.empty() ? nullptr : masked.data());
  return row;
}

double sum(const std::vector<float>& row) {
  double total = 0;
  for (const float value : row) total += value;
  return total;
}

}  // namespace

TEST_CASE("softmax equals its definition") {
  const std::vector<float> logits = {0.3f, -1.2f, 2.0f, 0.0f};
  for (const float temperature : {0.05f, 0.5f, 1.0f, 20.0f}) {
    double total = 0;
    for (const float logit : logits) total += std::exp(double(logit) / temperature);
    const auto weights = softmax(logits, temperature);
    for (std::size_t j = 0; j < logits.size(); ++j) {
      CHECK(weights[j] ==
            doctest::Approx(std::exp(double(logits[j]) / temperature) / total).epsilon(1e-6));
    }
  }
}

TEST_CASE("softmax does not change when a constant is added") {
  CHECK(softmax({1, 2, 4}, 0.5f) == softmax({1025, 1026, 1028}, 0.5f));
}

TEST_CASE("softmax stays finite where exp, the division by tau or the difference overflows") {
  constexpr float k_max = std::numeric_limits<float>::max();
  CHECK(softmax({1e4f, -1e4f}, 0.05f) == std::vector<float>{1, 0});
  CHECK(softmax({3e38f, 3e38f}, 0.05f) == std::vector<float>{0.5f, 0.5f});
  CHECK(softmax({k_max, -k_max}, 1e-3f) == std::vector<float>{1, 0});
  CHECK(softmax({-1e4f, -1e4f, -1e4f, -1e4f}, 1) == std::vector<float>{0.25f, 0.25f, 0.25f, 0.25f});
  CHECK(softmax({2, 2}, 1e-45f) == std::vector<float>{0.5f, 0.5f});
  CHECK(softmax({2, -2}, k_max) == std::vector<float>{0.5f, 0.5f});
}

TEST_CASE("a masked entry is 0 and takes no part, however large it is") {
  CHECK(softmax({1, 1e30f, 1, -5}, 1, {0, 1, 0, 1}) == std::vector<float>{0.5f, 0, 0.5f, 0});
  CHECK(softmax({-1e30f, 7}, 1, {0, 1}) == std::vector<float>{1, 0});
  CHECK(softmax({3, 4}, 1, {1, 1}) == std::vector<float>{0, 0});
}

TEST_CASE("a long row sums to 1") {
  std::vector<float> row(4096);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = std::sin(static_cast<float>(j));
  CHECK(sum(softmax(row, 1)) == doctest::Approx(1).epsilon(1e-6));
}

TEST_CASE("entropy in bits") {
  const std::vector<float> flat(8, 0.125f), certain = {0, 1, 0}, halves = {0.5f, 0, 0.5f};
  CHECK(entropy_bits(flat.data(), 8) == doctest::Approx(3));
  CHECK(entropy_bits(certain.data(), 3) == 0);
  CHECK(entropy_bits(halves.data(), 3) == doctest::Approx(1));
  CHECK(entropy_bits(nullptr, 0) == 0);
}
