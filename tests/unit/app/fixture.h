// The demo team, open, read and laid out on a screen of 1440 × 900.
#pragma once

#include <doctest.h>

#include <utility>

#include "app/core/state.h"
#include "app/core/update.h"
#include "app/graph/camera.h"
#include "app/graph/layout.h"
#include "team/team_file.h"
#include "tests/unit/data.h"

namespace headsup::test {

inline app::State demo_state() {
  team::ReadResult demo = team::read_team(data("demo.json"));
  REQUIRE(demo.team.has_value());
  app::State state;
  app::open_team(state, std::move(*demo.team));
  app::refresh(state);
  app::arrange(state);
  return state;
}

}  // namespace headsup::test
