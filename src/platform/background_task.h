// Forward passes in the background, so that no frame waits for them: on a thread of its own, in a
// browser in a worker of its own. One task at a time.
#pragma once

#include "analysis/forward_task.h"

namespace headsup::platform {

// Does the passes in place of whatever was done before. Whenever the report has changed a frame is
// asked for.
void start_background_task(analysis::ForwardTask task);
analysis::ForwardReport background_report();
// At once: what was begun is dropped.
void stop_background_task();

// Large ones are passed less often; their times vary less.
int background_runs(int tokens);

}  // namespace headsup::platform
