// Who is drawn in full where many people are, and where they are.
#include "app/graph/crowd.h"

#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "app/explain/scale/lab.h"
#include "app/graph/build_scene.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;

namespace {

void follow(app::State& state) {
  app::refresh(state);
  app::arrange(state);
  app::settle(state);
}

app::State organisation(int people, int seed) {
  app::State state = test::demo_state();
  team::Organisation made = app::organisation(state.team(), people, seed);
  app::update(state, app::LoadTeam{std::move(made.team)});
  follow(state);
  return state;
}

int in_full(const app::State& state) {
  const std::vector<std::uint8_t> flags = app::drawn_in_full(state);
  return static_cast<int>(std::count(flags.begin(), flags.end(), 1));
}

// Weights of those in full and the crowd's share, of each head that is on.
void check_sums(const app::State& state) {
  const std::vector<std::uint8_t> flags = app::drawn_in_full(state);
  const auto shares = app::crowd_shares(state, flags);
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    double sum = shares[head];
    for (int person = 0; person < state.people(); ++person) {
      if (flags[person] != 0) {
        sum += static_cast<double>(state.derived().reader->heads()[head].weights[person]);
      }
    }
    CHECK(sum == doctest::Approx(1).epsilon(1e-6));
  }
}

void check_first_three(const app::State& state) {
  for (int head = 0; head < team::k_heads; ++head) {
    const std::vector<float>& weights = state.derived().reader->heads()[head].weights;
    std::vector<int> order(weights.size());
    std::iota(order.begin(), order.end(), 0);
    order.erase(order.begin() + state.controls().query);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return weights[a] > weights[b]; });
    for (int rank = 0; rank < 3; ++rank) CHECK(state.derived().crowd.full[order[rank]] != 0);
  }
}

std::vector<app::Vec2> targets(const app::State& state) {
  std::vector<app::Vec2> places;
  for (const app::Body& body : state.motion().bodies) places.push_back(body.target);
  return places;
}

}  // namespace

TEST_CASE("Up to fourteen others all are drawn in full; above that the first of every head are") {
  CHECK(in_full(organisation(15, 1)) == 15);
  CHECK(organisation(15, 1).derived().crowd.people == 0);
  for (const int people : {16, 40, 120, 500}) {
    for (int seed = 1; seed <= 3; ++seed) {
      const app::State state = organisation(people, seed);
      CAPTURE(people);
      CAPTURE(seed);
      CHECK(in_full(state) <= 15);
      CHECK(in_full(state) + state.derived().crowd.people == people);
      check_first_three(state);
      check_sums(state);
    }
  }
}

TEST_CASE("Where few people hold the attention, few are drawn in full") {
  app::State state = organisation(120, 1);
  const int before = in_full(state);
  app::update(state, app::SetTemperature{0.05});
  for (const int head : {1, 2, 3}) app::update(state, app::SetHeadEnabled{head, false});
  follow(state);
  CHECK(in_full(state) < before);
  CHECK(in_full(state) >= 4);  // the query and the first three
  check_sums(state);
}

TEST_CASE("Those who stay in full keep their seats while somebody types") {
  app::State state = organisation(120, 2);
  std::string text = state.session().incident;
  for (const char* word : {" the", " replica", " lags", " and", " customers", " ask", " why",
                           " orders", " are", " late"}) {
    const std::vector<std::uint8_t> before = app::drawn_in_full(state);
    const std::vector<app::Vec2> places = targets(state);
    text += word;
    app::update(state, app::SetIncident{text});
    follow(state);
    const std::vector<std::uint8_t> after = app::drawn_in_full(state);
    for (int person = 0; person < state.people(); ++person) {
      if (before[person] != after[person]) continue;
      const app::Body& body = state.motion().bodies[person];
      CHECK(std::hypot(body.target.x - places[person].x, body.target.y - places[person].y) <=
            body.radius);
    }
  }
}

TEST_CASE("The same input gives the same picture") {
  const app::State first = organisation(120, 3);
  const app::State second = organisation(120, 3);
  for (int person = 0; person < first.people(); ++person) {
    CHECK(targets(first)[person].x == targets(second)[person].x);
    CHECK(targets(first)[person].y == targets(second)[person].y);
  }
}

TEST_CASE("A pointer, the keyboard's focus and the camera bring people back out of the crowd") {
  app::State state = organisation(500, 1);
  const int usual = in_full(state);
  const std::vector<std::uint8_t> flags = app::drawn_in_full(state);
  const int quiet = static_cast<int>(std::find(flags.begin(), flags.end(), 0) - flags.begin());
  app::update(state, app::HoverPerson{quiet});
  CHECK(app::drawn_in_full(state)[quiet] != 0);
  CHECK(in_full(state) == usual + 1);
  app::update(state, app::HoverPerson{-1});
  app::update(state, app::FocusPerson{quiet});
  CHECK(in_full(state) == usual + 1);
  check_sums(state);
  app::update(state, app::FocusPerson{-1});

  const app::Vec2 corner{state.transient.graph_area.x, state.transient.graph_area.y};
  app::update(state, app::MoveCamera{{0, 0}, 2, corner});
  const int closer = in_full(state);
  app::update(state, app::MoveCamera{{0, 0}, 2, corner});
  CHECK(closer > usual);
  CHECK(in_full(state) > closer);
  check_sums(state);
}

TEST_CASE("The picture has strands of those in full and one bundle a head from the crowd") {
  app::State state = organisation(120, 1);
  app::Scene scene;
  app::build_scene(state, scene);
  CHECK(static_cast<int>(scene.nodes.size()) == state.people() + 1);
  int bundles = 0;
  for (const app::Strand& strand : scene.strands) {
    if (strand.person == app::k_from_crowd) {
      ++bundles;
      continue;
    }
    CHECK(app::drawn_in_full(state)[strand.person] != 0);
  }
  CHECK(bundles == 4);
  app::update(state, app::SetMode{app::Mode::everyone});
  follow(state);
  app::build_scene(state, scene);
  for (const app::Strand& strand : scene.strands) {
    CHECK(state.derived().crowd.full[strand.query] != 0);
    CHECK((strand.person == app::k_from_crowd || state.derived().crowd.full[strand.person] != 0));
    // Nobody is pointed at: only the query's own row is drawn at full strength.
    if (strand.query != state.controls().query) CHECK(strand.color.a <= 0.75f);
  }
}

TEST_CASE("People who carry the same stand side by side in the crowd") {
  const app::State state = organisation(120, 1);
  const std::vector<int> order = app::crowd_order(state.team());
  const auto facet = [&](int person) {
    const std::vector<team::Carry>& carries = state.team().people[person].carries;
    const auto most = std::max_element(
        carries.begin(), carries.end(),
        [](const team::Carry& a, const team::Carry& b) { return a.strength < b.strength; });
    return most == carries.end() ? state.team().facet_count() : most->facet;
  };
  for (std::size_t i = 1; i < order.size(); ++i) CHECK(facet(order[i - 1]) <= facet(order[i]));
}
