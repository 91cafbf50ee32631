#include "platform/background_task.h"

namespace headsup::platform {

int background_runs(int tokens) {
  return tokens <= 1024 ? 5 : tokens <= 2048 ? 3 : 2;
}

}  // namespace headsup::platform
