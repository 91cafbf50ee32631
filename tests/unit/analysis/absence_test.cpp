// What a head would be without one person.
#include "analysis/absence.h"

#include <doctest.h>

#include <algorithm>
#include <cmath>

#include "analysis/scores.h"
#include "team/matrices.h"
#include "tests/unit/analysis/teams.h"

namespace headsup::test {
namespace {

struct House {
  team::Team team = small_team();
  std::vector<double> asked;

  explicit House(const std::vector<team::FacetValue>& facets) : asked(needs(team, facets)) {}

  std::vector<analysis::Loss> losses(int head, int most = 4) const {
    analysis::Reader reader(team);
    reader.read(team, asked, analysis::Controls{});
    const auto q = analysis::query_for(team, asked);
    const analysis::HeadQuestion question{head, analysis::score_row(reader.layer(), q.data(), head),
                                          1, analysis::query_length(team, q.data(), head)};
    return analysis::losses(team, question, team::absent_mask(team), asked, most);
  }
};

const analysis::Loss* find(const std::vector<analysis::Loss>& losses, int person) {
  const auto found = std::find_if(losses.begin(), losses.end(), [&](const analysis::Loss& loss) {
    return loss.person == person;
  });
  return found == losses.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("the head without someone is the one that is read once they are away") {
  for (unsigned seed = 1; seed < 6; ++seed) {
    team::Team team = random_team(12, seed);
    Uniform uniform(seed + 100);
    std::vector<double> asked(team.facet_count());
    for (double& need : asked) need = uniform() < 0.4 ? uniform() : 0;
    analysis::Reader reader(team);
    analysis::Controls controls;
    controls.query = team.lead();
    reader.read(team, asked, controls);
    const auto q = analysis::query_for(team, asked);
    for (int h = 0; h < team::k_heads; ++h) {
      const analysis::HeadQuestion question{h, analysis::score_row(reader.layer(), q.data(), h), 1,
                                            analysis::query_length(team, q.data(), h)};
      const auto now = reader.heads()[h];
      for (const analysis::Loss& loss :
           analysis::losses(team, question, team::absent_mask(team), asked, 5)) {
        CHECK(team.people[loss.person].available);
        CHECK(loss.before == now.verdict);
        team::Team without = team;
        without.people[loss.person].available = false;
        analysis::Reader then(without);
        then.read(without, asked, controls);
        const auto& reading = then.heads()[h];
        CHECK(loss.verdict == reading.verdict);
        CHECK(loss.successor == reading.order[0]);
        CHECK(std::fabs(loss.entropy - reading.entropy_bits) < 1e-4);
        CHECK(loss.covered <= loss.covered_before);
      }
    }
  }
}

TEST_CASE("who alone offers what is asked for is a single point of failure") {
  House house({{9, 0.8}});
  const auto losses = house.losses(3);
  REQUIRE(!losses.empty());
  CHECK(losses[0].person == k_ana);
  CHECK(losses[0].covered_before == doctest::Approx(1));
  CHECK(losses[0].covered == 0);
  CHECK(losses[0].lost() == 1);
  CHECK(losses[0].loses_cover());
  CHECK(losses[0].loses_voice());  // no other person carries it: the rest are alike
  CHECK(losses[0].single_point());
}

TEST_CASE("somebody with a second home for their knowledge is not") {
  House house({{0, 0.9}});
  house.team.people[k_tom].carries[0] = {0, 0.9, 0};
  house.team.people[k_tom].contributions[0].facets = {{0, 0.9}};
  for (const analysis::Loss& loss : house.losses(0)) CHECK_FALSE(loss.single_point());
  const auto losses = house.losses(0);
  REQUIRE(find(losses, k_ragavan) != nullptr);
  CHECK(find(losses, k_ragavan)->successor == k_tom);
  CHECK(find(losses, k_ragavan)->lost() == doctest::Approx(0.1));
}

TEST_CASE("exactly half of the cover left is enough, less is not") {
  House house({{0, 1.0}});
  house.team.people[k_tom].carries[0] = {0, 0.9, 0};  // there is somebody to ask
  house.team.people[k_tom].contributions[0].facets = {{0, 0.5}};
  REQUIRE(find(house.losses(0), k_ragavan) != nullptr);
  CHECK_FALSE(find(house.losses(0), k_ragavan)->single_point());
  house.team.people[k_tom].contributions[0].facets = {{0, 0.49}};
  CHECK(find(house.losses(0), k_ragavan)->loses_cover());
  CHECK_FALSE(find(house.losses(0), k_ragavan)->loses_voice());
}

TEST_CASE("a quiet person who alone offers what is asked for is found as well") {
  House house({{0, 1.0}});
  house.team.people[k_tom].carries[0] = {0, 1, 0};
  house.team.people[k_ragavan].contributions.clear();
  house.team.people[k_tom].contributions.clear();
  house.team.people[k_ana].contributions = {{"Has the access", {{0, 1.0}}, ""}};  // carries nothing
  const auto losses = house.losses(0);
  REQUIRE(find(losses, k_ana) != nullptr);
  CHECK(losses[0].person == k_ana);
  CHECK(losses[0].weight < analysis::k_strong_weight);
  CHECK(losses[0].loses_cover());
}

TEST_CASE("a head that nothing is asked of hangs on nobody") {
  const House house({{0, 0.9}});
  for (const analysis::Loss& loss : house.losses(1)) CHECK_FALSE(loss.single_point());
}

TEST_CASE("the last one here has no heir") {
  House house({{0, 0.9}});
  for (team::Person& person : house.team.people) person.available = person.name == "Ragavan";
  const auto losses = house.losses(0);
  REQUIRE(losses.size() == 1);
  CHECK(losses[0].successor == -1);
  CHECK(losses[0].single_point());
}

TEST_CASE("no more losses are told than asked for") {
  const House house({{0, 0.1}});
  CHECK(house.losses(0, 2).size() <= 2);
}

}  // namespace headsup::test
