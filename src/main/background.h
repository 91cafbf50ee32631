// The lab's host: what the platform can do in the background.
#pragma once

#include "app/explain/scale/lab.h"

namespace headsup {

class BackgroundTask : public app::LabHost {
 public:
  double now_seconds() override;
  void start(analysis::ForwardTask task) override;
  analysis::ForwardReport report() override;
  void stop() override;
};

}  // namespace headsup
