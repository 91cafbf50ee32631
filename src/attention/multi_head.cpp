#include "attention/multi_head.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <utility>

#include "attention/buffer.h"
#include "attention/matrix.h"
#include "attention/softmax.h"

namespace headsup::attention {
namespace {

// Query rows that go through scores, softmax and ·V together, so that their scores stay in cache.
constexpr int k_block_rows = 64;

// Integers, because this reduction vectorises and one of floats does not.
bool all_finite(const float* values, std::size_t count) {
  constexpr std::uint32_t k_magnitude = 0x7fffffff, k_infinity = 0x7f800000;
  std::uint32_t largest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t bits;
    std::memcpy(&bits, values + i, sizeof bits);
    largest = std::max(largest, bits & k_magnitude);
  }
  return largest < k_infinity;
}

// Whether an array of a·b·c floats can be indexed; in double, where the product cannot wrap around.
bool can_index(double a, double b, double c = 1) {
  constexpr double k_max_floats =
      static_cast<double>(std::numeric_limits<std::ptrdiff_t>::max()) / sizeof(float);
  return a * b * c < k_max_floats;
}

bool is_temperature(float value) {
  return std::isfinite(value) && value > 0;
}

std::size_t area(int rows, int cols) {
  return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
}

}  // namespace

const char* to_string(Status status) {
  switch (status) {
    case Status::ok:
      return "ok";
    case Status::bad_shape:
      return "a size is below 1 or too large";
    case Status::bad_temperature:
      return "a temperature is not a finite number above 0";
    case Status::not_finite:
      return "an input holds NaN or infinity";
    case Status::overflow:
      return "the inputs are so large that a result is beyond float";
    case Status::out_of_memory:
      return "there is not enough memory for the results";
  }
  return "unknown status";
}

struct MultiHead::Impl {
  Shape shape;
  int width = 0;   // heads·d_k
  int tokens = 0;  // 0: no results
  bool has_weights = false;
  Buffer wq, wk, wv, wo;
  Buffer q, k, v, concat, output;
  Buffer scores;  // heads × tokens × tokens that become the weights, or one block of rows

  Status check(int new_tokens, const Options& options) const;
  bool reserve(int new_tokens, bool keep_weights);
  Status run(int new_tokens, const Options& options);
  bool attend_block(int head, int row, int rows, int count, const Options& options);
  const float* result(const Buffer& buffer) const { return tokens > 0 ? buffer.data() : nullptr; }
};

// What both entry points refuse before anything is written.
Status MultiHead::Impl::check(int new_tokens, const Options& options) const {
  if (shape.heads < 1 || new_tokens < 1) return Status::bad_shape;
  const bool has_squares = options.keep_weights || options.bias != nullptr;
  if (!can_index(new_tokens, std::max(width, shape.d_model)) ||
      !can_index(new_tokens, std::min(new_tokens, k_block_rows)) ||
      (has_squares && !can_index(shape.heads, new_tokens, new_tokens))) {
    return Status::bad_shape;
  }
  if (options.head_temperatures == nullptr) {
    if (!is_temperature(options.temperature)) return Status::bad_temperature;
  } else if (!std::all_of(options.head_temperatures, options.head_temperatures + shape.heads,
                          is_temperature)) {
    return Status::bad_temperature;
  }
  if (options.bias != nullptr &&
      !all_finite(options.bias, area(new_tokens, new_tokens) * area(shape.heads, 1))) {
    return Status::not_finite;
  }
  return Status::ok;
}

bool MultiHead::Impl::reserve(int new_tokens, bool keep_weights) {
  const std::size_t block = area(std::min(new_tokens, k_block_rows), new_tokens);
  const std::size_t all = area(new_tokens, new_tokens) * area(shape.heads, 1);
  const std::size_t wide = area(new_tokens, width);
  return q.reserve(wide) && k.reserve(wide) && v.reserve(wide) && concat.reserve(wide) &&
         output.reserve(area(new_tokens, shape.d_model)) &&
         scores.reserve(keep_weights ? all : block);
}

// From Q, K, V in place to the output.
Status MultiHead::Impl::run(int new_tokens, const Options& options) {
  for (int head = 0; head < shape.heads; ++head) {
    for (int row = 0; row < new_tokens; row += k_block_rows) {
      const int rows = std::min(k_block_rows, new_tokens - row);
      if (!attend_block(head, row, rows, new_tokens, options)) return Status::overflow;
    }
  }
  multiply(view(concat.data(), new_tokens, width, width),
           view(wo.data(), width, shape.d_model, shape.d_model),
           view(output.data(), new_tokens, shape.d_model, shape.d_model));
  if (!all_finite(concat.data(), area(new_tokens, width)) ||
      !all_finite(output.data(), area(new_tokens, shape.d_model))) {
    return Status::overflow;
  }
  tokens = new_tokens;
  has_weights = options.keep_weights;
  return Status::ok;
}

