// What the module of a worker tells the worker.
#pragma once

namespace headsup::platform {

// The share of its work that is done, up to 1.
void report_share(double share);

}  // namespace headsup::platform
