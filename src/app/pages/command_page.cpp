#include "app/pages/pages.h"

namespace headsup::app {

Document command_page(const State& state) {
  (void)state;
  return {"command", "", {}};
}

}  // namespace headsup::app
