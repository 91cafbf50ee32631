#include <doctest.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "app/graph/build_scene.h"
#include "app/graph/crowd.h"
#include "app/graph/label_grid.h"
#include "app/graph/label_order.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;

namespace {

bool overlap(const app::Rect& a, const app::Rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

// Numbers that look random and are the same everywhere.
class Dice {
 public:
  float between(float low, float high) {
    seed_ = seed_ * 1664525u + 1013904223u;
    return low + (high - low) * static_cast<float>(seed_ >> 8) / 16777216.0f;
  }

 private:
  std::uint32_t seed_ = 7;
};

std::vector<int> named(const app::State& state, std::size_t most) {
  std::vector<app::OnScreen> seen;
  std::vector<int> order;
  app::find_on_screen(state, seen);
  app::label_order(state, seen, app::drawn_in_full(state), most, order);
  for (int& index : order) index = seen[index].person;
  return order;
}

float weight(const app::State& state, int person) {
  const auto& weights = state.motion().shown_weights[person];
  return *std::max_element(weights.begin(), weights.end());
}

app::State settled_demo() {
  app::State state = test::demo_state();
  app::settle(state);
  return state;
}

team::Team crowd(const team::Team& demo, int people) {
  team::Team team = demo;
  const team::Person other = team.people[2];
  while (static_cast<int>(team.people.size()) < people) {
    team.people.push_back(other);
    team.people.back().name += " " + std::to_string(team.people.size());
  }
  return team;
}

}  // namespace

TEST_CASE("Labels take exactly the room that is free, wherever and however large they are") {
  Dice dice;
  for (const app::Rect& area : {app::Rect{0, 0, 1008, 900}, app::Rect{0, 56, 390, 433},
                                app::Rect{10, 20, 1, 1}, app::Rect{0, 0, 9000, 5000}}) {
    app::LabelGrid room;
    for (int round = 0; round < 3; ++round) {  // what was taken in the last frame is free again
      room.clear(area);
      std::vector<app::Rect> taken;
      int refused = 0;
      for (int i = 0; i < 400; ++i) {
        const float size = i % 50 == 0 ? 600.0f : 70.0f;
        const app::Rect wanted{dice.between(area.x - 300, area.x + area.w + 300),
                               dice.between(area.y - 300, area.y + area.h + 300),
                               dice.between(0, size), dice.between(0, size)};
        if (i % 3 == 0) {  // a face
          room.block(wanted);
          taken.push_back(wanted);
          continue;
        }
        const bool free = std::none_of(taken.begin(), taken.end(), [&wanted](const app::Rect& r) {
          return overlap(wanted, r);
        });
        CHECK(room.take(wanted) == free);
        if (free) taken.push_back(wanted);
        refused += free ? 0 : 1;
      }
      CHECK(refused > 0);
    }
  }
}

TEST_CASE("Labels that touch have room beside each other") {
  app::LabelGrid room;
  room.clear({0, 0, 200, 200});
  room.block({10, 10, 50, 20});
  CHECK(room.take({60, 10, 50, 20}));
  CHECK(room.take({10, 30, 50, 20}));
  CHECK_FALSE(room.take({59, 29, 2, 2}));
}

TEST_CASE("Names look for room by weight; who asks comes first, who is pointed at before them") {
  app::State state = settled_demo();
  std::vector<int> order = named(state, 100);
  REQUIRE(static_cast<int>(order.size()) == state.people());
  CHECK(order[0] == state.controls().query);
  for (std::size_t i = 2; i < order.size(); ++i) {
    CHECK(weight(state, order[i - 1]) >= weight(state, order[i]));
  }
  const int last = order.back();
  const int before_last = order[order.size() - 2];
  app::update(state, app::HoverPerson{last});
  app::update(state, app::FocusPerson{before_last});
  order = named(state, 3);
  REQUIRE(order.size() == 3);
  CHECK(std::min(order[0], order[1]) == std::min(last, before_last));
  CHECK(std::max(order[0], order[1]) == std::max(last, before_last));
  CHECK(order[2] == state.controls().query);
}

TEST_CASE("People who are out of sight take nobody's place in the order of names") {
  app::State state = settled_demo();
  app::update(state, app::MoveCamera{{0, 0}, 3, {200, 200}});
  const std::vector<int> order = named(state, 100);
  for (int person = 0; person < state.people(); ++person) {
    const app::Vec2 at = app::to_screen(state, state.motion().bodies[person].position);
    const bool listed = std::find(order.begin(), order.end(), person) != order.end();
    CHECK(listed == state.transient.graph_area.contains(at));
  }
}

TEST_CASE("On a phone the bar names who asks, and their face needs no name of its own") {
  app::State state = settled_demo();
  state.transient.screen.width = 390;
  state.transient.screen.height = 844;
  app::arrange(state);
  app::settle(state);
  const auto asks = [&state] {
    const std::vector<int> order = named(state, 100);
    return std::find(order.begin(), order.end(), state.controls().query) != order.end();
  };
  CHECK_FALSE(asks());
  app::update(state, app::SetMode{app::Mode::everyone});
  CHECK(asks());
}

TEST_CASE("The picture shows at once who has left, who is back and who came with another team") {
  app::State state = settled_demo();
  app::Scene scene;
  const auto flag = [&](int person, float which) {
    app::build_scene(state, scene);
    const float flags = scene.nodes[person].flags;
    return static_cast<int>(flags / which) % 2 == 1;
  };
  const int lead = state.team().lead();
  CHECK(flag(lead, app::k_node_lead));
  CHECK_FALSE(flag(4, app::k_node_absent));
  app::update(state, app::SetAvailable{4, false});
  CHECK(flag(4, app::k_node_absent));
  app::update(state, app::SetAvailable{4, true});
  CHECK_FALSE(flag(4, app::k_node_absent));

  // The same people in another order: only the team tells that anything has changed.
  team::Team other = state.team();
  std::swap(other.people[lead], other.people[5]);
  other.people[3].available = false;
  app::update(state, app::LoadTeam{other});
  app::refresh(state);
  app::arrange(state);
  CHECK(flag(5, app::k_node_lead));
  CHECK_FALSE(flag(lead, app::k_node_lead));
  CHECK(flag(3, app::k_node_absent));
}

TEST_CASE("Teams of different sizes that take turns sit where each sits alone") {
  const team::Team demo = test::demo_state().team();
  const auto seats = [&demo](int people, app::Mode mode) {
    app::State state;
    app::open_team(state, crowd(demo, people));
    state.view().mode = mode;
    app::refresh(state);
    app::arrange(state);
    std::vector<app::Vec2> targets;
    for (const app::Body& body : state.motion().bodies) targets.push_back(body.target);
    return targets;
  };
  const auto same = [](const std::vector<app::Vec2>& a, const std::vector<app::Vec2>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](app::Vec2 p, app::Vec2 q) { return p.x == q.x && p.y == q.y; });
  };
  const auto small = seats(12, app::Mode::query);
  const auto large = seats(60, app::Mode::query);
  const auto everyone = seats(60, app::Mode::everyone);
  CHECK(same(seats(12, app::Mode::query), small));
  CHECK(same(seats(60, app::Mode::everyone), everyone));
  CHECK(same(seats(60, app::Mode::query), large));
}
