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

app::HostReport Beside::report() {
  const platform::AsideReport report = platform::aside_report();
  return {report.share, report.finished, report.failed, report.seconds, report.runs};
}

void Beside::stop() {
  platform::stop_aside();
}

}  // namespace headsup
