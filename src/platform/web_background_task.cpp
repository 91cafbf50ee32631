// A module worker of the page (web/lab.mjs) that loads the attention core. It is given copies; a
// report comes back through hu_task_report.
#ifdef __EMSCRIPTEN__

#include <emscripten.h>

#include <utility>

#include "platform/background_task.h"
#include "platform/export.h"

// Properties of Module.headsup_host, set in web/core.mjs: arrays are copied out of the program's
// memory here, since it may move.
// clang-format off
EM_JS(void, host_start_task, (int number, int tokens, int d_model, int heads, int d_k, int runs,
                               const float* x, const float* wq, const float* wk, const float* wv,
                               const float* wo, const float* temperatures, const unsigned char* masked), {
  const floats = (at, count) => new Float32Array(HEAPU8.buffer, at, count).slice();
  const projection = d_model * heads * d_k;
  Module['headsup_host']['startTask']({
    number, tokens, runs, dModel: d_model, heads,
    x: floats(x, tokens * d_model),
    wq: floats(wq, projection), wk: floats(wk, projection), wv: floats(wv, projection),
    wo: floats(wo, projection),
    headTemperatures: floats(temperatures, heads),
    mask: HEAPU8.slice(masked, masked + tokens),
  });
});
EM_JS(void, host_stop_task, (), { Module['headsup_host']['stopTask'](); });
// clang-format on

namespace headsup::platform {
namespace {

int g_number = 0;  // of the present task: reports of earlier ones may still be on their way
analysis::ForwardReport g_report;

}  // namespace

void start_background_task(analysis::ForwardTask given) {
  // The attention module that the worker has is for heads of one width.
  const analysis::ForwardTask task = with_equal_heads(given);
  g_report = {};
  g_report.runs = background_runs(task.tokens);
  host_start_task(++g_number, task.tokens, task.shape.d_model, task.shape.heads, task.shape.d_k,
                  g_report.runs, task.x.data(), task.wq.data(), task.wk.data(), task.wv.data(),
                  task.wo.data(), task.temperatures.data(), task.masked.data());
}

analysis::ForwardReport background_report() {
  return g_report;
}

void stop_background_task() {
  ++g_number;
  host_stop_task();
}

// seconds: of one pass, when all are done; 0 before; below 0: it failed.
HEADSUP_EXPORT void hu_task_report(int number, double share, double seconds) {
  if (number != g_number) return;
  g_report.share = share;
  g_report.finished = seconds > 0;
  g_report.failed = seconds < 0;
  g_report.seconds = seconds;
}

}  // namespace headsup::platform

#endif
