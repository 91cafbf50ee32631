#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "team/import.h"
#include "team/team_file.h"
#include "tests/unit/team/imports.h"

using namespace headsup;
using namespace headsup::team;
using namespace headsup::test;

TEST_CASE("a roster gives a person a line, with what their words say") {
  const Team team = roster(
      "Maya, Engineering Manager\n"
      "Priya, Backend: wrote the billing service; postgres, stripe; on call last week\n"
      "- Tom (away), Frontend: checkout page in React, css\n"
      "3. Ana: kafka, 2 years ago; redis cache\n");
  REQUIRE(team.people.size() == 4);
  CHECK(team.people[0].lead);
  CHECK(team.people[0].title == "Engineering Manager");
  const Person& priya = team.people[1];
  CHECK(priya.name == "Priya");
  CHECK(priya.title == "Backend");
  CHECK_FALSE(priya.lead);
  CHECK(priya.available);
  CHECK(carried(team, "Priya", "slow_queries").strength > 0.3);  // 'postgres'
  CHECK(carried(team, "Priya", "slow_queries").days_ago == 0);
  CHECK(carried(team, "Priya", "oncall_load").strength > 0.3);
  CHECK(carried(team, "Priya", "oncall_load").days_ago == 7);
  CHECK_FALSE(team.people[2].available);
  CHECK(team.people[2].title == "Frontend");
  CHECK(carried(team, "Tom", "web_client").strength > 0.6);
  CHECK(team.people[3].name == "Ana");
  CHECK(team.people[3].title == "Team member");
  CHECK(carried(team, "Ana", "caching").days_ago == 0);
}

TEST_CASE("a roster gives each a first contribution, and health in their own words") {
  const Team team = roster("Lead: leads\nPriya: postgres, redis cache; on call last week\n");
  const std::vector<Contribution>& offers = team.people[1].contributions;
  REQUIRE(offers.size() == 2);
  CHECK(offers[0].text == "Ask Priya about postgres, redis, cache");
  CHECK(offers[1].text == "postgres, redis cache; on call last week");
  for (const FacetValue& value : offers[1].facets) {
    CHECK(team.head_of(value.facet) == team.find_head("health"));
  }
}

TEST_CASE("when something was last used is said in English and German") {
  struct Case {
    const char* words;
    double days;
  };
  for (const Case& c : {Case{"postgres", 0},
                        {"postgres yesterday", 1},
                        {"postgres last year", 365},
                        {"postgres, 3 weeks ago", 21},
                        {"postgres two months ago", 60},
                        {"a year ago postgres", 365},
                        {"postgres letzte Woche", 7},
                        {"postgres vor 3 Jahren", 1095},
                        {"Postgres vor einem Monat", 30},
                        {"postgres gestern", 1},
                        {"redis; postgres last quarter", 91},
                        {"redis, postgres last month", 30}}) {
    CAPTURE(c.words);
    const Team team = roster(std::string("A: x\nB: ") + c.words + "\n");
    CHECK(carried(team, "B", "slow_queries").days_ago == c.days);
    if (std::string(c.words).find("redis") == 0) CHECK(carried(team, "B", "caching").days_ago == 0);
  }
}

TEST_CASE("absence and lead are marked in English and German") {
  for (const char* line :
       {"B (away): redis", "B, SRE (away): redis", "B: redis; on leave until May", "B: away",
        "B: im Urlaub, redis", "B (krank), SRE: redis"}) {
    CAPTURE(line);
    const Team team = roster(std::string("A: x\n") + line + "\n");
    CHECK(team.people[1].name == "B");
    CHECK_FALSE(team.people[1].available);
  }
  CHECK(roster("A: away last year, redis\nB\n").people[0].available);
  for (const char* line : {"B (lead): redis", "B, SRE (Leitung)", "B: leads; redis", "B, lead"}) {
    CAPTURE(line);
    const Team team = roster(std::string("A: x\n") + line + "\n");
    CHECK(team.lead() == 1);
    CHECK_FALSE(team.people[0].lead);
  }
}

TEST_CASE("a roster says which words no list has, and learns what they mean") {
  const std::string text = "A: x\nB: wrote the frobnicator in 2019; redis\n";
  const ImportResult before = read_roster(text, demo(), {}, phrases());
  REQUIRE(before.people.size() == 2);
  CHECK(before.people[1].unknown == std::vector<std::string>{"frobnicator"});
  REQUIRE(before.people[1].matches.size() == 1);
  CHECK(before.people[1].matches[0].term == "redis");

  const std::vector<Meaning> meanings{{"frobnicator", "web_client"}, {"redis", ""}};
  const ImportResult after = read_roster(text, demo(), meanings, phrases());
  CHECK(after.people[1].unknown == std::vector<std::string>{"redis"});
  CHECK(carried(*after.team, "B", "web_client").strength > 0.3);
  CHECK(carried(*after.team, "B", "caching").strength == 0);
  const auto& terms = after.team->facet(after.team->find_facet("web_client")).terms;
  CHECK(std::find(terms.begin(), terms.end(), "frobnicator") != terms.end());
}

