#ifdef __EMSCRIPTEN__
#include "platform/worker_report.h"

#include <emscripten.h>

EM_JS(void, host_report, (double share), { Module['headsup_report'](share); });

namespace headsup::platform {

void report_share(double share) {
  host_report(share);
}

}  // namespace headsup::platform
#endif
