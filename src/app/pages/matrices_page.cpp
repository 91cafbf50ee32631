#include "app/pages/pages.h"

namespace headsup::app {

Document matrices_page(const State& state) {
  (void)state;
  return {"matrices", "", {}};
}

}  // namespace headsup::app
