#include "attention/multi_head.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <utility>

#include "attention/finite.h"
#include "attention/multi_head_impl.h"
#include "attention/plain.h"

namespace headsup::attention {
namespace {

constexpr float k_log2_e = 1.44269504f;
// Leaves room for each head's columns in whole vectors.
constexpr double k_max_columns = static_cast<double>(std::numeric_limits<int>::max()) / 16;

// Whether an array of a·b·c floats can be indexed; in double, where the product cannot wrap around.
bool can_index(double a, double b, double c = 1) {
  constexpr double k_max_floats =
      static_cast<double>(std::numeric_limits<std::ptrdiff_t>::max()) / sizeof(float);
  return a * b * c < k_max_floats;
}

// Of all heads together; 0 where the shape is none.
double columns_of(const Shape& shape) {
  if (shape.d_model < 1 || shape.heads < 1) return 0;
  double columns = static_cast<double>(shape.heads) * shape.d_k;
  bool fits = shape.d_k >= 1;
  if (!shape.widths.empty()) {
    columns = std::accumulate(shape.widths.begin(), shape.widths.end(), 0.0);
    fits =
        shape.widths.size() == static_cast<std::size_t>(shape.heads) &&
        std::all_of(shape.widths.begin(), shape.widths.end(), [](int width) { return width >= 1; });
  }
  return fits && columns <= k_max_columns ? columns : 0;
}

bool is_temperature(float value) {
  return std::isfinite(value) && value > 0;
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

// What both entry points refuse before anything is written.
Status MultiHead::Impl::check(int new_tokens, const Options& options) const {
  if (shape.heads < 1 || new_tokens < 1) return Status::bad_shape;
  const bool has_squares = options.keep_weights || options.bias != nullptr;
  if (!can_index(new_tokens, std::max(width, shape.d_model)) ||
      !can_index(new_tokens, 2 * k_block_rows) ||
      (has_squares && !can_index(shape.heads, new_tokens, new_tokens))) {
    return Status::bad_shape;
  }
  if (options.head_temperatures == nullptr) {
    if (!is_temperature(options.temperature)) return Status::bad_temperature;
  } else if (!std::all_of(options.head_temperatures, options.head_temperatures + shape.heads,
                          is_temperature)) {
    return Status::bad_temperature;
  }
  if (options.bias != nullptr && !finite(options.bias, squares(new_tokens))) {
    return Status::not_finite;
  }
  if (options.key_bias != nullptr && !finite(options.key_bias, area(shape.heads, new_tokens))) {
    return Status::not_finite;
  }
  return Status::ok;
}

Status MultiHead::Impl::reserve(int new_tokens, bool keep_weights) {
  const std::size_t wide = area(new_tokens, width);
  const std::size_t block = area(std::min(new_tokens, k_block_rows), new_tokens);
  tokens = 0;
  if (!q.reserve(wide) || !k.reserve(wide) || !v.reserve(wide) || !concat.reserve(wide) ||
      !output.reserve(area(new_tokens, shape.d_model)) ||
      !scores.reserve(keep_weights ? squares(new_tokens) : block)) {
    return Status::out_of_memory;
  }
  tokens = new_tokens;
  if (kernels != nullptr) {
    if (!keys.reserve(packed_rows(*kernels, tokens, width)) ||
        !values.reserve(area(tokens, packed_width)) ||
        !totals.reserve(2 * heads.size() * area(tokens, 1)) || !scratch.reserve(scratch_size())) {
      return fail(Status::out_of_memory);
    }
  }
  mask.reserve(area(tokens, 1));
  key_bias.reserve(area(shape.heads, tokens));
  return Status::ok;
}

// Enough for any head, a narrower one may want more, and for the projections.
std::size_t MultiHead::Impl::scratch_size() const {
  std::size_t size = area(std::max(shape.d_model, width), kernels->tile_rows);
  for (const Head& head : heads) size = std::max(size, kernels->scratch(tokens, head.d_k, true));
  return size;
}

Status MultiHead::Impl::prepare(int new_tokens, const Options& options) {
  rows_done = 0;
  if (new_tokens != tokens || options.keep_weights != keeps_weights) {
    const Status status = reserve(new_tokens, options.keep_weights);
    if (status != Status::ok) return status;
  }
  keeps_weights = options.keep_weights;
  bias = options.bias;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    Head& head = heads[i];
    head.temperature =
        options.head_temperatures != nullptr ? options.head_temperatures[i] : options.temperature;
    const float root = std::sqrt(static_cast<float>(head.d_k));
    head.scale = k_log2_e / (root * head.temperature);
    head.bias_scale = k_log2_e / head.temperature;
    head.bounded = false;
  }
  if (options.key_bias == nullptr) {
    key_bias.clear();
  } else {
    key_bias.assign(options.key_bias, options.key_bias + area(shape.heads, tokens));
  }
  if (options.masked == nullptr) {
    mask.clear();
  } else {
    mask.assign(options.masked, options.masked + tokens);
  }
  return Status::ok;
}

void MultiHead::Impl::project(const float* x) {
  float* const targets[] = {q.data(), k.data(), v.data()};
  if (kernels != nullptr) {
    const float* const matrices[] = {wq.packed.data(), wk.packed.data(), wv.packed.data()};
    kernels->multiply(x, tokens, shape.d_model, matrices, 3, width, targets, scratch.data());
    return;
  }
  const Weight* const sources[] = {&wq, &wk, &wv};
  for (int i = 0; i < 3; ++i) {
    plain_multiply(x, tokens, shape.d_model, sources[i]->plain.data(), width, targets[i]);
  }
}

float MultiHead::Impl::largest(const float* numbers, std::size_t count) const {
  if (kernels != nullptr) return kernels->largest(numbers, count);
  return all_finite(numbers, count) ? 0 : std::numeric_limits<float>::infinity();
}

bool MultiHead::Impl::finite(const float* numbers, std::size_t count) const {
  return std::isfinite(largest(numbers, count));
}

MultiHead::MultiHead() : impl_(std::make_unique<Impl>()) {
  use(available_kernels()[0]);
}
MultiHead::~MultiHead() = default;
MultiHead::MultiHead(MultiHead&&) noexcept = default;
MultiHead& MultiHead::operator=(MultiHead&&) noexcept = default;

void MultiHead::use(const Kernels* kernels) {
  impl_ = std::make_unique<Impl>();
  impl_->kernels = kernels;
}

const Kernels* MultiHead::kernels() const {
  return impl_->kernels;
}

// One head's columns after the other's.
void MultiHead::Impl::place_heads() {
  heads.resize(shape.heads);
  int column = 0;
  for (int i = 0; i < shape.heads; ++i) {
    heads[i].column = column;
    heads[i].packed_column = packed_width;
    heads[i].d_k = shape.width(i);
    column += heads[i].d_k;
    if (kernels != nullptr) {
      packed_width += static_cast<int>(packed_columns(*kernels, 1, heads[i].d_k));
    }
  }
}

Status MultiHead::configure(const Shape& shape, const Projections& projections) {
  const double columns = columns_of(shape);
  if (columns == 0 || !can_index(shape.d_model, columns)) return Status::bad_shape;
  const int width = static_cast<int>(columns);
  const std::size_t count = area(shape.d_model, width);
  const float* sources[] = {projections.wq, projections.wk, projections.wv, projections.wo};
  for (const float* source : sources) {
    if (!all_finite(source, count)) return Status::not_finite;
  }

  auto next = std::make_unique<Impl>();
  next->kernels = impl_->kernels;
  Impl::Weight* targets[] = {&next->wq, &next->wk, &next->wv, &next->wo};
  for (int i = 0; i < 4; ++i) {
    const int depth = i < 3 ? shape.d_model : width, cols = i < 3 ? width : shape.d_model;
    if (!targets[i]->plain.reserve(count)) return Status::out_of_memory;
    std::copy_n(sources[i], count, targets[i]->plain.data());
    if (next->kernels == nullptr) continue;
    if (!targets[i]->packed.reserve(packed_columns(*next->kernels, depth, cols))) {
      return Status::out_of_memory;
    }
    next->kernels->pack_columns(sources[i], depth, cols, cols, targets[i]->packed.data());
    targets[i]->largest = next->kernels->largest(sources[i], count);
  }
  next->shape = shape;
  next->width = width;
  next->place_heads();
  impl_ = std::move(next);
  return Status::ok;
}

Status MultiHead::begin(const float* x, int tokens, const Options& options) {
  Impl& layer = *impl_;
  if (const Status status = layer.check(tokens, options); status != Status::ok) return status;
  const float largest = layer.largest(x, area(tokens, layer.shape.d_model));
  if (!std::isfinite(largest)) return Status::not_finite;
  if (const Status status = layer.prepare(tokens, options); status != Status::ok) return status;
  layer.project(x);
  const float bound = static_cast<float>(layer.shape.d_model) * largest * layer.wv.largest;
  layer.largest_query = layer.largest_key = Impl::k_unknown;
  layer.largest_value = bound < Impl::k_largest_score ? bound : Impl::k_unknown;
  return layer.take_projected();
}

Status MultiHead::begin(const float* q, const float* k, const float* v, int tokens,
                        const Options& options) {
  Impl& layer = *impl_;
  if (const Status status = layer.check(tokens, options); status != Status::ok) return status;
  const std::size_t count = area(tokens, layer.width);
  const float largest[] = {layer.largest(q, count), layer.largest(k, count),
                           layer.largest(v, count)};
  if (!std::all_of(largest, largest + 3, [](float value) { return std::isfinite(value); })) {
    return Status::not_finite;
  }
  if (const Status status = layer.prepare(tokens, options); status != Status::ok) return status;
  std::memmove(layer.q.data(), q, count * sizeof(float));
  std::memmove(layer.k.data(), k, count * sizeof(float));
  std::memmove(layer.v.data(), v, count * sizeof(float));
  layer.largest_query = largest[0];
  layer.largest_key = largest[1];
  layer.largest_value = largest[2];
  return layer.take_projected();
}

Status MultiHead::advance(std::int64_t rows) {
  Impl& layer = *impl_;
  if (layer.tokens == 0) return Status::bad_shape;
  const std::int64_t end = layer.rows_to_do();
  if (layer.rows_done == end) return Status::ok;
  const std::int64_t until = rows < end - layer.rows_done ? layer.rows_done + rows : end;
  while (layer.rows_done < until) {
    const int head = static_cast<int>(layer.rows_done / layer.tokens);
    const int row = static_cast<int>(layer.rows_done % layer.tokens);
    const int count = std::min(k_block_rows, layer.tokens - row);
    if (!layer.attend_own_rows(head, row, count)) return layer.fail(Status::overflow);
    layer.rows_done += count;
  }
  return layer.rows_done == end ? layer.finish() : Status::ok;
}

double MultiHead::done() const {
  const Impl& layer = *impl_;
  return layer.tokens > 0
             ? static_cast<double>(layer.rows_done) / static_cast<double>(layer.rows_to_do())
             : 0;
}

Status MultiHead::forward(const float* x, int tokens, const Options& options) {
  const Status status = begin(x, tokens, options);
  return status == Status::ok ? advance(impl_->rows_to_do()) : status;
}

Status MultiHead::attend(const float* q, const float* k, const float* v, int tokens,
                         const Options& options) {
  const Status status = begin(q, k, v, tokens, options);
  return status == Status::ok ? advance(impl_->rows_to_do()) : status;
}

const Shape& MultiHead::shape() const {
  return impl_->shape;
}
int MultiHead::tokens() const {
  return impl_->tokens;
}
const float* MultiHead::q() const {
  return impl_->tokens > 0 ? impl_->q.data() : nullptr;
}
const float* MultiHead::k() const {
  return impl_->tokens > 0 ? impl_->k.data() : nullptr;
}
const float* MultiHead::v() const {
  return impl_->tokens > 0 ? impl_->v.data() : nullptr;
}
const float* MultiHead::key_bias() const {
  return impl_->tokens > 0 ? impl_->key_bias_of(0) : nullptr;
}
const float* MultiHead::weights() const {
  return impl_->keeps_weights ? impl_->result(impl_->scores) : nullptr;
}
const float* MultiHead::concat() const {
  return impl_->result(impl_->concat);
}
const float* MultiHead::output() const {
  return impl_->result(impl_->output);
}

}  // namespace headsup::attention
