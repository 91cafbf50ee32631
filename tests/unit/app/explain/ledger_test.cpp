#include <doctest.h>

#include <cmath>
#include <string>

#include "app/explain/ledger.h"
#include "app/graph/build_scene.h"
#include "app/graph/strand_hit.h"
#include "base/format.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;

namespace {

double printed(const app::LedgerRow& row, std::size_t column) {
  double number = std::nan("");
  base::read_typed(row.cells[column], number);
  return number;
}

void check_ledger(const app::State& state, int head, int person) {
  const app::Ledger ledger = app::build_ledger(state, head, person);
  REQUIRE(ledger.sections.size() == 5);
  const auto& match = ledger.sections[0].rows;
  double sum = 0;
  for (std::size_t i = 0; i + 1 < match.size(); ++i) {
    CHECK(printed(match[i], 0) * printed(match[i], 1) ==
          doctest::Approx(printed(match[i], 2)).epsilon(1e-9).scale(4e5));
    sum += printed(match[i], 2);
  }
  const double dot = printed(match.back(), 2);
  CHECK(std::fabs(sum - dot) < 1e-5);

  const auto& score = ledger.sections[1].rows;
  CHECK(printed(score[0], 0) == dot);
  CHECK(std::fabs(printed(score[0], 0) / printed(score[1], 0) - printed(score[2], 0)) < 2e-6);
  CHECK(std::fabs((printed(score[2], 0) + printed(score[3], 0)) / printed(score[4], 0) -
                  printed(score[5], 0)) < 2e-6 / state.controls().temperature + 1e-6);

  const auto& softmax = ledger.sections[2].rows;
  CHECK(std::fabs(std::exp(printed(softmax[0], 0) - printed(softmax[1], 0)) -
                  printed(softmax[2], 0)) < 3e-6);
  CHECK(std::fabs(printed(softmax[2], 0) / printed(softmax[3], 0) - printed(softmax[4], 0)) < 3e-6);
  const double weight = printed(softmax[4], 0);
  CHECK(std::fabs(weight - static_cast<double>(
                               state.derived().reader->heads()[head].weights[person])) < 1e-6);

  for (const app::LedgerRow& row : ledger.sections[3].rows) {
    CHECK(std::fabs(weight * printed(row, 0) - printed(row, 1)) < 2e-6);
  }
  for (const app::LedgerRow& row : ledger.sections[4].rows) {
    CHECK(std::fabs(printed(row, 0) * printed(row, 1) + printed(row, 2) - printed(row, 3)) < 3e-6);
  }
}

}  // namespace

TEST_CASE("Every line of every ledger can be recomputed from what is printed") {
  app::State state = test::demo_state();
  for (double temperature : {1.0, 0.4, 7.0}) {
    app::update(state, app::SetTemperature{temperature});
    for (int query : {0, 3}) {
      app::update(state, app::SelectPerson{query});
      app::refresh(state);
      for (int head = 0; head < team::k_heads; ++head) {
        for (int person = 0; person < state.people(); ++person) check_ledger(state, head, person);
      }
    }
  }
}

TEST_CASE("The blends of all people's ledgers are the sum of what is taken from each") {
  app::State state = test::demo_state();
  for (int head = 0; head < team::k_heads; ++head) {
    for (int facet = 0; facet < state.team().facet_count(0); ++facet) {
      double sum = 0;
      double blend = 0;
      for (int person = 0; person < state.people(); ++person) {
        const app::Ledger ledger = app::build_ledger(state, head, person);
        const app::LedgerRow& row = ledger.sections[3].rows[facet];
        sum += printed(row, 1);
        blend = printed(row, 2);
      }
      CHECK(std::fabs(sum - blend) < 1e-5);
    }
  }
}

TEST_CASE("A strand is hit on its own ribbon, in its own lane, and nowhere else") {
  app::State state = test::demo_state();
  app::settle(state);
  app::Scene scene;
  app::build_scene(state, scene);
  for (const app::Strand& strand : scene.strands) {
    // The middle of the curve, moved sideways into the lane.
    const app::Vec2 chord{strand.to.x - strand.from.x, strand.to.y - strand.from.y};
    const float length = std::hypot(chord.x, chord.y);
    const app::Vec2 normal{-chord.y / length, chord.x / length};
    const float side = strand.lane + strand.bend * length / 2;
    const app::Vec2 middle{(strand.from.x + strand.to.x) / 2 + normal.x * side,
                           (strand.from.y + strand.to.y) / 2 + normal.y * side};
    const app::Strand* hit = app::strand_at(scene, middle, 1);
    REQUIRE(hit != nullptr);
    CHECK(hit->person == strand.person);
    CHECK(hit->pattern == strand.pattern);
  }
  CHECK(app::strand_at(scene, {30, 450}, 2) == nullptr);
  CHECK(app::strand_at(scene, {-10, -10}, 2) == nullptr);
}
