// The formulas of multi-head attention in float64, written to be checked by eye.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "attention/kernels/kernels.h"
#include "attention/multi_head.h"

namespace headsup::test {

// Everything that can compute here: each of the kernels, and Eigen alone (nullptr).
inline std::vector<const attention::Kernels*> every_kernels() {
  std::vector<const attention::Kernels*> all;
  for (auto kernels = attention::available_kernels(); *kernels != nullptr; ++kernels) {
    all.push_back(*kernels);
  }
  all.push_back(nullptr);
  return all;
}
inline const char* name_of(const attention::Kernels* kernels) {
  return kernels != nullptr ? kernels->name : "Eigen";
}

struct ReferenceResult {
  std::vector<double> weights;  // heads × tokens × tokens
  std::vector<double> concat;   // tokens × (heads·d_k)
  std::vector<double> output;   // tokens × d_model
};

// a (rows × depth) · b (depth × cols)
template <class A, class B>
std::vector<double> multiply(const A& a, const B& b, int rows, int depth, int cols) {
  std::vector<double> c(static_cast<std::size_t>(rows) * cols);
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < cols; ++j) {
      for (int k = 0; k < depth; ++k) c[i * cols + j] += double(a[i * depth + k]) * b[k * cols + j];
    }
  }
  return c;
}

// q, k, v: tokens × (heads·d_k); wo: (heads·d_k) × d_model. The options as MultiHead takes them.
template <class Values, class Weights>
ReferenceResult reference_attend(const Values& q, const Values& k, const Values& v,
                                 const Weights& wo, int tokens, const attention::Shape& shape,
                                 const attention::Options& options) {
  const int width = shape.column(shape.heads);
  ReferenceResult result;
  result.concat.resize(static_cast<std::size_t>(tokens) * width);
  for (int head = 0; head < shape.heads; ++head) {
    const double temperature = options.head_temperatures != nullptr
                                   ? options.head_temperatures[head]
                                   : options.temperature;
    for (int i = 0; i < tokens; ++i) {
      std::vector<double> row(tokens);
      for (int j = 0; j < tokens; ++j) {
        for (int c = shape.column(head); c < shape.column(head + 1); ++c) {
          row[j] += double(q[i * width + c]) * k[j * width + c];
        }
        row[j] /= std::sqrt(double(shape.width(head)));
        if (options.key_bias != nullptr) row[j] += options.key_bias[head * tokens + j];
        if (options.bias != nullptr) row[j] += options.bias[(head * tokens + i) * tokens + j];
      }
      const auto masked = [&](int j) {
        return options.masked != nullptr && options.masked[j] != 0;
      };
      double max = -HUGE_VAL, sum = 0;
      for (int j = 0; j < tokens; ++j) max = masked(j) ? max : std::max(max, row[j]);
      for (int j = 0; j < tokens; ++j) {
        row[j] = masked(j) ? 0 : std::exp((row[j] - max) / temperature);
        sum += row[j];
      }
      for (int j = 0; j < tokens; ++j) {
        row[j] = sum > 0 ? row[j] / sum : 0;
        for (int c = shape.column(head); c < shape.column(head + 1); ++c) {
          result.concat[i * width + c] += row[j] * v[j * width + c];
        }
      }
      result.weights.insert(result.weights.end(), row.begin(), row.end());
    }
  }
  result.output = multiply(result.concat, wo, tokens, width, shape.d_model);
  return result;
}

// x: tokens × d_model; the projections as MultiHead takes them.
template <class Tokens>
ReferenceResult reference_forward(const Tokens& x, const attention::Projections& projections,
                                  int tokens, const attention::Shape& shape,
                                  const attention::Options& options) {
  const int width = shape.column(shape.heads);
  const auto q = multiply(x, projections.wq, tokens, shape.d_model, width);
  const auto k = multiply(x, projections.wk, tokens, shape.d_model, width);
  const auto v = multiply(x, projections.wv, tokens, shape.d_model, width);
  return reference_attend(q, k, v, projections.wo, tokens, shape, options);
}

// The largest |actual − expected|; NaN counts as infinitely far.
template <class Expected>
double largest_difference(const float* actual, const Expected& expected) {
  double largest = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double difference = std::abs(actual[i] - double(expected[i]));
    largest = std::isnan(difference) ? HUGE_VAL : std::max(largest, difference);
  }
  return largest;
}

// Uniform in [−1, 1], the same numbers in every run (xorshift32).
class RandomFloats {
 public:
  explicit RandomFloats(std::uint32_t seed) : state_(seed) {}
  std::vector<float> operator()(std::size_t count) {
    std::vector<float> values(count);
    for (float& value : values) {
      state_ ^= state_ << 13;
      state_ ^= state_ >> 17;
      state_ ^= state_ << 5;
      value = static_cast<float>(state_ / 2147483648.0 - 1);
    }
    return values;
  }

 private:
  std::uint32_t state_;
};

// Random projections and the layer made of them.
struct RandomLayer {
  attention::Shape shape;
  std::vector<float> wq, wk, wv, wo;
  attention::MultiHead layer;
  attention::Status status;  // of configure

  RandomLayer(const attention::Shape& its_shape, RandomFloats& random)
      : shape(its_shape),
        wq(random(size())),
        wk(random(size())),
        wv(random(size())),
        wo(random(size())),
        status(layer.configure(shape, projections())) {}

  attention::Projections projections() const {
    return {wq.data(), wk.data(), wv.data(), wo.data()};
  }

 private:
  std::size_t size() const {
    return static_cast<std::size_t>(shape.d_model) * shape.column(shape.heads);
  }
};

}  // namespace headsup::test
