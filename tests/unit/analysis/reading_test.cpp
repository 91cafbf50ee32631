#include <doctest.h>

#include <cmath>
#include <numeric>
#include <set>

#include "analysis/reading.h"
#include "tests/unit/analysis/teams.h"

namespace headsup::test {
namespace {

using analysis::Controls;
using analysis::HeadReading;
using analysis::Reader;
using analysis::Verdict;

const std::vector<team::FacetValue> k_slow_writes{{0, 0.9}, {6, 0.7}};

const HeadReading& head(const Reader& reader, int index) {
  return reader.heads()[index];
}

void check_against_reference(const team::Team& team, const std::vector<double>& incident,
                             const Controls& controls, const Reader& reader) {
  const auto people = team.people.size();
  const double available = static_cast<double>(std::count_if(
      team.people.begin(), team.people.end(), [](const auto& p) { return p.available; }));
  for (int h = 0; h < team::k_heads; ++h) {
    CAPTURE(h);
    const HeadReading& reading = head(reader, h);
    const auto expected = reference_weights(team, h, incident, controls);
    REQUIRE(reading.weights.size() == people);
    for (std::size_t i = 0; i < people; ++i) {
      CHECK(std::abs(reading.weights[i] - expected[i]) < 5e-6);
    }
    const double bits = reference_entropy(expected);
    CHECK(std::abs(reading.entropy_bits - bits) < 1e-4);
    CHECK(std::abs(reading.normalized_entropy - bits / std::log2(available)) < 1e-4);
    CHECK(reading.effective_people == doctest::Approx(std::exp2(bits)).epsilon(1e-4));
    REQUIRE(reading.order.size() == people);
    for (std::size_t r = 1; r < people; ++r) {
      const int before = reading.order[r - 1];
      const int after = reading.order[r];
      const float a = reading.weights[before];
      const float b = reading.weights[after];
      CHECK((a > b || (a == b && before < after)));
    }
    auto sorted = expected;
    std::sort(sorted.rbegin(), sorted.rend());
    CHECK(std::abs(reading.margin - (sorted[0] - sorted[1])) < 1e-5);
    double squares = 0;
    for (const double v : reference_query(team, h, controls.query, incident)) squares += v * v;
    CHECK(reading.query_length ==
          doctest::Approx(std::sqrt(squares) / team.heads[h].sharpness).epsilon(1e-5));
  }
}

}  // namespace

TEST_CASE("a small team's weights, entropies and order follow the formulas") {
  const team::Team team = small_team();
  const auto incident = needs(team, k_slow_writes);
  Reader reader(team);
  Controls controls;
  for (const int query : {k_mira, k_tom}) {
    for (const double depth : {0.0, 0.4, 1.0}) {
      controls.query = query;
      controls.depth = depth;
      reader.read(team, incident, controls);
      check_against_reference(team, incident, controls, reader);
    }
  }
}

TEST_CASE("forty people at the ends of the temperature follow the formulas") {
  team::Team team = random_team(40, 7);
  SUBCASE("with equal heads") {}
  SUBCASE("with heads of 64, 16, 16 and 8 facets") {
    team = random_team(40, 7, k_unequal_counts[0]);
  }
  SUBCASE("with heads of 1, 64, 3 and 2 facets") {
    team = random_team(40, 7, k_unequal_counts[1]);
  }
  Uniform uniform(11);
  std::vector<double> incident(team.facet_count());
  for (double& need : incident) need = uniform() < 0.3 ? uniform() : 0;
  Reader reader(team);
  for (const double temperature : {0.05, 0.3, 1.0, 20.0}) {
    CAPTURE(temperature);
    Controls controls;
    controls.query = 13;
    controls.temperature = temperature;
    controls.depth = 0.7;
    reader.read(team, incident, controls);
    check_against_reference(team, incident, controls, reader);
  }
}

TEST_CASE("temperatures and depths beyond their range act like the nearest allowed one") {
  const team::Team team = small_team();
  const auto incident = needs(team, k_slow_writes);
  Reader inside(team);
  Reader outside(team);
  Controls controls;
  controls.temperature = analysis::k_min_temperature;
  controls.depth = 0;
  inside.read(team, incident, controls);
  controls.temperature = 0;
  controls.depth = -3;
  outside.read(team, incident, controls);
  CHECK(head(inside, 0).weights == head(outside, 0).weights);
}

TEST_CASE("a verdict changes exactly at its thresholds") {
  const double below = std::nextafter(analysis::k_flat_entropy, 0.0);
  CHECK(analysis::classify(1, analysis::k_flat_entropy, 0.5) == Verdict::nobody);
  CHECK(analysis::classify(1, below, 0.5) == Verdict::clear);
  CHECK(analysis::classify(std::nextafter(analysis::k_short_query, 0.0), 0.1, 0.5) ==
        Verdict::nobody);
  CHECK(analysis::classify(analysis::k_short_query, 0.1, 0.5) == Verdict::clear);
  CHECK(analysis::classify(1, 0.1, std::nextafter(analysis::k_close_margin, 0.0)) ==
        Verdict::close);
  CHECK(analysis::classify(1, 0.1, analysis::k_close_margin) == Verdict::clear);
  CHECK(std::string(to_string(Verdict::nobody)) == "nobody");
  CHECK(std::string(to_string(Verdict::close)) == "close");
  CHECK(std::string(to_string(Verdict::clear)) == "clear");
}

TEST_CASE("the verdict of a reading is the one its reference numbers ask for") {
  team::Team team = small_team();
  Reader reader(team);
  std::set<Verdict> seen;
  const auto incident = needs(team, {{0, 0.9}});
  // Tom's knowledge warms up until he ties with Ragavan; the temperature flattens the row.
  for (int step = 0; step <= 60; ++step) {
    for (const double temperature : {0.5, 1.0, 4.0, 6.0, 8.0, 20.0}) {
      team.people[k_tom].carries[0] = {0, 0.7 + 0.005 * step, 0};
      Controls controls;
      controls.temperature = temperature;
      reader.read(team, incident, controls);
      auto expected = reference_weights(team, 0, incident, controls);
      const double normalized = reference_entropy(expected) / std::log2(5.0);
      std::sort(expected.rbegin(), expected.rend());
      const double margin = expected[0] - expected[1];
      if (std::abs(normalized - 0.97) < 1e-5 || std::abs(margin - 0.05) < 1e-5) continue;
      const Verdict verdict = normalized >= 0.97 ? Verdict::nobody
                              : margin < 0.05    ? Verdict::close
                                                 : Verdict::clear;
      CHECK(head(reader, 0).verdict == verdict);
      seen.insert(verdict);
    }
  }
  CHECK(seen.size() == 3);
}

TEST_CASE("an incident that says nothing gives 'nobody', one that says enough does not") {
  const team::Team team = small_team();
  Reader reader(team);
  Controls controls;
  controls.temperature = 0.05;  // even the sharpest reading must not make a name out of nothing
  reader.read(team, needs(team, {}), controls);
  for (const HeadReading& reading : reader.heads()) CHECK(reading.verdict == Verdict::nobody);
  reader.read(team, needs(team, {{6, 0.049}}), controls);
  CHECK(head(reader, 2).verdict == Verdict::nobody);
  reader.read(team, needs(team, {{6, 0.051}}), controls);
  CHECK(head(reader, 2).verdict == Verdict::clear);
  CHECK(head(reader, 2).order.front() == k_priya);
}

TEST_CASE("depth decides between the job title and what someone carries") {
  const team::Team team = small_team();
  const auto incident = needs(team, k_slow_writes);
  Reader reader(team);
  Controls controls;
  controls.depth = 0;
  reader.read(team, incident, controls);
  CHECK(head(reader, 0).order.front() == k_priya);
  controls.depth = 1;
  reader.read(team, incident, controls);
  CHECK(head(reader, 0).order.front() == k_ragavan);
  CHECK(head(reader, 0).verdict == Verdict::clear);
}

TEST_CASE("an absent person gets no weight and the others share it as if alone") {
  team::Team team = small_team();
  Reader reader(team);
  const auto incident = needs(team, k_slow_writes);
  team.people[k_ragavan].available = false;
  Controls controls;
  reader.read(team, incident, controls);
  check_against_reference(team, incident, controls, reader);
  for (const HeadReading& reading : reader.heads()) {
    CHECK(reading.weights[k_ragavan] == 0.0f);
    CHECK(std::accumulate(reading.weights.begin(), reading.weights.end(), 0.0) ==
          doctest::Approx(1).epsilon(1e-6));
  }
  CHECK(head(reader, 0).order.front() == k_tom);

  controls.query = k_ragavan;  // someone who is away may still be asked about
  reader.read(team, incident, controls);
  check_against_reference(team, incident, controls, reader);
}

TEST_CASE("the last one available is named for certain, and an empty house names nobody") {
  team::Team team = small_team();
  Reader reader(team);
  const auto incident = needs(team, k_slow_writes);
  for (team::Person& person : team.people) person.available = person.name == "Tom";
  reader.read(team, incident, {});
  CHECK(head(reader, 0).verdict == Verdict::clear);
  CHECK(head(reader, 0).weights[k_tom] == 1.0f);
  CHECK(head(reader, 0).normalized_entropy == 0);
  CHECK(head(reader, 0).margin == 1);

  team.people[k_tom].available = false;
  reader.read(team, incident, {});
  for (const HeadReading& reading : reader.heads()) {
    CHECK(reading.verdict == Verdict::nobody);
    CHECK(reading.weights == std::vector<float>(5, 0.0f));
    CHECK(reading.effective_people == 0);
  }
  CHECK(reader.brief().lines.empty());
  CHECK(reader.brief().accountable == -1);
  const analysis::Edge edge = reader.explain(0, k_mira, k_tom);
  CHECK(edge.exp == 0.0f);
  CHECK(edge.sum == 0.0f);
  CHECK(edge.weight == 0.0f);
}

TEST_CASE("another order of the people is the same answer in that order") {
  team::Team team = random_team(40, 3);
  SUBCASE("with equal heads") {}
  SUBCASE("with heads that differ") {
    team = random_team(40, 3, k_unequal_counts[0]);
  }
  Uniform uniform(8);
  std::vector<double> incident;  // wide, so that no two people tie
  for (int f = 0; f < team.facet_count(); ++f) incident.push_back(0.2 + 0.8 * uniform());
  std::vector<std::size_t> order(team.people.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937 engine(5);
  for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[engine() % (i + 1)]);
  team::Team shuffled = team;
  for (std::size_t i = 0; i < order.size(); ++i) shuffled.people[i] = team.people[order[i]];

  Controls controls;
  controls.temperature = 0.5;
  controls.query = team.lead();
  Reader reader(team);
  reader.read(team, incident, controls);
  controls.query = shuffled.lead();
  Reader other(shuffled);
  other.read(shuffled, incident, controls);

  for (int h = 0; h < team::k_heads; ++h) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      CHECK(head(other, h).weights[i] ==
            doctest::Approx(head(reader, h).weights[order[i]]).epsilon(1e-5));
    }
    CHECK(head(other, h).verdict == head(reader, h).verdict);
  }
  REQUIRE(other.brief().lines.size() == reader.brief().lines.size());
  CHECK(reader.brief().lines.size() > 4);
  for (std::size_t i = 0; i < reader.brief().lines.size(); ++i) {
    const auto& a = reader.brief().lines[i];
    const auto& b = other.brief().lines[i];
    CHECK(order[b.person] == static_cast<std::size_t>(a.person));
    CHECK(a.contribution == b.contribution);
  }
}

TEST_CASE("a reading does not depend on what was read before") {
  team::Team team = small_team();
  Reader used(team);
  team.people[k_ana].available = false;
  Controls controls;
  controls.query = k_tom;
  controls.temperature = 5;
  used.read(team, needs(team, {{3, 1.0}, {10, 0.4}}), controls);
  team.people[k_ana].available = true;
  used.read(team, needs(team, k_slow_writes), {});
  Reader fresh(team);
  fresh.read(team, needs(team, k_slow_writes), {});
  for (int h = 0; h < team::k_heads; ++h) {
    CHECK(head(used, h).weights == head(fresh, h).weights);
    CHECK(head(used, h).order == head(fresh, h).order);
    CHECK(used.brief().unnamed[h] == fresh.brief().unnamed[h]);
  }
  CHECK(used.brief().lines.size() == fresh.brief().lines.size());
}

}  // namespace headsup::test
