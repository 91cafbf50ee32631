// The attention core as a WebAssembly module of its own, for web/attention.mjs: a C interface over
// one layer. Sizes are in elements, arrays row-major, shapes and meanings those of
// attention/multi_head.h; statuses are the values of attention::Status. Nothing here but what the
// linear memory needs: the caller owns what `allocate` and `layer_create` return.
#include <cstdint>
#include <cstdlib>
#include <new>

#include "attention/multi_head.h"

using headsup::attention::MultiHead;
using headsup::attention::Options;
using headsup::attention::Projections;
using headsup::attention::Shape;

// Kept by the linker and visible to the host; the name is the function's own.
#define HEADSUP_EXPORT extern "C" __attribute__((used, visibility("default")))

namespace {

Options make_options(float temperature, const float* head_temperatures, const float* bias,
                     const std::uint8_t* masked, int keep_weights) {
  Options options;
  options.temperature = temperature;
  options.head_temperatures = head_temperatures;
  options.bias = bias;
  options.masked = masked;
  options.keep_weights = keep_weights != 0;
  return options;
}

}  // namespace

// Room for arrays that cross the border; nullptr when there is none.
HEADSUP_EXPORT void* allocate(std::size_t bytes) {
  return std::malloc(bytes);
}
HEADSUP_EXPORT void release(void* block) {
  std::free(block);
}

HEADSUP_EXPORT MultiHead* layer_create() {
  return new (std::nothrow) MultiHead;
}
HEADSUP_EXPORT void layer_delete(MultiHead* layer) {
  delete layer;
}

HEADSUP_EXPORT int layer_configure(MultiHead* layer, int d_model, int heads, int d_k,
                                   const float* wq, const float* wk, const float* wv,
                                   const float* wo) {
  return static_cast<int>(
      layer->configure(Shape{d_model, heads, d_k}, Projections{wq, wk, wv, wo}));
}

// What follows computes in parts, as MultiHead::begin and advance: begin with tokens or with Q, K
// and V, then as many rows at a time as suits. head_temperatures, bias and masked may be nullptr.
HEADSUP_EXPORT int layer_begin(MultiHead* layer, const float* x, int tokens, float temperature,
                               const float* head_temperatures, const float* bias,
                               const std::uint8_t* masked, int keep_weights) {
  return static_cast<int>(layer->begin(
      x, tokens, make_options(temperature, head_temperatures, bias, masked, keep_weights)));
}

// Both for tokens, without what is seldom wanted, in one call.
HEADSUP_EXPORT int layer_forward(MultiHead* layer, const float* x, int tokens, float temperature,
                                 int keep_weights) {
  return static_cast<int>(layer->forward(
      x, tokens, make_options(temperature, nullptr, nullptr, nullptr, keep_weights)));
}

HEADSUP_EXPORT int layer_begin_attend(MultiHead* layer, const float* q, const float* k,
                                      const float* v, int tokens, float temperature,
                                      const float* head_temperatures, const float* bias,
                                      const std::uint8_t* masked, int keep_weights) {
  return static_cast<int>(layer->begin(
      q, k, v, tokens, make_options(temperature, head_temperatures, bias, masked, keep_weights)));
}

// rows: any number of them; a double, since JavaScript has no integers of 64 bits to spare.
HEADSUP_EXPORT int layer_advance(MultiHead* layer, double rows) {
  constexpr double k_all = 9e15;
  return static_cast<int>(layer->advance(static_cast<std::int64_t>(rows < k_all ? rows : k_all)));
}
HEADSUP_EXPORT double layer_done(const MultiHead* layer) {
  return layer->done();
}
HEADSUP_EXPORT int layer_tokens(const MultiHead* layer) {
  return layer->tokens();
}

HEADSUP_EXPORT int layer_row(MultiHead* layer, int token, float* weights, float* concat) {
  return static_cast<int>(layer->row(token, weights, concat, nullptr));
}
HEADSUP_EXPORT int layer_update_query(MultiHead* layer, int token, const float* q) {
  return static_cast<int>(layer->update_query(token, q));
}
HEADSUP_EXPORT int layer_update_key_value(MultiHead* layer, int token, const float* k,
                                          const float* v) {
  return static_cast<int>(layer->update_key_value(token, k, v));
}

// Results of the latest successful call; weights are nullptr when they were not kept.
HEADSUP_EXPORT const float* layer_output(const MultiHead* layer) {
  return layer->output();
}
HEADSUP_EXPORT const float* layer_weights(const MultiHead* layer) {
  return layer->weights();
}
HEADSUP_EXPORT const float* layer_concat(const MultiHead* layer) {
  return layer->concat();
}
