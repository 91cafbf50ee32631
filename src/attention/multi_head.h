// Multi-head self-attention on plain float arrays (Vaswani et al., "Attention Is All You Need",
// 2017, sections 3.2.1 and 3.2.2). Every array is row-major and dense.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace headsup::attention {

struct Kernels;

enum class Status {
  ok,
  bad_shape,        // a size is below 1, tokens/heads/d_k exceed what memory can index, or there
                    // are not as many widths as heads
  bad_temperature,  // not finite or not > 0
  not_finite,       // an input holds NaN or infinity
  overflow,         // the inputs are finite, but a projection, score or result is beyond float
  out_of_memory,    // the results have no room
};

// A short phrase for messages, such as "a temperature is not a finite number above 0".
const char* to_string(Status status);

struct Shape {
  int d_model = 0;  // width of a token
  int heads = 0;
  int d_k = 0;  // width of q, k and v of one head
  std::vector<int> widths =
      {};  // heads values, each >= 1: each head's own d_k in place of that one

  int width(int head) const { return widths.empty() ? d_k : widths[head]; }
  // A head's first column of q, k and v; of `heads`: how many columns there are.
  int column(int head) const {
    if (widths.empty()) return head * d_k;
    int column = 0;
    for (int before = 0; before < head; ++before) column += widths[before];
    return column;
  }
};

// The four projections. wq, wk, wv: d_model × (heads·d_k); wo: (heads·d_k) × d_model.
// Head h owns the columns [h·d_k, (h+1)·d_k) of wq, wk, wv and those rows of wo. Where heads are of
// different widths, heads·d_k stands for the sum of them here and below, and a head's columns
// follow those of the head before: there is no padding in any array.
struct Projections {
  const float* wq = nullptr;
  const float* wk = nullptr;
  const float* wv = nullptr;
  const float* wo = nullptr;
};

struct Options {
  float temperature = 1.0f;                  // τ > 0: weights = softmax((q·k/√d_k + bias) / τ)
  const float* head_temperatures = nullptr;  // heads values, each > 0; replaces `temperature`
  const float* bias = nullptr;               // heads × tokens × tokens, added to q·k/√d_k
  const float* key_bias = nullptr;           // heads × tokens, the same for every query
  const std::uint8_t* masked = nullptr;      // tokens flags; 1: this key's weight is exactly 0
  bool keep_weights = true;                  // false: weights() is nullptr afterwards, and the
                                             // memory in use grows with tokens, not its square
};

// One layer of fixed shape; results stay in its own memory. No allocation after the first call at
// the same number of tokens. A row whose keys are all masked has all-zero weights and output.
//
// A call that is refused for what it was given (bad_shape, bad_temperature, not_finite) leaves the
// results of the call before. After overflow or out_of_memory there are none: tokens() is 0 and
// every result nullptr, since their memory was already written to. What was computed is therefore
// always finite; masked tokens are checked and multiplied like all others.
//
// The arrays that Options point to are copied, but for `bias`, which must live as long as the
// results are asked for anything more (advance, row, update_…).
class MultiHead {
 public:
  MultiHead();
  ~MultiHead();
  MultiHead(MultiHead&&) noexcept;
  MultiHead& operator=(MultiHead&&) noexcept;

  // Takes copies of the projections; results of an earlier shape are dropped. On an error the layer
  // keeps what it had.
  Status configure(const Shape& shape, const Projections& projections);

  // x: tokens × d_model. Computes Q, K, V, weights, concat and output.
  Status forward(const float* x, int tokens, const Options& options);

  // The same from given Q, K, V, each tokens × (heads·d_k), heads side by side.
  Status attend(const float* q, const float* k, const float* v, int tokens, const Options& options);

  // The same in parts, for callers that have other work meanwhile or want a few rows only: the
  // first computes or takes Q, K and V in O(tokens), the second goes on by about `rows` of the
  // heads·tokens rows there are. Afterwards done() is the share of them that is computed; from 1 on
  // the other results are there as well.
  Status begin(const float* x, int tokens, const Options& options);
  Status begin(const float* q, const float* k, const float* v, int tokens, const Options& options);
  Status advance(std::int64_t rows);
  double done() const;

  // One token's row, whether or not the layer is done, what it is among the others (bit by bit, but
  // within rounding where there is only Eigen): weights: heads × tokens; concat: heads·d_k; output:
  // d_model; the latter two may be nullptr. O(tokens·d_k·heads). Needs an earlier begin.
  Status row(int token, float* weights, float* concat, float* output);

  // The results with another q of one token, or another k and v, in place of its own; heads·d_k
  // values each. Equal to computing all of it again within rounding, but in O(tokens) for each
  // head: a query has one row and a key one column of the scores. In that column a row's sum loses
  // one power and gains another; where the lost one was most of it, the row is computed again.
  // Where weights are kept, rows are also multiplied by what their sum has changed; where kernels
  // cannot be used, all is computed again. Needs done() = 1.
  Status update_query(int token, const float* q);
  Status update_key_value(int token, const float* k, const float* v);

  const Shape& shape() const;
  int tokens() const;  // of the latest successful call, 0 before

  // Valid until the next call or the layer's end. q, k and v after begin, the rest when done()
  // is 1.
  const float* q() const;         // tokens × (heads·d_k)
  const float* k() const;         // tokens × (heads·d_k)
  const float* v() const;         // tokens × (heads·d_k)
  const float* key_bias() const;  // heads × tokens, as it was given; or nullptr
  const float* weights() const;   // heads × tokens × tokens; each row sums to 1; or nullptr
  const float* concat() const;    // tokens × (heads·d_k): weights·V of every head, side by side
  const float* output() const;    // tokens × d_model: concat · wo

  // For tests and benchmarks: other kernels than the fastest ones this processor can run (see
  // kernels/kernels.h), or none: nullptr, Eigen only. Drops the layer's configuration.
  void use(const Kernels* kernels);
  const Kernels* kernels() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace headsup::attention
