#include <doctest.h>

#include <cmath>

#include "tests/unit/app/fixture.h"

using namespace headsup;

namespace {

constexpr double k_frame = 1.0 / 60;

int steps_until_rest(app::State& state) {
  int steps = 0;
  while (app::step_layout(state, k_frame) && steps < 1000) ++steps;
  return steps;
}

app::State resting_state() {
  app::State state = test::demo_state();
  app::settle(state);
  return state;
}

void drag(app::State& state, float pixels_a_frame, int frames) {
  for (int frame = 0; frame < frames; ++frame) {
    app::update(state, app::MoveCamera{{pixels_a_frame, 0}, 1, {500, 400}, true});
    app::step_layout(state, k_frame);
  }
}

}  // namespace

TEST_CASE("A thrown graph goes on in its direction, slows down and rests") {
  app::State state = resting_state();
  drag(state, 12, 6);
  const float let_go = state.view().camera.pan.x;
  CHECK(let_go == doctest::Approx(72));
  app::update(state, app::ReleaseCamera{});
  app::step_layout(state, k_frame);
  const float first = state.view().camera.pan.x - let_go;
  app::step_layout(state, k_frame);
  const float second = state.view().camera.pan.x - let_go - first;
  CHECK(first > 0);
  CHECK(second < first);
  CHECK(steps_until_rest(state) < 200);
  CHECK(state.view().camera.pan.x > let_go + 30);
}

TEST_CASE("A graph that is held still before it is let go stays where it is") {
  app::State state = resting_state();
  drag(state, 12, 6);
  for (int frame = 0; frame < 60; ++frame) app::step_layout(state, k_frame);
  const float held = state.view().camera.pan.x;
  app::update(state, app::ReleaseCamera{});
  app::step_layout(state, k_frame);
  CHECK(state.view().camera.pan.x == held);
}

TEST_CASE("With reduced motion there is no momentum, and gliding arrives at once") {
  app::State state = resting_state();
  state.transient.screen.reduced_motion = true;
  drag(state, 12, 6);
  const float let_go = state.view().camera.pan.x;
  app::update(state, app::ReleaseCamera{});
  CHECK_FALSE(app::step_layout(state, k_frame));
  CHECK(state.view().camera.pan.x == let_go);
  app::update(state, app::ResetCamera{});
  CHECK_FALSE(app::step_layout(state, k_frame));
  CHECK(state.view().camera.pan.x == 0);
}

TEST_CASE("Fit brings everybody back smoothly; a person can be brought to the middle") {
  app::State state = resting_state();
  app::update(state, app::MoveCamera{{0, 0}, 3, {200, 200}});
  app::update(state, app::ResetCamera{});
  app::step_layout(state, k_frame);
  CHECK(state.view().camera.zoom > 1.5f);  // on its way, not there
  steps_until_rest(state);
  CHECK(state.view().camera.zoom == 1);
  CHECK(state.view().camera.pan.x == 0);

  app::update(state, app::CenterPerson{4});
  steps_until_rest(state);
  const app::Vec2 at = app::to_screen(state, state.motion().bodies[4].position);
  CHECK(at.x == doctest::Approx(state.transient.graph_area.x + state.transient.graph_area.w / 2));
  CHECK(at.y == doctest::Approx(state.transient.graph_area.y + state.transient.graph_area.h / 2));
  CHECK(state.view().camera.zoom > 1);
}

TEST_CASE("Zoom stays within its limits and the team within reach") {
  app::State state = resting_state();
  for (int i = 0; i < 100; ++i) {
    app::update(state, app::MoveCamera{{5000, -5000}, 1.5f, {10, 10}});
  }
  CHECK(state.view().camera.zoom == app::k_max_zoom);
  CHECK(std::fabs(state.view().camera.pan.x) <=
        state.transient.graph_area.w * state.view().camera.zoom);
  for (int i = 0; i < 100; ++i) app::update(state, app::MoveCamera{{0, 0}, 0.5f, {10, 10}});
  CHECK(state.view().camera.zoom == app::k_min_zoom);
}
