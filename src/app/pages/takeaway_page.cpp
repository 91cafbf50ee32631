#include "app/pages/pages.h"

namespace headsup::app {

Document takeaway_page(const State& state) {
  (void)state;
  return {"takeaway", "", {}};
}

}  // namespace headsup::app
