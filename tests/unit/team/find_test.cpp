#include "team/find.h"

#include <doctest.h>

using namespace headsup;

namespace {

team::Team named(std::initializer_list<const char*> names) {
  team::Team team;
  for (const char* name : names) {
    team.people.emplace_back();
    team.people.back().name = name;
  }
  return team;
}

}  // namespace

TEST_CASE("A name is found by its start before a later word, and by that before its middle") {
  const team::Team team = named({"Anna Lind", "Ada Fallund", "Linus Berg", "Émile Zola"});
  CHECK(team::find_by_part(team, "lin") == 2);
  CHECK(team::find_by_part(team, "LIND") == 0);
  CHECK(team::find_by_part(team, "fall") == 1);
  CHECK(team::find_by_part(team, "und") == 1);
  CHECK(team::find_by_part(team, "ada fallund") == 1);
  CHECK(team::find_by_part(team, "éMILE") == 3);
  CHECK(team::find_by_part(team, "a") == 0);  // of several the first
  CHECK(team::find_by_part(team, "zz") == -1);
  CHECK(team::find_by_part(team, "") == -1);
  CHECK(team::find_by_part(team, "\xff") == -1);
}
