#include <doctest.h>

#include <cmath>
#include <limits>

#include "analysis/reading.h"
#include "tests/unit/analysis/teams.h"

namespace headsup::test {
namespace {

// Below this a float has no bits left to be exact with.
constexpr double k_smallest = std::numeric_limits<float>::denorm_min();

// Every step follows from the one shown before it, and the last is the layer's own weight.
void check_edge(const analysis::Reader& reader, int head, int query, int person, double temperature,
                bool absent) {
  const analysis::Edge edge = reader.explain(head, query, person);
  const int people = reader.layer().tokens();
  const auto d_k = static_cast<std::size_t>(reader.layer().shape().width(head));
  REQUIRE(edge.q.size() == d_k);
  REQUIRE(edge.k.size() == d_k);
  REQUIRE(edge.products.size() == d_k);
  REQUIRE(edge.value.size() == d_k);
  REQUIRE(edge.contribution.size() == d_k);
  const auto columns = static_cast<std::size_t>(reader.layer().shape().column(team::k_heads));
  const auto slice = static_cast<std::size_t>(reader.layer().shape().column(head));
  double sum_of_products = 0;
  for (std::size_t c = 0; c < d_k; ++c) {
    CHECK(edge.q[c] == reader.layer().q()[static_cast<std::size_t>(query) * columns + slice + c]);
    CHECK(edge.k[c] == reader.layer().k()[static_cast<std::size_t>(person) * columns + slice + c]);
    CHECK(edge.value[c] ==
          reader.layer().v()[static_cast<std::size_t>(person) * columns + slice + c]);
    CHECK(edge.products[c] == edge.q[c] * edge.k[c]);
    CHECK(edge.contribution[c] == edge.weight * edge.value[c]);
    sum_of_products += edge.products[c];
  }
  const double root = std::sqrt(static_cast<double>(d_k));
  CHECK(edge.dot == doctest::Approx(sum_of_products).epsilon(1e-6));
  CHECK(edge.scaled == doctest::Approx(edge.dot / root).epsilon(1e-6));
  CHECK(edge.tempered == doctest::Approx(edge.scaled / temperature).epsilon(1e-6));
  CHECK(edge.weight == reader.weights(head)[query * people + person]);
  if (absent) {
    CHECK(edge.exp == 0.0f);
    CHECK(edge.weight == 0.0f);
  } else {
    // A float's rounding of the shown scores is what exp can differ by.
    const double rounding = 2e-7 * (1 + std::abs(edge.tempered) + std::abs(edge.max));
    const double exp = std::exp(static_cast<double>(edge.tempered) - edge.max);
    CHECK(edge.tempered <= edge.max);
    CHECK(std::abs(edge.exp - exp) <= exp * rounding + k_smallest);
    CHECK(std::abs(edge.exp / edge.sum - edge.weight) <= 1e-6 + edge.weight * 2 * rounding);
  }
}

void check_all_edges(const team::Team& team, const analysis::Reader& reader, double temperature) {
  const int people = static_cast<int>(team.people.size());
  for (int head = 0; head < team::k_heads; ++head) {
    for (int query = 0; query < people; ++query) {
      double sum = 0;
      double weights = 0;
      for (int person = 0; person < people; ++person) {
        const bool absent = !team.people[person].available;
        check_edge(reader, head, query, person, temperature, absent);
        const analysis::Edge edge = reader.explain(head, query, person);
        sum += edge.exp;
        weights += edge.weight;
      }
      CHECK(reader.explain(head, query, 0).sum == doctest::Approx(sum).epsilon(1e-6));
      CHECK(weights == doctest::Approx(1).epsilon(1e-5));
    }
  }
}

}  // namespace

TEST_CASE("every edge of a small team adds up to the weight that is shown") {
  team::Team team = small_team();
  team.people[k_priya].available = false;
  analysis::Reader reader(team);
  analysis::Controls controls;
  reader.read(team, needs(team, {{0, 0.9}, {4, 0.3}, {6, 0.7}, {9, 1.0}}), controls);
  check_all_edges(team, reader, 1);
  for (int head = 0; head < team::k_heads; ++head) {
    const auto& row = reader.heads()[head].weights;
    for (int person = 0; person < 5; ++person) {
      CHECK(reader.explain(head, controls.query, person).weight == row[person]);
    }
  }
}

TEST_CASE("every edge of forty people adds up at either end of the temperature") {
  team::Team team = random_team(40, 21);
  SUBCASE("with equal heads") {}
  SUBCASE("with heads that differ") {
    team = random_team(40, 21, k_unequal_counts[1]);
  }
  analysis::Reader reader(team);
  for (const double temperature : {0.05, 20.0}) {
    analysis::Controls controls;
    controls.query = team.lead();
    controls.temperature = temperature;
    reader.read(team, needs(team, {{1, 0.7}, {3, 0.6}, {8, 1.0}, {15, 0.5}, {22, 0.8}}), controls);
    // The layer works with τ as a float.
    check_all_edges(team, reader, static_cast<float>(temperature));
  }
}

TEST_CASE("an edge shows the numbers one gets by hand") {
  const team::Team team = small_team();
  analysis::Reader reader(team);
  analysis::Controls controls;
  controls.temperature = 2;
  reader.read(team, needs(team, {{0, 0.5}}), controls);
  // q = 8 · (0.5, 0.25, 0): facet 1 is half as near as facet 0. Tom's 0.8 has cooled to 0.4.
  const analysis::Edge edge = reader.explain(0, k_mira, k_tom);
  CHECK(edge.q == std::vector<float>{4.0f, 2.0f, 0.0f});
  CHECK(edge.k == std::vector<float>{0.4f, 0.0f, 0.0f});
  CHECK(edge.dot == doctest::Approx(1.6));
  CHECK(edge.scaled == doctest::Approx(0.923760));
  CHECK(edge.tempered == doctest::Approx(0.461880));
  CHECK(edge.max == doctest::Approx(1.154701));
  CHECK(edge.exp == doctest::Approx(0.500163));
  CHECK(edge.sum == doctest::Approx(2.445619));
  CHECK(edge.weight == doctest::Approx(0.204514));
  CHECK(edge.contribution[0] == doctest::Approx(0.4 * 0.204514));
}

}  // namespace headsup::test
