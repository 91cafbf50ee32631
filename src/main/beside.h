// The lab's host: what the platform can do beside the program.
#pragma once

#include "app/lab.h"

namespace headsup {

class Beside : public app::LabHost {
 public:
  double now_seconds() override;
  void start(lead::ForwardTask task) override;
  lead::ForwardReport report() override;
  void stop() override;
};

}  // namespace headsup
