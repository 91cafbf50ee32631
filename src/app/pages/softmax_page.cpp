#include "app/pages/pages.h"

namespace headsup::app {

Document softmax_page(const State& state) {
  (void)state;
  return {"softmax", "", {}};
}

}  // namespace headsup::app
