// What a newcomer is told: until a way is taken, a link is followed, or it is closed for good.
#include "app/core/intro.h"

#include <doctest.h>

#include <string>

#include "app/graph/layout.h"
#include "app/link/link.h"
#include "tests/unit/app/fixture.h"

namespace headsup {
namespace {

app::State told_state() {
  app::State state = test::demo_state();
  app::update(state, app::ShowIntro{true});
  return state;
}

bool asks_for(const app::Effects& effects, app::Request what) {
  const auto* request = effects.size() == 1 ? std::get_if<app::Request>(&effects[0]) : nullptr;
  return request != nullptr && *request == what;
}

TEST_CASE("Intro: closing it is remembered, once") {
  app::State state = told_state();
  CHECK(app::shows_intro(state));
  const std::uint64_t before = state.view_revision;
  CHECK(asks_for(app::update(state, app::ShowIntro{false}), app::Request::remember_intro));
  CHECK_FALSE(app::shows_intro(state));
  CHECK(state.view_revision > before);
  CHECK(app::update(state, app::ShowIntro{false}).empty());
}

TEST_CASE("Intro: a way that is taken puts it away for this visit only") {
  for (const app::Action& way :
       {app::watch_one_pass(), app::Action{app::GoToStep{0}}, app::Action{app::LoadTeam{}}}) {
    app::State state = told_state();
    app::Action action = way;
    if (auto* load = std::get_if<app::LoadTeam>(&action)) load->team = state.team();
    const app::Effects effects = app::update(state, std::move(action));
    CHECK_FALSE(state.preferences.intro);
    CHECK_FALSE(asks_for(effects, app::Request::remember_intro));
  }
  app::State state = told_state();
  CHECK(asks_for(app::update(state, app::OpenFile{}), app::Request::choose_file));
  CHECK(app::shows_intro(state));  // until a file was chosen
  std::string problem;
  REQUIRE(app::open_link(state, "t=2", problem));
  CHECK_FALSE(app::shows_intro(state));
}

TEST_CASE("Intro: it takes its room from the graph, not from a page of the explanation") {
  for (const auto& [width, height] : {std::pair{1440.0f, 900.0f}, std::pair{1024.0f, 600.0f},
                                      std::pair{390.0f, 844.0f}, std::pair{360.0f, 640.0f}}) {
    app::State state = told_state();
    state.transient.screen.width = width;
    state.transient.screen.height = height;
    const app::Rect told = app::graph_area(state);
    const app::Rect intro = app::intro_area(state);
    CHECK(intro.h >= 44);
    CHECK(told.y == intro.y + intro.h);
    CHECK(told.y + told.h <= app::graph_area(state.transient.screen).y + height);
    app::update(state, app::SetMode{app::Mode::explain});
    CHECK(app::intro_area(state).h == 0);
    app::update(state, app::SetMode{app::Mode::query});
    app::update(state, app::ShowIntro{false});
    CHECK(app::graph_area(state).y < told.y);
  }
}

}  // namespace
}  // namespace headsup
