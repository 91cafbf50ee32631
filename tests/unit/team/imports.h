// What the tests of imports share: the demo's heads as their catalogue.
#pragma once

#include <doctest.h>

#include <string>

#include "team/import.h"
#include "team/team_file.h"
#include "tests/unit/data.h"

namespace headsup::test {

inline const team::Team& demo() {
  static const team::Team team = [] {
    team::Team read = *team::read_team(data("demo.json")).team;
    read.assign_ids();
    return read;
  }();
  return team;
}

inline team::ImportPhrases phrases() {
  return {[](const std::string& name, const std::string& words) {
            return "Ask " + name + " about " + words;
          },
          "My team", "Team member"};
}

inline team::Team roster(const std::string& text) {
  team::ImportResult result = team::read_roster(text, demo(), {}, phrases());
  CAPTURE(text);
  CHECK(result.error.message == "");
  REQUIRE(result.team.has_value());
  // What was imported is a team that a file could have.
  CHECK(team::read_team(team::write_team(*result.team)).error.message == "");
  return *result.team;
}

// What somebody carries of a facet; strength 0: nothing.
inline team::Carry carried(const team::Team& team, const std::string& name,
                           const std::string& facet) {
  for (const team::Carry& carry : team.people[team.find_person(name)].carries) {
    if (team.facet(carry.facet).id == facet) return carry;
  }
  return {};
}

}  // namespace headsup::test
