#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "team/change.h"
#include "team/synthetic.h"
#include "tests/unit/team/imports.h"
#include "tests/unit/team/wide.h"

using namespace headsup;
using namespace headsup::team;
using namespace headsup::test;

namespace {

Team changed(Change change, Refusal expected = Refusal::none) {
  Team team = demo();
  const Refusal refusal = change_team(team, change);
  CHECK(static_cast<int>(refusal) == static_cast<int>(expected));
  if (expected != Refusal::none) CHECK(team == demo());
  return team;
}

// A file that holds exactly this team: ids are no part of it.
void check_is_a_file(const Team& team) {
  const std::string text = write_team(team);
  const ReadResult read = read_team(text);
  CHECK(read.error.message == "");
  REQUIRE(read.team.has_value());
  CHECK(write_team(*read.team) == text);
}

}  // namespace

TEST_CASE("people are added, renamed, moved and removed, and keep their ids") {
  const PersonId second = demo().people[1].id;
  CHECK(changed(change::Name{1, "  Someone else "}).people[1].name == "Someone else");
  CHECK(changed(change::Name{1, "Someone else"}).people[1].id == second);
  CHECK(changed(change::JobTitle{1, "Pilot"}).people[1].title == "Pilot");
  const Team more = changed(change::AddPerson{"Zed", "Pilot"});
  CHECK(more.people.back().name == "Zed");
  for (const Person& person : demo().people) CHECK(person.id != more.people.back().id);
  CHECK(changed(change::MovePerson{1, 4}).people[4].id == second);
  CHECK(changed(change::MovePerson{4, 1}).people[2].id == second);
  CHECK(changed(change::RemovePerson{1}).position(second) == -1);
}

TEST_CASE("two who are one have what both had, and are two again as authors of a history") {
  Team team = demo();
  History history;
  history.authors = {"Ann A", "ann-a", "Bo"};
  history.commits = {{"1", 1, 0, 0, false, {}, "one"}, {"2", 2, 0, 1, false, {}, "two"}};
  team.history = SharedHistory(history);
  team.people[1].wrote_as = {1};
  team.people[2].wrote_as = {0};
  const Person first = team.people[1];
  const Person second = team.people[2];

  Team merged = team;
  REQUIRE(change_team(merged, change::MergePeople{1, 2}) == Refusal::none);
  CHECK(merged.people.size() == team.people.size() - 1);
  const Person& both = merged.people[1];
  CHECK(both.id == first.id);
  CHECK(both.name == first.name);
  CHECK(both.wrote_as == std::vector<int>{0, 1});
  CHECK(both.contributions.size() == first.contributions.size() + second.contributions.size());
  for (const Person& one : {first, second}) {
    for (const Carry& carry : one.carries) {
      const Carry* found = both.find_carry(carry.facet);
      REQUIRE(found != nullptr);
      const auto warm = [&](const Carry& of) {
        return of.strength * std::exp2(-of.days_ago / team.half_life_days);
      };
      CHECK(warm(*found) >= warm(carry));
    }
  }
  check_is_a_file(merged);

  Team split = merged;
  REQUIRE(change_team(split, change::SplitPerson{1, 0}) == Refusal::none);
  CHECK(split.people[1].wrote_as == std::vector<int>{1});
  CHECK(split.people.back().name == "Ann A");
  CHECK(split.people.back().wrote_as == std::vector<int>{0});
  check_is_a_file(split);
  // The last one of them is the person.
  CHECK(change_team(split, change::SplitPerson{1, 1}) == Refusal::unknown);
  CHECK(change_team(split, change::SplitPerson{1, 2}) == Refusal::unknown);
  CHECK(change_team(team, change::MergePeople{1, 1}) == Refusal::unknown);

  // Of a lead and another, the lead stays.
  const int lead = team.lead();
  const int other = lead == 0 ? 1 : 0;
  REQUIRE(change_team(team, change::MergePeople{other, lead}) == Refusal::none);
  CHECK(team.people[team.lead()].id == demo().people[other].id);
  check_is_a_file(team);
}

