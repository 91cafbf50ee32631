#include "main/background.h"

#include <utility>

#include "platform/background_task.h"
#include "platform/platform.h"

namespace headsup {

double BackgroundTask::now_seconds() {
  return platform::now_seconds();
}

void BackgroundTask::start(analysis::ForwardTask task) {
  platform::start_background_task(std::move(task));
}

analysis::ForwardReport BackgroundTask::report() {
  return platform::background_report();
}

void BackgroundTask::stop() {
  platform::stop_background_task();
}

}  // namespace headsup
