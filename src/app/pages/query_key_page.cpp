#include "app/pages/pages.h"

namespace headsup::app {

Document query_key_page(const State& state) {
  (void)state;
  return {"query_key", "", {}};
}

}  // namespace headsup::app
