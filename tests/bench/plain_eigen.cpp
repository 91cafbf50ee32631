// Plain Eigen as a contender: a native program (line_server.h) or a WASM reactor for
// contenders/eigen.mjs. Natively it is built for the machine it runs on, as WASM with -msimd128.
#include "plain_eigen.h"

namespace {
headsup::bench::PlainEigen g_eigen;
}

#ifdef __wasm__

#include <cstdlib>

#define BENCH_EXPORT extern "C" __attribute__((used, visibility("default")))

BENCH_EXPORT float* allocate(std::size_t floats) {
  return static_cast<float*>(std::malloc(floats * sizeof(float)));
}
BENCH_EXPORT void release(float* block) {
  std::free(block);
}

// `inputs`: x, wq, wk, wv, wo one after the other; copied.
BENCH_EXPORT void eigen_load(int tokens, int d_model, int heads, const float* inputs) {
  const float* wq = inputs + tokens * d_model;
  const int square = d_model * d_model;
  g_eigen.load(tokens, d_model, heads, inputs, wq, wq + square, wq + 2 * square, wq + 3 * square);
}
BENCH_EXPORT void eigen_forward(int keep_weights) {
  g_eigen.forward(keep_weights != 0);
}
BENCH_EXPORT const float* eigen_output() {
  return g_eigen.output();
}
BENCH_EXPORT const float* eigen_weights(int head) {
  return g_eigen.weights(head);
}

#else

#include "line_server.h"

namespace {

struct Served {
  bool load(const headsup::bench::Inputs& in) {
    g_eigen.load(in.tokens, in.d_model, in.heads, in.x.data(), in.wq.data(), in.wk.data(),
                 in.wv.data(), in.wo.data());
    return true;
  }
  bool forward(bool keep_weights) {
    g_eigen.forward(keep_weights);
    return true;
  }
  const float* output() const { return g_eigen.output(); }
  const float* weights(int head) const { return g_eigen.weights(head); }
};

}  // namespace

int main() {
  Served served;
  return headsup::bench::serve(served);
}

#endif
