// The core, native, as a contender of the benchmark (line_server.h).
#include "attention/multi_head.h"
#include "line_server.h"

namespace {

using namespace headsup;

class Core {
 public:
  bool load(const bench::Inputs& inputs) {
    x_ = inputs.x;
    tokens_ = inputs.tokens;
    return layer_.configure({inputs.d_model, inputs.heads, inputs.d_model / inputs.heads},
                            {inputs.wq.data(), inputs.wk.data(), inputs.wv.data(),
                             inputs.wo.data()}) == attention::Status::ok;
  }
  bool forward(bool keep_weights) {
    attention::Options options;
    options.keep_weights = keep_weights;
    return layer_.forward(x_.data(), tokens_, options) == attention::Status::ok;
  }
  const float* output() const { return layer_.output(); }
  const float* weights(int head) const {
    return layer_.weights() + static_cast<std::size_t>(head) * tokens_ * tokens_;
  }

 private:
  attention::MultiHead layer_;
  std::vector<float> x_;
  int tokens_ = 0;
};

}  // namespace

int main() {
  Core core;
  return bench::serve(core);
}
