#include "team/packed.h"

#include <doctest.h>

#include <string>

#include "tests/unit/team/imports.h"
#include "tests/unit/team/wide.h"

using namespace headsup;
using namespace headsup::team;

TEST_CASE("a packed team is the same on the other side") {
  for (Team team : {test::demo(), *read_team(test::data("catalogue.json")).team,
                    test::with_facet_counts(test::demo(), test::k_unequal_counts[1])}) {
    team.assign_ids();
    Team other;
    CHECK(unpack(pack(team), other));
    CHECK(other == team);
  }
}

TEST_CASE("bytes that are cut, or more than a team, are none") {
  const std::string packed = pack(test::demo());
  Team team;
  for (std::size_t size = 0; size < packed.size(); size += 7) {
    CHECK_FALSE(unpack(std::string_view(packed).substr(0, size), team));
  }
  CHECK_FALSE(unpack(packed + "x", team));
}