// One head, `rows` queries from `row` on: softmax((Q·Kᵀ/√d_k + bias)/τ)·V into concat. false: a
// score overflowed.
bool MultiHead::Impl::attend_block(int head, int row, int rows, int count, const Options& options) {
  const std::size_t first = area(head, count) * area(count, 1) + area(row, count);
  float* block = scores.data() + (options.keep_weights ? first : 0);
  const int column = head * shape.d_k;
  const float* queries = q.data() + area(row, width) + column;
  const float* keys = k.data() + column;
  const float* values = v.data() + column;

  multiply(view(queries, rows, shape.d_k, width), view(keys, count, shape.d_k, width).transpose(),
           view(block, rows, count, count));

  const float root = std::sqrt(static_cast<float>(shape.d_k));
  const float temperature =
      options.head_temperatures != nullptr ? options.head_temperatures[head] : options.temperature;
  for (int i = 0; i < rows; ++i) {
    float* logits = block + area(i, count);
    for (int j = 0; j < count; ++j) logits[j] /= root;
    if (options.bias != nullptr) {
      const float* bias = options.bias + first + area(i, count);
      for (int j = 0; j < count; ++j) logits[j] += bias[j];
    }
    if (!all_finite(logits, area(count, 1))) return false;
    softmax_row(logits, count, temperature, options.masked);
  }

  multiply(view(block, rows, count, count), view(values, count, shape.d_k, width),
           view(concat.data() + area(row, width) + column, rows, shape.d_k, width));
  return true;
}

MultiHead::MultiHead() : impl_(std::make_unique<Impl>()) {}
MultiHead::~MultiHead() = default;
MultiHead::MultiHead(MultiHead&&) noexcept = default;
MultiHead& MultiHead::operator=(MultiHead&&) noexcept = default;

Status MultiHead::configure(const Shape& shape, const Projections& projections) {
  if (shape.d_model < 1 || shape.heads < 1 || shape.d_k < 1 ||
      !can_index(shape.d_model, shape.heads, shape.d_k) ||
      area(shape.heads, shape.d_k) > std::numeric_limits<int>::max()) {
    return Status::bad_shape;
  }
  const int width = shape.heads * shape.d_k;
  const std::size_t count = area(shape.d_model, width);
  const float* sources[] = {projections.wq, projections.wk, projections.wv, projections.wo};
  for (const float* source : sources) {
    if (!all_finite(source, count)) return Status::not_finite;
  }

  auto next = std::make_unique<Impl>();
  Buffer* targets[] = {&next->wq, &next->wk, &next->wv, &next->wo};
  for (int i = 0; i < 4; ++i) {
    if (!targets[i]->reserve(count)) return Status::out_of_memory;
    std::copy_n(sources[i], count, targets[i]->data());
  }
  next->shape = shape;
  next->width = width;
  impl_ = std::move(next);
  return Status::ok;
}

Status MultiHead::forward(const float* x, int tokens, const Options& options) {
  Impl& layer = *impl_;
  if (const Status status = layer.check(tokens, options); status != Status::ok) return status;
  const int d_model = layer.shape.d_model, width = layer.width;
  if (!all_finite(x, area(tokens, d_model))) return Status::not_finite;

  layer.tokens = 0;
  if (!layer.reserve(tokens, options.keep_weights)) return Status::out_of_memory;
  const auto project = [&](const Buffer& weight, Buffer& target) {
    multiply(view(x, tokens, d_model, d_model), view(weight.data(), d_model, width, width),
             view(target.data(), tokens, width, width));
    return all_finite(target.data(), area(tokens, width));
  };
  if (!project(layer.wq, layer.q) || !project(layer.wk, layer.k) || !project(layer.wv, layer.v)) {
    return Status::overflow;
  }
  return layer.run(tokens, options);
}

Status MultiHead::attend(const float* q, const float* k, const float* v, int tokens,
                         const Options& options) {
  Impl& layer = *impl_;
  if (const Status status = layer.check(tokens, options); status != Status::ok) return status;
  const std::size_t count = area(tokens, layer.width);
  if (!all_finite(q, count) || !all_finite(k, count) || !all_finite(v, count)) {
    return Status::not_finite;
  }

  layer.tokens = 0;
  if (!layer.reserve(tokens, options.keep_weights)) return Status::out_of_memory;
  std::copy_n(q, count, layer.q.data());
  std::copy_n(k, count, layer.k.data());
  std::copy_n(v, count, layer.v.data());
  return layer.run(tokens, options);
}

const Shape& MultiHead::shape() const {
  return impl_->shape;
}
int MultiHead::tokens() const {
  return impl_->tokens;
}
const float* MultiHead::q() const {
  return impl_->result(impl_->q);
}
const float* MultiHead::k() const {
  return impl_->result(impl_->k);
}
const float* MultiHead::v() const {
  return impl_->result(impl_->v);
}
const float* MultiHead::weights() const {
  return impl_->has_weights ? impl_->result(impl_->scores) : nullptr;
}
const float* MultiHead::concat() const {
  return impl_->result(impl_->concat);
}
const float* MultiHead::output() const {
  return impl_->result(impl_->output);
}

}  // namespace headsup::attention
