// One forward pass of a team's attention as a piece of work that can be handed to another thread or
// worker: copies of everything it needs, and nothing of the team.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/reading.h"
#include "attention/multi_head.h"
#include "team/team.h"

namespace headsup::analysis {

// Arrays as attention::MultiHead takes them.
struct ForwardTask {
  int tokens = 0;
  attention::Shape shape;
  std::vector<float> x;  // tokens × d_model
  std::vector<float> wq, wk, wv, wo;
  std::vector<float> temperatures;  // one a head
  std::vector<std::uint8_t> masked;
};

// As Reader::read would compute it. needs: F finite values.
ForwardTask forward_task(const team::Team& team, const std::vector<double>& needs,
                         const Controls& controls);

// The same with heads that are all as wide as the widest, for a layer that knows no others: their
// further columns are zero, and W_Q makes up for the larger root.
ForwardTask with_equal_heads(const ForwardTask& task);

// The progress of such a task in the background, of some passes in a row.
struct ForwardReport {
  double share = 0;  // done so far, 0 … 1
  bool finished = false;
  bool failed = false;
  double seconds = 0;  // of one pass: the fastest
  int runs = 0;
};

// Does such a task, as often as wanted. Weights are used where they arise and not kept, so that
// memory grows with N and not with N².
class ForwardRun {
 public:
  explicit ForwardRun(ForwardTask task);

  int tokens() const { return task_.tokens; }
  // A pass is begun, and goes on in parts until done() is 1; `pass` is all of that at once. False
  // where the layer refuses it: see attention::Status.
  bool begin();
  bool advance(std::int64_t rows);
  double done() const { return layer_.done(); }
  bool pass();

 private:
  ForwardTask task_;
  attention::MultiHead layer_;
  bool fits_ = false;
};

}  // namespace headsup::analysis
