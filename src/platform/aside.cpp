#include "platform/aside.h"

namespace headsup::platform {

int aside_runs(int tokens) {
  return tokens <= 1024 ? 5 : tokens <= 2048 ? 3 : 2;
}

}  // namespace headsup::platform
