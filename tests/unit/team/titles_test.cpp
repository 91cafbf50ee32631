#include "team/titles.h"

#include <doctest.h>

#include <string>

using namespace headsup::team;

namespace {

Team team_with_titles() {
  Team team;
  for (const char* name :
       {"Engineer", "Backend Engineer", "Data Engineer", "Data Scientist", "Platform Engineer",
        "Customer Support", "Engineering Manager", "Product Manager", "CTO", "Ingénieur Système"}) {
    team.titles.push_back({.name = name});
  }
  return team;
}

std::string found(const char* title) {
  static const Team team = team_with_titles();
  const Title* meant = find_title(team, title);
  return meant ? meant->name : "";
}

}  // namespace

TEST_CASE("a title is found by its name, in any case and however it is joined") {
  CHECK(found("Backend Engineer") == "Backend Engineer");
  CHECK(found("backend engineer") == "Backend Engineer");
  CHECK(found("Back-end Engineer") == "Backend Engineer");
  CHECK(found("BACK END ENGINEER") == "Backend Engineer");
  CHECK(found("ingénieur SYSTÈME") == "Ingénieur Système");
}

TEST_CASE("the longest title that a longer one has in it is meant") {
  CHECK(found("Senior Backend Engineer, Payments") == "Backend Engineer");
  CHECK(found("Staff Data Platform Engineer") == "Platform Engineer");
  CHECK(found("Senior Software Engineer II") == "Engineer");
  CHECK(found("CTO & co-founder") == "CTO");
  CHECK(found("Head of Customer Support") == "Customer Support");
}

TEST_CASE("the first title that has a short one in it is meant") {
  CHECK(found("Backend") == "Backend Engineer");
  CHECK(found("support") == "Customer Support");
  CHECK(found("Data") == "Data Engineer");
  CHECK(found("Manager") == "Engineering Manager");
  CHECK(found("Engineering") == "Engineering Manager");
}

TEST_CASE("a developer is an engineer") {
  CHECK(found("Backend Developer") == "Backend Engineer");
  CHECK(found("Senior Java dev") == "Engineer");
  CHECK(found("Programmer") == "Engineer");
}

TEST_CASE("parts of words and words in another order are no title") {
  CHECK(found("Pro").empty());
  CHECK(found("Database Owner").empty());
  CHECK(found("Vector").empty());
  CHECK(found("Manager, Product").empty());
  CHECK(found("").empty());
  CHECK(found("—").empty());
}

TEST_CASE("everybody's title is found at once") {
  Team team = team_with_titles();
  team.people.resize(4);
  team.people[0].title = "Backend";
  team.people[1].title = "Gardener";
  team.people[2].title = "Backend";
  team.people[3].title = "cto";
  const std::vector<const Title*> titles = find_titles(team);
  REQUIRE(titles.size() == 4);
  CHECK(titles[0] == &team.titles[1]);
  CHECK(titles[1] == nullptr);
  CHECK(titles[2] == titles[0]);
  CHECK(titles[3] == &team.titles[8]);
}
