#include "app/pages/pages.h"

namespace headsup::app {

Document limits_page(const State& state) {
  (void)state;
  return {"limits", "", {}};
}

}  // namespace headsup::app
