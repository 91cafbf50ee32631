// Rows outside the layer, spreads over temperature, and keys that move with depth and days.
#include "analysis/scores.h"

#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/influence.h"
#include "analysis/keys.h"
#include "analysis/reading.h"
#include "analysis/spread.h"
#include "team/matrices.h"
#include "tests/unit/analysis/teams.h"

namespace headsup::test {
namespace {

using analysis::Controls;
using analysis::Reader;

std::vector<double> random_incident(const team::Team& team, unsigned seed) {
  Uniform uniform(seed);
  std::vector<double> incident(team.facet_count());
  for (double& need : incident) need = uniform() < 0.3 ? uniform() : 0;
  return incident;
}

// A row computed outside the layer is the reader's own.
void check_rows(const team::Team& team, const std::vector<double>& incident,
                const Controls& controls, const Reader& reader) {
  const auto mask = team::absent_mask(team);
  const std::vector<float> q =
      analysis::query_for(team, team::asked_for(team, controls.query, incident));
  for (int h = 0; h < team::k_heads; ++h) {
    CAPTURE(h);
    const analysis::HeadReading& reading = reader.heads()[h];
    const analysis::Row row = analysis::softmax_row(
        analysis::score_row(reader.layer(), q.data(), h), mask, controls.temperature_of(h));
    REQUIRE(row.weights.size() == team.people.size());
    for (std::size_t i = 0; i < row.weights.size(); ++i) {
      CHECK(std::fabs(row.weights[i] - static_cast<double>(reading.weights[i])) < 5e-6);
      if (!team.people[i].available) CHECK(row.weights[i] == 0);
    }
    CHECK(std::accumulate(row.weights.begin(), row.weights.end(), 0.0) ==
          doctest::Approx(1).epsilon(1e-12));
    CHECK(std::fabs(row.entropy_bits - reading.entropy_bits) < 1e-4);
    CHECK(std::fabs(row.normalized_entropy - reading.normalized_entropy) < 1e-4);
    CHECK(std::fabs(row.margin - reading.margin) < 1e-5);
    CHECK(analysis::query_length(team, q.data(), h) ==
          doctest::Approx(reading.query_length).epsilon(1e-5));

    const analysis::ScoreParts parts = analysis::score_parts(team, q.data(), h, controls.edits);
    const analysis::Row moved = analysis::softmax_row(
        analysis::scores_at(parts, controls.depth, analysis::decay(team, controls.days_later)),
        mask, controls.temperature_of(h));
    for (std::size_t i = 0; i < row.weights.size(); ++i) {
      CHECK(std::fabs(row.weights[i] - moved.weights[i]) < 5e-6);
    }
  }
}

std::vector<double> weights_at(const team::Team& team, const analysis::ScoreParts& parts,
                               double depth, double days) {
  return analysis::softmax_row(analysis::scores_at(parts, depth, analysis::decay(team, days)),
                               team::absent_mask(team), 1)
      .weights;
}

}  // namespace

TEST_CASE("a row computed outside the layer is the reader's, whatever the controls") {
  team::Team team = random_team(60, 3);  // every seventh is away
  Controls controls;
  SUBCASE("as it opens") {}
  SUBCASE("with heads that differ, and typed keys of two of them") {
    using Matrix = analysis::Edit::Matrix;
    team = random_team(60, 3, k_unequal_counts[0]);
    controls.depth = 0.5;
    controls.edits = {{Matrix::k, 3, 63, 2.5f}, {Matrix::k, 5, 64, -4}};
  }
  SUBCASE("another one asks, with needs of their own") {
    controls.query = 11;
  }
  SUBCASE("a temperature for each head") {
    controls.temperature = 3;
    controls.head_temperatures = {0.3, 0, 20, 1};
  }
  SUBCASE("titles and time") {
    controls.depth = 0.35;
    controls.days_later = 200;
  }
  SUBCASE("typed keys, one of them twice, one of somebody who is away") {
    using Matrix = analysis::Edit::Matrix;
    controls.depth = 0.5;
    controls.edits = {{Matrix::k, 3, 0, 2.5f},
                      {Matrix::k, 3, 0, -1.5f},
                      {Matrix::k, 5, 7, 4},
                      {Matrix::v, 8, 1, 1},
                      {Matrix::k, 20, 23, 0}};
  }
  const auto incident = random_incident(team, 4);
  Reader reader(team);
  reader.read(team, incident, controls);
  check_rows(team, incident, controls, reader);
}

TEST_CASE("a typed q belongs to the question that was asked, not to the one compared with it") {
  const team::Team team = small_team();
  const auto incident = needs(team, {{0, 0.9}});
  Reader reader(team);
  Controls controls;
  reader.read(team, incident, controls);
  const auto before = reader.heads()[0].weights;
  controls.edits = {{analysis::Edit::Matrix::q, k_mira, 0, 0}};
  reader.read(team, incident, controls);
  CHECK(reader.heads()[0].weights != before);
  const auto q = analysis::query_for(team, team::asked_for(team, k_mira, incident));
  const analysis::Row row = analysis::softmax_row(analysis::score_row(reader.layer(), q.data(), 0),
                                                  team::absent_mask(team), 1);
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(std::fabs(row.weights[i] - static_cast<double>(before[i])) < 5e-6);
  }
}

