#include "app/pages/pages.h"

namespace headsup::app {

Document absence_page(const State& state) {
  (void)state;
  return {"absence", "", {}};
}

}  // namespace headsup::app