TEST_CASE("a table gives a person a row and a facet a column") {
  const ImportResult result = read_table(
      "Name;Titel;Leitung;Abwesend;redis;Slow queries;write_contention;Knitting\n"
      "Ana;SRE;ja;;0,5;80 %;;5\n"
      "\"Bo; B.\";;;x;x;0,7 (90 d);-;\n",
      demo(), {}, phrases());
  REQUIRE(result.team.has_value());
  const Team& team = *result.team;
  CHECK(team.people[0].lead);
  CHECK(team.people[0].title == "SRE");
  CHECK(carried(team, "Ana", "caching").strength == 0.5);
  CHECK(carried(team, "Ana", "slow_queries").strength == 0.8);
  CHECK(team.people[1].name == "Bo; B.");
  CHECK_FALSE(team.people[1].available);
  CHECK(carried(team, "Bo; B.", "caching").strength == 1);
  CHECK(carried(team, "Bo; B.", "slow_queries").strength == 0.7);
  CHECK(carried(team, "Bo; B.", "slow_queries").days_ago == 90);
  REQUIRE(result.columns.size() == 4);
  CHECK(result.columns[3].name == "Knitting");
  CHECK(result.columns[3].facet == -1);
}

TEST_CASE("an unknown column becomes a facet's, or a known one nothing") {
  const std::string text = "name\tKnitting\tredis\nAna\t0.4\t1\nBo\t\t1\n";
  const std::vector<Meaning> meanings{{"Knitting", "deploys"}, {"redis", ""}};
  const ImportResult result = read_any(text, demo(), meanings, phrases());
  CHECK(result.kind == InputKind::table);
  REQUIRE(result.team.has_value());
  CHECK(carried(*result.team, "Ana", "deploys").strength == 0.4);
  CHECK(carried(*result.team, "Bo", "caching").strength == 0);
}

TEST_CASE("a list tells how much of it is read, up to all") {
  std::vector<double> told;
  const auto progress = [&](double share) { told.push_back(share); };
  read_any("Ana: kafka\nBo: redis\nCy: postgres", test::demo(), {}, test::phrases(), progress);
  REQUIRE(told.size() == 3);
  CHECK(std::is_sorted(told.begin(), told.end()));
  CHECK(told.back() == doctest::Approx(1));
  told.clear();
  read_any("name,title\nAna,Pilot\nBo,Pilot", test::demo(), {}, test::phrases(), progress);
  REQUIRE(told.size() == 2);
  CHECK(told.back() == doctest::Approx(1));
}

TEST_CASE("a text is taken for what it is") {
  CHECK(kind_of(" {\"format\":") == InputKind::team);
  CHECK(kind_of("[]") == InputKind::team);
  CHECK(kind_of("commit\t8f…\tA\t2026-01-01\tfix") == InputKind::git_log);
  CHECK(kind_of("name,title\nA,B") == InputKind::table);
  CHECK(kind_of("\xEF\xBB\xBFName;Rolle\nA;B") == InputKind::table);
  CHECK(kind_of("Priya\tBackend") == InputKind::table);
  CHECK(kind_of("Priya, Backend: postgres") == InputKind::roster);
  CHECK(kind_of("Priya, Backend: name, title") == InputKind::roster);
  CHECK(kind_of("Priya\nTom") == InputKind::roster);
}

TEST_CASE("the demo comes back from its table, but for what a table cannot hold") {
  Team left = demo();
  const ImportResult result = read_table(write_table(left), demo(), {}, phrases());
  REQUIRE(result.team.has_value());
  Team back = *result.team;
  for (Team* team : {&left, &back}) {
    team->name.clear();
    for (Person& person : team->people) {
      person.needs.clear();
      person.contributions.clear();
      std::sort(person.carries.begin(), person.carries.end(),
                [](const Carry& a, const Carry& b) { return a.facet < b.facet; });
    }
  }
  CHECK(back == left);
  CHECK(write_table(back) == write_table(left));
}

TEST_CASE("the demo comes back from its roster, but for strengths in full") {
  const Team left = demo();
  const ImportResult result = read_roster(write_roster(left), demo(), {}, phrases());
  REQUIRE(result.team.has_value());
  const Team& back = *result.team;
  REQUIRE(back.people.size() == left.people.size());
  CHECK(back.name == left.name);
  for (std::size_t i = 0; i < left.people.size(); ++i) {
    const Person& person = left.people[i];
    CAPTURE(person.name);
    CHECK(back.people[i].name == person.name);
    CHECK(back.people[i].title == person.title);
    CHECK(back.people[i].lead == person.lead);
    CHECK(back.people[i].available == person.available);
    for (const Carry& carry : person.carries) {
      const Carry again = carried(back, person.name, left.facet(carry.facet).id);
      CAPTURE(left.facet(carry.facet).id);
      CHECK(std::abs(again.strength - carry.strength) < 0.3);
      CHECK(again.days_ago == std::round(carry.days_ago));
    }
  }
}
