// Multi-head attention as somebody who knows Eigen writes it first: one matrix for each step,
// products of blocks, the softmax row by row. It keeps its matrices from call to call and uses
// noalias(), so that it is not beaten for what a line or two would mend.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <vector>

namespace headsup::bench {

class PlainEigen {
 public:
  using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

  void load(int tokens, int d_model, int heads, const float* x, const float* wq, const float* wk,
            const float* wv, const float* wo) {
    const auto square = [d_model](const float* from) {
      return Matrix(Eigen::Map<const Matrix>(from, d_model, d_model));
    };
    x_ = Eigen::Map<const Matrix>(x, tokens, d_model);
    wq_ = square(wq), wk_ = square(wk), wv_ = square(wv), wo_ = square(wo);
    concat_.resize(tokens, d_model);
    weights_.assign(heads, Matrix());
  }

  // Without keep_weights every head uses the first one's matrix again.
  void forward(bool keep_weights) {
    const auto heads = static_cast<Eigen::Index>(weights_.size());
    const Eigen::Index d_k = x_.cols() / heads;
    const float scale = 1 / std::sqrt(static_cast<float>(d_k));
    q_.noalias() = x_ * wq_;
    k_.noalias() = x_ * wk_;
    v_.noalias() = x_ * wv_;
    for (Eigen::Index head = 0; head < heads; ++head) {
      Matrix& weights = weights_[keep_weights ? head : 0];
      const auto q = q_.middleCols(head * d_k, d_k);
      const auto k = k_.middleCols(head * d_k, d_k);
      const auto v = v_.middleCols(head * d_k, d_k);
      weights.noalias() = scale * (q * k.transpose());
      for (Eigen::Index row = 0; row < weights.rows(); ++row) {
        auto scores = weights.row(row).array();
        scores = (scores - scores.maxCoeff()).exp();
        scores /= scores.sum();
      }
      concat_.middleCols(head * d_k, d_k).noalias() = weights * v;
    }
    output_.noalias() = concat_ * wo_;
  }

  const float* output() const { return output_.data(); }
  const float* weights(int head) const { return weights_[head].data(); }

 private:
  Matrix x_, wq_, wk_, wv_, wo_;
  Matrix q_, k_, v_, concat_, output_;
  std::vector<Matrix> weights_;
};

}  // namespace headsup::bench
