#include <doctest.h>

#include <cmath>
#include <limits>

#include "app/core/settings.h"
#include "app/core/update.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;

TEST_CASE("A team opens with every number at its usual value, and none leaves its range") {
  app::State state = test::demo_state();
  for (const app::Number& number : app::k_number_table) {
    INFO(number.id);
    const auto id = static_cast<app::NumberId>(&number - app::k_number_table.begin());
    const auto now = [&] { return number.get(state.session(), state.view()); };
    const auto set = [&](double value) {
      return app::set_number(id, value, state.session(), state.view());
    };
    CHECK(now() == number.usual);
    CHECK_FALSE(set(number.usual));
    CHECK_FALSE(set(std::numeric_limits<double>::quiet_NaN()));
    CHECK(now() == number.usual);
    set(number.max + 1);
    CHECK(now() == number.max);
    set(number.min - 1);
    CHECK(now() == number.min);
    if (number.whole) {
      set(number.min + 0.6);
      CHECK(now() == number.min + 1);
    }
  }
}
