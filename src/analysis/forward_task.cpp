#include "analysis/forward_task.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "analysis/scores.h"
#include "team/matrices.h"

namespace headsup::analysis {

ForwardTask forward_task(const team::Team& team, const std::vector<double>& needs,
                         const Controls& controls) {
  team::Matrices matrices = team::projections(team);
  ForwardTask task;
  task.tokens = static_cast<int>(team.people.size());
  task.shape = std::move(matrices.shape);
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

ForwardTask with_equal_heads(const ForwardTask& task) {
  const attention::Shape& from = task.shape;
  ForwardTask result = task;
  attention::Shape& to = result.shape;
  to.widths.clear();
  to.d_k = 0;
  for (int head = 0; head < from.heads; ++head) to.d_k = std::max(to.d_k, from.width(head));
  const auto from_columns = static_cast<std::size_t>(from.column(from.heads));
  const auto to_columns = static_cast<std::size_t>(to.column(to.heads));
  const auto d_model = static_cast<std::size_t>(from.d_model);
  for (auto* matrix : {&result.wq, &result.wk, &result.wv, &result.wo}) {
    matrix->assign(d_model * to_columns, 0.0f);
  }
  for (int head = 0; head < from.heads; ++head) {
    const auto root = static_cast<float>(score_root(to.d_k) / score_root(from.width(head)));
    for (int c = 0; c < from.width(head); ++c) {
      const auto old_column = static_cast<std::size_t>(from.column(head) + c);
      const auto column = static_cast<std::size_t>(to.column(head) + c);
      for (std::size_t row = 0; row < d_model; ++row) {
        const std::size_t old_at = row * from_columns + old_column, at = row * to_columns + column;
        result.wq[at] = task.wq[old_at] * root;
        result.wk[at] = task.wk[old_at];
        result.wv[at] = task.wv[old_at];
      }
      std::copy_n(task.wo.begin() + static_cast<std::ptrdiff_t>(old_column * d_model), d_model,
                  result.wo.begin() + static_cast<std::ptrdiff_t>(column * d_model));
    }
  }
  return result;
}

ForwardRun::ForwardRun(ForwardTask task) : task_(std::move(task)) {
  fits_ = layer_.configure(task_.shape, {task_.wq.data(), task_.wk.data(), task_.wv.data(),
                                         task_.wo.data()}) == attention::Status::ok;
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
  while (fine && done() < 1)
    fine = advance(static_cast<std::int64_t>(task_.tokens) * task_.shape.heads);
  return fine;
}

}  // namespace headsup::analysis