TEST_CASE("an empty house has no row, one person has all of it") {
  const std::vector<double> scores{1, 3, 2};
  const analysis::Row nobody = analysis::softmax_row(scores, {1, 1, 1}, 1);
  CHECK(nobody.first == -1);
  CHECK(nobody.weights == std::vector<double>{0, 0, 0});
  const analysis::Row one = analysis::softmax_row(scores, {1, 1, 0}, 1);
  CHECK(one.first == 2);
  CHECK(one.weights[2] == 1);
  CHECK(one.entropy_bits == 0);
  CHECK(one.margin == 1);
  CHECK(analysis::softmax_row_without(scores, {0, 0, 0}, 1, 1).first == 2);
}

TEST_CASE("the strongest come by weight, ties in file order") {
  CHECK(analysis::strongest({0.1, 0.4, 0.1, 0.4}, 3) == std::vector<int>{1, 3, 0});
  CHECK(analysis::strongest({0.2, 0.8}, 9) == std::vector<int>{1, 0});
  CHECK(analysis::strongest({}, 2).empty());
}

TEST_CASE("a spread has the entropy of its row at every temperature, and finds the temperature") {
  const team::Team team = random_team(50, 8);
  const auto mask = team::absent_mask(team);
  Reader reader(team);
  reader.read(team, random_incident(team, 9), Controls{});
  for (int h = 0; h < team::k_heads; ++h) {
    const auto scores = analysis::score_row(reader.layer(), reader.layer().q(), h);
    const analysis::Spread spread(scores, mask);
    double before = -1;
    for (const double tau : {0.05, 0.2, 1.0, 4.0, 20.0}) {
      const analysis::Row row = analysis::softmax_row(scores, mask, tau);
      CHECK(spread.entropy_bits(tau) == doctest::Approx(row.entropy_bits).epsilon(1e-9));
      CHECK(std::exp(spread.log_weight(scores[1], tau)) ==
            doctest::Approx(row.weights[1]).epsilon(1e-9));
      CHECK(spread.entropy_bits(tau) >= before);
      before = spread.entropy_bits(tau);
    }
    for (const double bits : {0.585, 2.0, 0.8 * std::log2(spread.people()), 0.97 * 5.4}) {
      const double tau = spread.temperature_at(bits);
      if (tau <= 0) {
        CHECK(spread.entropy_bits(analysis::k_min_temperature) >= bits);
      } else if (std::isinf(tau)) {
        CHECK(spread.entropy_bits(analysis::k_max_temperature) < bits);
      } else {
        CHECK(spread.entropy_bits(tau * 0.9999) < bits);
        CHECK(spread.entropy_bits(tau * 1.0001) > bits);
      }
    }
  }
}

TEST_CASE("a weight too small for any number is still known by its logarithm") {
  const analysis::Spread spread({0, 100}, {0, 0});
  CHECK(spread.log_weight(0, 0.05) == doctest::Approx(-2000));
  CHECK(spread.people() == 2);
  CHECK(spread.smallest() == 0);
}

