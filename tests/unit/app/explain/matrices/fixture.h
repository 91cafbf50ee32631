// The matrices page of the demo team and of larger ones, for the tests of its maps and of pointing.
#pragma once

#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/content/shade.h"
#include "app/explain/matrices/hover_target.h"
#include "app/explain/matrices/numbers.h"
#include "app/graph/build_scene.h"
#include "app/graph/palette.h"
#include "tests/unit/app/fixture.h"
#include "tests/unit/team/wide.h"

namespace headsup::test::matrices_page {

inline void act(app::State& state, app::Action action) {
  app::update(state, std::move(action));
  app::refresh(state);
  app::arrange(state);
  app::settle(state);
}

inline app::State matrices(int head = -1) {
  app::State state = test::demo_state();
  act(state, app::OpenPage{app::Page::matrices});
  act(state, app::SetMatrixHead{head});
  return state;
}

// People of the demo team again and again, all but the first without the lead's part.
inline app::State large_team(int people) {
  app::State state = test::demo_state();
  team::Team team = state.team();
  const std::vector<team::Person> some = team.people;
  while (static_cast<int>(team.people.size()) < people) {
    team::Person person = some[team.people.size() % some.size()];
    person.lead = false;
    person.name += " " + std::to_string(team.people.size());
    for (team::Carry& carry : person.carries) {
      carry.days_ago += static_cast<double>(team.people.size() % 37);
    }
    team.people.push_back(person);
  }
  app::open_team(state, std::move(team));
  act(state, app::OpenPage{app::Page::matrices});
  return state;
}

inline const app::HeatMap& map_of(const app::State& state, const std::string& id) {
  const app::HeatMap* map = app::find_map(*state.derived().page, id);
  INFO(id);
  REQUIRE(map != nullptr);
  REQUIRE(map->rows == static_cast<int>(map->row_axis.labels.size()));
  REQUIRE(map->columns == static_cast<int>(map->column_axis.labels.size()));
  return *map;
}

inline std::string id_of(const char* what, int head) {
  return std::string(what) + "-" + std::to_string(head);
}

// Every finite number within the range, both ends taken.
inline void check_range(const app::HeatMap& map) {
  double low = 1e30;
  double high = -1e30;
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      const bool masked = (!map.column_axis.masked.empty() && map.column_axis.masked[column]) ||
                          (!map.row_axis.masked.empty() && map.row_axis.masked[row]);
      if (masked) continue;
      low = std::min(low, static_cast<double>(map.at(row, column)));
      high = std::max(high, static_cast<double>(map.at(row, column)));
    }
  }
  CHECK(map.low == low);
  CHECK(map.high == high);
  CHECK(map.diverging == (low < 0));
}

inline app::Action control(const app::State& state, const char* id, const app::Input& input) {
  app::Action action = app::DismissNotice{};
  REQUIRE(app::find_action(*state.derived().page, id, input, action));
  return action;
}

}  // namespace headsup::test::matrices_page
