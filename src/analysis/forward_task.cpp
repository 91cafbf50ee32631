#include "analysis/forward_task.h"

#include <utility>

#include "team/matrices.h"

namespace headsup::analysis {

ForwardTask forward_task(const team::Team& team, const std::vector<double>& needs,
                         const Controls& controls) {
  team::Matrices matrices = team::projections(team);
  ForwardTask task;
  task.tokens = static_cast<int>(team.people.size());
  task.d_model = matrices.d_model;
  task.heads = matrices.heads;
  task.d_k = matrices.d_k;
  task.wq = std::move(matrices.wq);
  task.wk = std::move(matrices.wk);
  task.wv = std::move(matrices.wv);
  task.wo = std::move(matrices.wo);
  LayerInputs inputs = layer_inputs(team, needs, controls);
  task.x = std::move(inputs.tokens);
  task.masked = std::move(inputs.masked);
  task.temperatures.assign(inputs.temperatures.begin(), inputs.temperatures.end());
  return task;
}

ForwardRun::ForwardRun(ForwardTask task) : task_(std::move(task)) {
  fits_ = layer_.configure({task_.d_model, task_.heads, task_.d_k},
                           {task_.wq.data(), task_.wk.data(), task_.wv.data(), task_.wo.data()}) ==
          attention::Status::ok;
}

bool ForwardRun::begin() {
  attention::Options options;
  options.head_temperatures = task_.temperatures.data();
  options.masked = task_.masked.data();
  options.keep_weights = false;
  return fits_ && layer_.begin(task_.x.data(), task_.tokens, options) == attention::Status::ok;
}

bool ForwardRun::advance(std::int64_t rows) {
  return layer_.advance(rows) == attention::Status::ok;
}

bool ForwardRun::pass() {
  bool fine = begin();
  while (fine && done() < 1) fine = advance(static_cast<std::int64_t>(task_.tokens) * task_.heads);
  return fine;
}

}  // namespace headsup::analysis
