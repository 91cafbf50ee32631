#include "main/beside.h"

#include <utility>

#include "platform/aside.h"
#include "platform/platform.h"

namespace headsup {

double Beside::now_seconds() {
  return platform::now_seconds();
}

void Beside::start(lead::ForwardTask task) {
  platform::start_aside(std::move(task));
}

lead::ForwardReport Beside::report() {
  return platform::aside_report();
}

void Beside::stop() {
  platform::stop_aside();
}

}  // namespace headsup