TEST_CASE("there is always one lead, who needs nothing of their own") {
  const int lead = demo().lead();
  int with_needs = 0;
  while (demo().people[with_needs].needs.empty()) ++with_needs;
  const Team led = changed(change::Lead{with_needs});
  CHECK(led.lead() == with_needs);
  CHECK_FALSE(led.people[lead].lead);
  CHECK(led.people[with_needs].needs.empty());
  check_is_a_file(led);
  check_is_a_file(changed(change::RemovePerson{lead}));
}

TEST_CASE("what no file could have is refused, and nothing changes") {
  const std::string taken = demo().people[0].name;
  const std::string long_text(81, 'x');
  changed(change::Name{1, taken}, Refusal::taken);
  changed(change::Name{1, "  "}, Refusal::empty);
  changed(change::Name{1, long_text}, Refusal::too_long);
  changed(change::Name{1, "two\nlines"}, Refusal::too_long);
  changed(change::Name{1, "\xC3("}, Refusal::too_long);
  changed(change::Name{99, "x"}, Refusal::unknown);
  changed(change::AddPerson{taken, "x"}, Refusal::taken);
  changed(change::AddPerson{"x", ""}, Refusal::empty);
  changed(change::Needs{demo().lead(), 0, 1}, Refusal::unknown);
  changed(change::Carries{0, 999, 1, 0}, Refusal::unknown);
  changed(change::Carries{0, 0, NAN, 0}, Refusal::unknown);
  changed(change::HalfLife{0}, Refusal::unknown);
  changed(change::Sharpness{0, -1}, Refusal::unknown);
  changed(change::Related{0, 0, 1}, Refusal::unknown);
  changed(change::Related{0, demo().facet_count(0), 1}, Refusal::unknown);
  changed(change::TitleName{0, demo().titles[1].name}, Refusal::taken);
  changed(change::AddTitle{demo().titles[1].name}, Refusal::taken);
  changed(change::AddIncident{"title", " "}, Refusal::empty);
  changed(change::RemoveIncident{99}, Refusal::unknown);
  Team two = demo();
  while (two.people.size() > 2) change_team(two, change::RemovePerson{2});
  CHECK(change_team(two, change::RemovePerson{0}) == Refusal::too_few);
}

TEST_CASE("facets come and go in one head, and what mentions the others stays") {
  const int d_k = demo().facet_count(1);
  const Team more = changed(change::AddFacet{1, "New facet"});
  CHECK(more.facet_count(1) == d_k + 1);
  CHECK(more.facet_count() == demo().facet_count() + 1);
  CHECK(more.heads[1].facets.back().label == "New facet " + std::to_string(d_k + 1));
  CHECK(more.facet(2 * d_k).id == more.heads[1].facets.back().id);
  CHECK(more.head_of(2 * d_k) == 1);
  CHECK(more.head_of(2 * d_k + 1) == 2);
  for (const Person& person : demo().people) {
    for (const Carry& carry : person.carries) {
      const std::string& id = demo().facet(carry.facet).id;
      CHECK(carried(more, person.name, id).strength == carry.strength);
    }
  }
  check_is_a_file(more);
  Team back = more;
  CHECK(change_team(back, change::RemoveFacet{2 * d_k}) == Refusal::none);
  CHECK(back == demo());

  const Team fewer = changed(change::RemoveFacet{2});
  check_is_a_file(fewer);
  const std::string gone = demo().facet(2).id;
  CHECK(fewer.find_facet(gone) == -1);
  for (const Person& person : demo().people) {
    for (const Carry& carry : person.carries) {
      if (carry.facet == 2) continue;
      const std::string& id = demo().facet(carry.facet).id;
      CHECK(carried(fewer, person.name, id).strength == carry.strength);
    }
  }
}

TEST_CASE("a head has 1 to 64 facets, whatever the others have") {
  Team team = demo();
  while (team.facet_count(3) < 64)
    REQUIRE(change_team(team, change::AddFacet{3, "x"}) == Refusal::none);
  CHECK(change_team(team, change::AddFacet{3, "x"}) == Refusal::too_many);
  while (team.facet_count(0) > 1)
    REQUIRE(change_team(team, change::RemoveFacet{0}) == Refusal::none);
  CHECK(change_team(team, change::RemoveFacet{0}) == Refusal::too_few);
  CHECK(change_team(team, change::AddFacet{4, "x"}) == Refusal::unknown);
  CHECK(change_team(team, change::RemoveFacet{team.facet_count()}) == Refusal::unknown);
  // Affinities stay within a head, wherever it begins now.
  CHECK(change_team(team, change::Related{0, 1, 0.5}) == Refusal::unknown);
  CHECK(change_team(team, change::Related{1, 2, 0.5}) == Refusal::none);
  check_is_a_file(team);
}