TEST_CASE("the order of influence changes where the intervals say, and nowhere in them") {
  const team::Team team = random_team(30, 21);
  const auto mask = team::absent_mask(team);
  Reader reader(team);
  reader.read(team, random_incident(team, 22), Controls{});
  std::vector<analysis::Voter> heads;
  for (int h = 0; h < team::k_heads; ++h) {
    const auto scores = analysis::score_row(reader.layer(), reader.layer().q(), h);
    heads.push_back({analysis::Spread(scores, mask), h == 2 ? 0.7 : 0.0});
  }
  const auto order_at = [&](double tau) {
    return analysis::strongest(analysis::influence(heads, 30, tau), 3);
  };
  const auto intervals = analysis::influence_intervals(heads, 30, 3, 20);
  REQUIRE(intervals.size() > 1);
  REQUIRE(intervals.size() < 20);
  CHECK(intervals.front().from == analysis::k_min_temperature);
  CHECK(intervals.back().to == analysis::k_max_temperature);
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    const analysis::Interval& interval = intervals[i];
    if (interval.to / interval.from > 1.005) {
      CHECK(order_at(interval.from * 1.0011) == interval.order);
      CHECK(order_at(interval.to / 1.0011) == interval.order);
      CHECK(order_at(std::sqrt(interval.from * interval.to)) == interval.order);
    }
    if (i > 0) {
      CHECK(interval.from == intervals[i - 1].to);
      CHECK(interval.order != intervals[i - 1].order);
    }
  }
  const auto mean = analysis::influence(heads, 30, 1);
  CHECK(std::accumulate(mean.begin(), mean.end(), 0.0) == doctest::Approx(1).epsilon(1e-12));
  CHECK(analysis::influence_intervals(heads, 30, 3, 2).size() <= 2);
  CHECK(analysis::influence_intervals({heads[0]}, 30, 3, 9).size() == 1);  // inside a head: never
  CHECK(analysis::influence_intervals({}, 30, 3, 9).empty());
}

TEST_CASE("the first place changes hands at the depth that is told") {
  const team::Team team = small_team();
  const auto mask = team::absent_mask(team);
  const auto q = analysis::query_for(team, needs(team, {{0, 0.9}}));
  const analysis::ScoreParts parts = analysis::score_parts(team, q.data(), 0, {});
  const auto intervals = analysis::leaders_over_depth(parts, mask, 1);
  REQUIRE(intervals.size() == 2);
  CHECK(intervals[0].person == k_priya);
  CHECK(intervals[1].person == k_ragavan);
  const double depth = intervals[1].from;
  CHECK(analysis::strongest(weights_at(team, parts, depth - 1e-6, 0), 1)[0] == k_priya);
  CHECK(analysis::strongest(weights_at(team, parts, depth + 1e-6, 0), 1)[0] == k_ragavan);
  CHECK(analysis::leaders_over_depth(parts, {1, 1, 1, 1, 1}, 1).empty());
}

TEST_CASE("the first place changes hands on the day that is told, and never at full depth") {
  const team::Team team = small_team();
  const auto mask = team::absent_mask(team);
  const auto q = analysis::query_for(team, needs(team, {{0, 0.9}}));
  const analysis::ScoreParts parts = analysis::score_parts(team, q.data(), 0, {});
  CHECK(analysis::leaders_over_days(team, parts, mask, 1).size() == 1);
  const auto intervals = analysis::leaders_over_days(team, parts, mask, 0.7);
  REQUIRE(intervals.size() == 2);
  CHECK(intervals[0].person == k_ragavan);
  CHECK(intervals[1].person == k_priya);
  const double day = intervals[1].from;
  CHECK(day == std::floor(day));
  CHECK(analysis::strongest(weights_at(team, parts, 0.7, day - 1), 1)[0] == k_ragavan);
  CHECK(analysis::strongest(weights_at(team, parts, 0.7, day), 1)[0] == k_priya);

  const int flat = analysis::flat_from_day(team, parts, mask, 1, 1);
  REQUIRE(flat > 0);
  const auto flatness = [&](int at) {
    return analysis::softmax_row(analysis::scores_at(parts, 1, analysis::decay(team, at)), mask, 1)
        .normalized_entropy;
  };
  CHECK(flatness(flat - 1) < analysis::k_flat_entropy);
  CHECK(flatness(flat) >= analysis::k_flat_entropy);
  CHECK(analysis::flat_from_day(team, parts, mask, 1, 20) == -1);  // flat already
}

TEST_CASE("every change of first place over a year is where the reader finds it") {
  team::Team team = random_team(25, 31);
  team.half_life_days = 90;
  const auto incident = random_incident(team, 32);
  const auto mask = team::absent_mask(team);
  Reader reader(team);
  Controls controls;
  controls.query = 12;
  controls.depth = 0.6;
  const auto q = analysis::query_for(team, team::asked_for(team, 12, incident));
  for (int h = 0; h < team::k_heads; ++h) {
    const analysis::ScoreParts parts = analysis::score_parts(team, q.data(), h, {});
    const auto intervals = analysis::leaders_over_days(team, parts, mask, controls.depth);
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      const double end = i + 1 < intervals.size() ? intervals[i + 1].from - 1 : 365;
      for (const double day : {intervals[i].from, end}) {
        controls.days_later = day;
        reader.read(team, incident, controls);
        CHECK(reader.heads()[h].order[0] == intervals[i].person);
      }
    }
  }
}

}  // namespace headsup::test
