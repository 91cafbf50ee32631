// The team that a history becomes: who is in, what they carry and are asked for, and what commit
// times may say of them.
#include <doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "history/health.h"
#include "history/team_from_history.h"
#include "tests/unit/history/corpora.h"

using namespace headsup::history;
using namespace headsup::test;
using doctest::Approx;

namespace {

// Ann works on the cache, Bo on the net; Cy wrote docs and left, Di came by once.
Corpus history() {
  std::vector<Made> made;
  for (int i = 0; i < 10; ++i) {
    made.push_back({i * 1., "Cy", "Document the release", {"docs/guide.md"}});
  }
  for (int i = 0; i < 12; ++i) {
    made.push_back({500 + i * 3., "Ann", "Fix stale cache entries", {"src/cache/evict.c"}});
    if (i < 9) made.push_back({500 + i * 3., "Bo", "Close stuck sockets", {"src/net/pool.c"}});
  }
  made.push_back({510, "Di", "Typo", {"docs/guide.md"}});
  return corpus_of(made);
}

HistoryTeam team_of(const Corpus& corpus, double day) {
  return team_from_history(corpus, people_of(corpus), at_day(day));
}

double strength(const headsup::team::Team& team, const std::string& name, const std::string& id) {
  const int number = team.find_facet(id);
  REQUIRE(number >= 0);
  for (const auto& person : team.people) {
    if (person.name != name) continue;
    const auto* carry = person.find_carry(number);
    return carry != nullptr ? carry->strength : 0;
  }
  FAIL("nobody is called " << name);
  return 0;
}

std::vector<CommitTime> every(double days, int count, double until) {
  std::vector<CommitTime> times;
  for (int i = count - 1; i >= 0; --i) times.push_back({at_day(until - days * i), 0});
  return times;
}

}  // namespace

TEST_CASE("who has worked enough is in the team, and who has gone is away") {
  const HistoryTeam made = team_of(history(), 540);
  const headsup::team::Team& team = made.team;
  REQUIRE(team.people.size() == 3);
  CHECK(team.people[0].name == "Ann");
  CHECK(team.people[0].lead);
  CHECK(team.people[0].available);
  CHECK(team.people[0].title == "12 commits");
  CHECK(team.people[1].name == "Cy");
  CHECK_FALSE(team.people[1].available);
  CHECK_FALSE(team.people[1].lead);
  CHECK(team.people[2].name == "Bo");
  CHECK(made.too_few == 1);
  CHECK(made.without_health == 1);
  // Long after, somebody still has to be there.
  const headsup::team::Team later = team_of(history(), 900).team;
  CHECK(later.people[0].available);
  CHECK_FALSE(later.people[1].available);
  CHECK(team_of(corpus_of({{0, "Ann", "x", {}}}), 1).team.people.empty());
}

TEST_CASE("people carry what they have worked on, and are asked about it") {
  const headsup::team::Team team = team_of(history(), 540).team;
  CHECK(strength(team, "Ann", "module_src_cache") > 0);
  CHECK(strength(team, "Bo", "module_src_cache") == 0);
  CHECK(strength(team, "Ann", "postmortem_bug_fix") > 0);
  CHECK(strength(team, "Bo", "postmortem_bug_fix") == 0);
  REQUIRE(!team.people[0].contributions.empty());
  const std::string& text = team.people[0].contributions[0].text;
  CHECK(text.find("Ask Ann about ") == 0);
  CHECK(text.find("(12 commits, last 7 days ago)") != text.npos);
  for (const auto& person : team.people) {
    for (const auto& carry : person.carries) {
      CHECK(carry.strength > 0);
      CHECK(carry.strength <= 1);
      CHECK(carry.days_ago >= 0);
    }
  }
  CHECK(team.heads[k_technical_head].sharpness > 0);
}

TEST_CASE("fewer than ten commits say nothing of how somebody is") {
  const headsup::team::Team team = team_of(history(), 540).team;
  CHECK(strength(team, "Ann", "health_no_long_streak") == 1);
  for (const auto& facet : team.heads[k_health_head].facets) {
    CHECK(strength(team, "Bo", facet.id) == 0);
  }
  for (const double sign : health_signs(every(1, 9, 0), at_day(0))) CHECK(sign == 0);
}

TEST_CASE("signs of health are somebody's own habits") {
  // Every day for 20 days until now: a streak, no less than ever, and new.
  const HealthSigns daily = health_signs(every(1, 20, 20), at_day(20));
  CHECK(daily[HealthSign::no_long_streak] == 0);
  CHECK(daily[HealthSign::below_usual_load] == Approx(0).epsilon(.1));
  CHECK(daily[HealthSign::active_this_week] == 1);
  CHECK(daily[HealthSign::newcomer] == Approx(1 - 19 / 90.));
  CHECK(daily[HealthSign::recently_back] == 0);
  // The same without the last three weeks: rested, and not at work this week.
  const HealthSigns rested = health_signs(every(1, 20, 20), at_day(41));
  CHECK(rested[HealthSign::no_long_streak] == 1);
  CHECK(rested[HealthSign::below_usual_load] == 1);
  CHECK(rested[HealthSign::active_this_week] == 0);
  std::vector<CommitTime> times = every(1, 20, 20);
  times.push_back({at_day(45), 0});
  CHECK(health_signs(times, at_day(46))[HealthSign::recently_back] == 1);
  // k_start is a Tuesday, 22:13 in UTC; a clock 12 hours behind says 10:13.
  std::vector<CommitTime> weekly = every(7, 20, 140);
  CHECK(health_signs(weekly, at_day(140))[HealthSign::night] == 1);
  for (CommitTime& made : weekly) made.offset_minutes = -720;
  const HealthSigns far = health_signs(weekly, at_day(140));
  CHECK(far[HealthSign::night] == 0);
  CHECK(far[HealthSign::daytime] == 1);
  CHECK(far[HealthSign::weekend] == 0);
  CHECK(far[HealthSign::steady] == Approx(20 / 26.));
}

TEST_CASE("a history's team is an ordinary one") {
  const headsup::team::Team team = team_of(history(), 540).team;
  CHECK(team.half_life_days == 180);
  CHECK(team.find_facet(team.heads[3].facets[0].id) == team.first_facet(3));
  CHECK(team.id_of(1) != team.id_of(0));
}
