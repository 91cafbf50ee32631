#include "app/pages/pages.h"

namespace headsup::app {

Document synthesis_page(const State& state) {
  (void)state;
  return {"synthesis", "", {}};
}

}  // namespace headsup::app
