#include <doctest.h>

#include <cmath>
#include <string>

#include "app/graph/build_scene.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;

namespace {

app::State crowd(int people, float width, float height) {
  app::State state = test::demo_state();
  team::Team team = state.team();
  team::Person other = team.people[2];
  other.lead = false;
  while (static_cast<int>(team.people.size()) < people) {
    other.name = "Person " + std::to_string(team.people.size());
    team.people.push_back(other);
  }
  state.transient.screen.width = width;
  state.transient.screen.height = height;
  app::update(state, app::LoadTeam{team});
  app::refresh(state);
  app::arrange(state);
  return state;
}

app::Vec2 at(const app::State& state, int person) {
  return app::to_screen(state, state.motion().bodies[person].position);
}

struct Size {
  float width, height;
};

void check_everybody_is_apart_and_inside(const app::State& state) {
  for (int a = 0; a < state.people(); ++a) {
    const app::Vec2 p = at(state, a);
    const float radius = app::screen_radius(state, a);
    CHECK(p.x - radius >= state.transient.graph_area.x);
    CHECK(p.x + radius <= state.transient.graph_area.x + state.transient.graph_area.w);
    CHECK(p.y - radius >= state.transient.graph_area.y);
    CHECK(p.y + radius <= state.transient.graph_area.y + state.transient.graph_area.h);
    for (int b = a + 1; b < state.people(); ++b) {
      const app::Vec2 q = at(state, b);
      CHECK(std::hypot(p.x - q.x, p.y - q.y) > radius + app::screen_radius(state, b));
    }
  }
}

}  // namespace

TEST_CASE("Nobody covers anybody, on wide screens and phones, in small teams and large ones") {
  for (int people : {9, 15, 16, 40, 200}) {
    for (const Size& size : {Size{1440, 900}, Size{768, 1024}, Size{390, 844}, Size{360, 640}}) {
      CAPTURE(people);
      CAPTURE(size.width);
      check_everybody_is_apart_and_inside(crowd(people, size.width, size.height));
    }
  }
}

TEST_CASE("Whoever asks moves to the middle on a smooth path and arrives") {
  app::State state = test::demo_state();
  const app::Vec2 start = state.motion().bodies[3].position;
  app::update(state, app::SelectPerson{3});
  app::refresh(state);
  app::arrange(state);
  app::Vec2 last = start;
  bool moving = true;
  int steps = 0;
  while (moving && steps < 600) {
    moving = app::step_layout(state, 1.0 / 60);
    const app::Vec2 now = state.motion().bodies[3].position;
    CHECK(std::hypot(now.x - last.x, now.y - last.y) < 60);  // never a jump
    last = now;
    ++steps;
  }
  CHECK_FALSE(moving);
  CHECK(steps < 200);
  CHECK(last.x == state.motion().bodies[3].target.x);
  const app::Vec2 middle = at(state, 3);
  CHECK(middle.x ==
        doctest::Approx(state.transient.graph_area.x + state.transient.graph_area.w / 2));
}

TEST_CASE("With reduced motion everything is in place after one step") {
  app::State state = test::demo_state();
  state.transient.screen.reduced_motion = true;
  app::update(state, app::SelectPerson{5});
  app::refresh(state);
  app::arrange(state);
  CHECK_FALSE(app::step_layout(state, 1.0 / 60));
  CHECK(state.motion().bodies[5].position.x == state.motion().bodies[5].target.x);
  CHECK(state.motion().shown_weights[1][0] == state.derived().reader->heads()[0].weights[1]);
}

TEST_CASE("Every node is hit where it is drawn, after zooming and moving too") {
  app::State state = test::demo_state();
  const auto check_hits = [&state] {
    for (int person = 0; person < state.people(); ++person) {
      const app::Vec2 p = at(state, person);
      if (!state.transient.graph_area.contains(p)) continue;
      CHECK(app::person_at(state, p, 0) == person);
      CHECK(app::person_at(state, {p.x + app::screen_radius(state, person) + 1, p.y}, 0) == -1);
    }
  };
  check_hits();
  const app::Vec2 fixed = at(state, 4);
  app::update(state, app::MoveCamera{{0, 0}, 1.7f, fixed});
  CHECK(at(state, 4).x == doctest::Approx(fixed.x));  // zooms around the pointer
  CHECK(at(state, 4).y == doctest::Approx(fixed.y));
  check_hits();
  app::update(state, app::MoveCamera{{40, -25}, 1, fixed});
  CHECK(at(state, 4).x == doctest::Approx(fixed.x + 40));
  check_hits();
}

TEST_CASE("The picture has one strand per enabled head and other person, with its weight's width") {
  app::State state = test::demo_state();
  app::settle(state);
  app::Scene scene;
  app::build_scene(state, scene);
  const auto others = static_cast<std::size_t>(state.people() - 1);
  CHECK(scene.strands.size() == 4 * others);
  CHECK(scene.nodes.size() == others + 1);
  const auto& weights = state.derived().reader->heads()[0].weights;
  for (const app::Strand& strand : scene.strands) CHECK(strand.width > 0);
  // Technical strands come first for each person; a larger weight is a wider strand.
  CHECK((weights[1] > weights[5]) == (scene.strands[0].width > scene.strands[16].width));

  app::update(state, app::SetHeadEnabled{2, false});
  app::update(state, app::SetAvailable{5, false});
  app::refresh(state);
  app::settle(state);
  app::build_scene(state, scene);
  CHECK(scene.strands.size() == 3 * (others - 1));
}

TEST_CASE("The four strands of a person run side by side without touching") {
  app::State state = test::demo_state();
  app::settle(state);
  app::Scene scene;
  app::build_scene(state, scene);
  for (std::size_t first = 0; first < scene.strands.size(); first += 4) {
    for (std::size_t head = 1; head < 4; ++head) {
      const app::Strand& a = scene.strands[first + head - 1];
      const app::Strand& b = scene.strands[first + head];
      CHECK(b.lane - a.lane > (a.width + b.width) / 2 + 1);
    }
  }
}