TEST_CASE("strengths of 0 are no entries") {
  const int facet = demo().people[1].carries[0].facet;
  const std::size_t before = demo().people[1].carries.size();
  CHECK(changed(change::Carries{1, facet, 0, 0}).people[1].carries.size() == before - 1);
  CHECK(changed(change::Carries{1, facet, 7, 3}).people[1].carries[0] == Carry{facet, 1, 3});
  CHECK(changed(change::Related{demo().affinities[0].b, demo().affinities[0].a, 0})
            .affinities.size() == demo().affinities.size() - 1);
  CHECK(changed(change::Terms{0, {"one", " ", "…", "two words "}}).facet(0).terms ==
        std::vector<std::string>{"one", "two words"});
}

TEST_CASE("after two hundred random changes twenty made-up teams are still what a file holds") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto below = [&](int count) {
      return static_cast<int>(random() % static_cast<unsigned>(std::max(count, 1)));
    };
    const auto number = [&] { return below(1001) / 1000.0; };
    const auto text = [&] { return "text " + std::to_string(below(40)); };
    Synthesis wanted;
    wanted.people = k_min_synthetic + 3 * static_cast<int>(seed);
    wanted.seed = seed;
    wanted.name = "Made up";
    wanted.offer = [](int kind, const std::string& facet) {
      return "Offer " + std::to_string(kind) + " about " + facet;
    };
    // Of two teams in three heads differ from the start.
    Team like = demo();
    if (seed % 3 != 0) like = with_facet_counts(like, k_unequal_counts[seed % 3 - 1]);
    Team team = synthesize(like, wanted).team;
    team.assign_ids();
    check_is_a_file(team);
    for (int step = 0; step < 200; ++step) {
      const int person = below(static_cast<int>(team.people.size()));
      const int facet = below(team.facet_count());
      const int offers = static_cast<int>(team.people[person].contributions.size());
      const int titles = static_cast<int>(team.titles.size());
      const int incidents = static_cast<int>(team.incidents.size());
      const Change changes[] = {
          change::Name{person, text()},
          change::JobTitle{person, text()},
          change::AddPerson{text(), text()},
          change::RemovePerson{person},
          change::MergePeople{person, below(static_cast<int>(team.people.size()))},
          change::MovePerson{person, below(static_cast<int>(team.people.size()))},
          change::Lead{person},
          change::Carries{person, facet, number(), number() * 400},
          change::Needs{person, facet, number()},
          change::AddContribution{person, text()},
          change::ContributionText{person, below(offers), text()},
          change::Effort{person, below(offers), below(2) ? "" : text()},
          change::Offers{person, below(offers), facet, number()},
          change::RemoveContribution{person, below(offers)},
          change::TeamName{text()},
          change::HalfLife{number() * 400},
          change::Sharpness{below(4), number() * 10},
          change::HeadLabel{below(4), text()},
          change::FacetLabel{facet, text()},
          change::Terms{facet, {text(), text()}},
          change::AddFacet{below(4), text()},
          change::RemoveFacet{facet},
          change::Related{facet, below(team.facet_count()), number()},
          change::AddTitle{text()},
          change::TitleName{below(titles), text()},
          change::Suggests{below(titles), facet, number()},
          change::RemoveTitle{below(titles)},
          change::AddIncident{text(), text()},
          change::IncidentTitle{below(incidents), text()},
          change::IncidentText{below(incidents), text() + "\n" + text()},
          change::Vague{below(incidents), below(2) == 1},
          change::RemoveIncident{below(incidents)}};
      const Team before = team;
      const int which = below(static_cast<int>(std::size(changes)));
      if (change_team(team, changes[which]) != Refusal::none) CHECK(team == before);
    }
    check_is_a_file(team);
  }
}
