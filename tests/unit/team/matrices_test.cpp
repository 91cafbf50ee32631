#include <doctest.h>

#include <cmath>

#include "team/matrices.h"

using namespace headsup::team;

namespace {

// Two facets a head, so F = 8 and d_model = 24.
Team small_team() {
  Team team;
  team.half_life_days = 30;
  for (std::size_t h = 0; h < k_heads; ++h) {
    team.heads[h].sharpness = 1.5 + static_cast<double>(h);
    team.heads[h].facets.resize(2);
  }
  team.affinities = {{2, 3, 0.4}};
  team.titles = {{"Engineer", {{0, 0.8}, {5, 0.2}}}};
  team.people.resize(3);
  team.people[0].lead = true;
  Person& ada = team.people[1];
  ada.title = "Engineer";
  ada.needs = {{3, 0.5}};
  ada.carries = {{0, 1.0, 30}, {1, 0.6, 0}};
  ada.contributions = {{"one", {{0, 0.3}, {7, 0.9}}, ""}, {"two", {{0, 0.7}, {7, 0.1}}, ""}};
  team.people[2].available = false;
  return team;
}

}  // namespace

TEST_CASE("W_Q reads the needs block: sharpness on the diagonal, affinity beside it") {
  const Matrices m = projections(small_team());
  REQUIRE(m.shape.d_model == 24);
  REQUIRE(m.shape.widths == std::vector<int>{2, 2, 2, 2});
  REQUIRE(m.wq.size() == 24 * 8);
  const auto wq = [&m](int row, int column) { return m.wq[row * 8 + column]; };
  for (int row = 0; row < 24; ++row) {
    for (int column = 0; column < 8; ++column) {
      CAPTURE(row);
      CAPTURE(column);
      const float sharpness = 1.5f + static_cast<float>(column / 2);
      const bool pair = (row == 2 && column == 3) || (row == 3 && column == 2);
      const float expected = row == column ? sharpness : pair ? sharpness * 0.4f : 0.0f;
      CHECK(wq(row, column) == doctest::Approx(expected));
    }
  }
}

TEST_CASE("W_K and W_V pick their blocks, W_O writes to the offers block") {
  const Matrices m = projections(small_team());
  for (int row = 0; row < 24; ++row) {
    for (int facet = 0; facet < 8; ++facet) {
      const auto at = static_cast<std::size_t>(row * 8 + facet);
      CHECK(m.wk[at] == (row == 8 + facet ? 1.0f : 0.0f));
      CHECK(m.wv[at] == (row == 16 + facet ? 1.0f : 0.0f));
      CHECK(m.wo[facet * 24 + row] == (row == 16 + facet ? 1.0f : 0.0f));
    }
  }
}

TEST_CASE("W_O and the block of W_Q entry by entry are the dense matrices'") {
  const Team team = small_team();
  const Matrices m = projections(team);
  std::vector<float> wq(m.wq.size());
  for (const MatrixEntry& w : query_entries(team)) {
    wq[w.row * 8 + w.column] = w.value;
  }
  CHECK(wq == m.wq);
  std::vector<float> wo(m.wo.size());
  for (const MatrixEntry& w : output_entries(team)) {
    wo[w.row * 24 + w.column] = w.value;
  }
  CHECK(wo == m.wo);
  for (int row = 0; row < 8; ++row) {
    for (int column = 0; column < 24; ++column) {
      CHECK(output_weight(team, row, column) == m.wo[row * 24 + column]);
    }
  }
}

TEST_CASE("what is carried cools by the half-life, and depth blends it with the title") {
  const Team team = small_team();
  const std::vector<double> truly = carries(team, 1, 1.0);
  CHECK(truly[0] == doctest::Approx(0.5));
  CHECK(truly[1] == doctest::Approx(0.6));
  CHECK(truly[5] == 0.0);
  const std::vector<double> by_title = carries(team, 1, 0.0);
  CHECK(by_title[0] == doctest::Approx(0.8));
  CHECK(by_title[1] == 0.0);
  CHECK(by_title[5] == doctest::Approx(0.2));
  CHECK(carries(team, 1, 0.25)[0] == doctest::Approx(0.75 * 0.8 + 0.25 * 0.5));
  CHECK(carries(team, 0, 0.0) == std::vector<double>(8, 0.0));  // no title known: nothing suggested
}

TEST_CASE("what is offered is the largest of the contributions, facet by facet") {
  const std::vector<double> offered = offers(small_team(), 1);
  CHECK(offered[0] == doctest::Approx(0.7));
  CHECK(offered[7] == doctest::Approx(0.9));
  CHECK(offered[1] == 0.0);
}

TEST_CASE("a token is needs and incident, carries, offers; everybody is told of the incident") {
  const Team team = small_team();
  std::vector<double> incident(8, 0.0);
  incident[3] = 0.25;
  const std::vector<float> x = token_matrix(team, incident, 1.0);
  REQUIRE(x.size() == 3 * 24);
  CHECK(x[3] == doctest::Approx(0.25));           // the lead's query is the incident
  CHECK(x[24 + 3] == doctest::Approx(0.75));      // a need of one's own beside it
  CHECK(x[24 + 8 + 1] == doctest::Approx(0.6));   // carries
  CHECK(x[24 + 16 + 7] == doctest::Approx(0.9));  // offers
  CHECK(x[48 + 3] == doctest::Approx(0.25));
  CHECK(absent_mask(team) == std::vector<std::uint8_t>{0, 0, 1});
}
