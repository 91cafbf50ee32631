// One pass of attention, watched step by step.
#include "app/graph/pass.h"

#include <doctest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "app/content/document.h"
#include "app/content/parts.h"
#include "app/explain/scale/lab.h"
#include "app/graph/build_scene.h"
#include "app/link/link.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;
using app::PassStep;

namespace {

// Applies it with what follows, as a frame does.
void act(app::State& state, app::Action action) {
  app::update(state, std::move(action));
  app::refresh(state);
  app::arrange(state);
  app::settle(state);
}

app::State at_step(PassStep step) {
  app::State state = test::demo_state();
  act(state, app::ShowPassStep{static_cast<int>(step)});
  return state;
}

// Plays for so many seconds, in frames; what was announced.
std::vector<std::string> play(app::State& state, double seconds) {
  std::vector<std::string> told;
  for (double at = 0; at < seconds; at += 0.05) {
    for (const app::Effect& effect : app::step_pass(state, 0.05)) {
      told.push_back(std::get<app::Announce>(effect).text);
    }
    app::refresh(state);
  }
  return told;
}

float widest(const app::Scene& scene) {
  float width = 0;
  for (const app::Strand& strand : scene.strands) width = std::max(width, strand.width);
  return width;
}

}  // namespace

TEST_CASE("Pass: every number is the one that explain gives") {
  for (const PassStep step : {PassStep::keys, PassStep::scores, PassStep::softmax}) {
    const app::State state = at_step(step);
    const app::PassPicture pass(state);
    for (int head = 0; head < team::k_heads; ++head) {
      for (int person = 0; person < state.people(); ++person) {
        CAPTURE(app::pass_step_id(step));
        CAPTURE(person);
        const analysis::Edge edge =
            state.derived().reader->explain(head, state.controls().query, person);
        const float shown = step == PassStep::keys     ? edge.dot
                            : step == PassStep::scores ? edge.tempered
                                                       : edge.weight;
        CHECK(pass.shows_number(person));
        CHECK(pass.number(head, person) == doctest::Approx(shown).epsilon(1e-5));
        const double e = app::pass_number(state, app::PassNumber::exponential, head, person);
        CHECK(e == doctest::Approx(edge.exp).epsilon(1e-4));
      }
    }
  }
}

TEST_CASE("Pass: it plays to its end, tells each step once and stops") {
  app::State state = test::demo_state();
  act(state, app::PlayPass{});
  CHECK(state.motion().pass.playing);
  CHECK(state.view().pass.step == 0);
  const std::vector<std::string> told = play(state, 80);
  CHECK(told.size() == app::k_pass_steps - 1);
  CHECK(std::adjacent_find(told.begin(), told.end()) == told.end());
  CHECK_FALSE(state.motion().pass.playing);
  CHECK(app::pass_step(state) == PassStep::answer);
  CHECK(state.motion().pass.at == doctest::Approx(1));

  act(state, app::TogglePass{});  // once more
  CHECK(state.motion().pass.playing);
  CHECK(app::pass_step(state) == PassStep::tokens);
}

TEST_CASE("Pass: it says how many tokens there are, and of how many numbers") {
  app::State state = test::demo_state();
  app::update(state, app::ShowPassStep{0});
  app::refresh(state);
  const int numbers = 3 * state.team().facet_count();
  CHECK(app::pass_sentence(state).find("9 people, 9 tokens of " + std::to_string(numbers)) == 0);
}

TEST_CASE("Pass: the sentence, the words and the panel name the same facet first") {
  app::State state = test::demo_state();
  app::update(state, app::ShowPassStep{static_cast<int>(app::PassStep::query)});
  app::refresh(state);
  const float* q = app::query_of(state);
  const int strongest = static_cast<int>(std::max_element(q, q + state.team().facet_count()) - q);
  const std::string& label = state.team().facet(strongest).label;
  CHECK(app::pass_sentence(state).find("above all " + label) != std::string::npos);
  CHECK(app::strongest_matches(state).front().facet == strongest);
  for (const app::Block& block : state.derived().panel->blocks) {
    const auto* table = std::get_if<app::Table>(&block);
    if (table) CHECK(table->rows.front().label.find(label) == 0);
  }
}

TEST_CASE("Pass: a step that somebody goes to is told, too, and only once") {
  app::State state = test::demo_state();
  const app::Effects told = app::update(state, app::ShowPassStep{2});
  REQUIRE(told.size() == 1);
  CHECK(std::get<app::Announce>(told.front()).text == app::pass_sentence(state));
  CHECK(app::update(state, app::ShowPassStep{2}).empty());
}

TEST_CASE("Pass: it stops, goes on where it was, and goes where it is dragged") {
  app::State state = test::demo_state();
  act(state, app::PlayPass{2});
  play(state, 2);
  act(state, app::TogglePass{});
  const double at = state.motion().pass.at;
  CHECK(at > 0);
  play(state, 2);
  CHECK(state.motion().pass.at == at);
  act(state, app::TogglePass{});
  play(state, 0.5);
  CHECK(state.motion().pass.at > at);

  act(state, app::ScrubPass{4.25});
  CHECK(app::pass_step(state) == PassStep::softmax);
  CHECK(state.motion().pass.at == doctest::Approx(0.25));
  CHECK_FALSE(state.motion().pass.playing);
  act(state, app::ScrubPass{99});
  CHECK(app::pass_step(state) == PassStep::answer);
  CHECK(state.motion().pass.at == doctest::Approx(1));
  act(state, app::ShowPassStep{8});  // there is no such step
  CHECK(app::pass_step(state) == PassStep::answer);
}

TEST_CASE("Pass: twice the speed takes half the time") {
  app::State state = test::demo_state();
  act(state, app::PlayPass{});
  play(state, 1);
  const double usual = state.motion().pass.at;
  act(state, app::SetPassSpeed{2});
  act(state, app::PlayPass{});
  play(state, 1);
  CHECK(state.motion().pass.at == doctest::Approx(2 * usual));
}

TEST_CASE("Pass: scores fill the rings, then weights do; who loses fades and stays") {
  const app::State keys = at_step(PassStep::keys);
  const app::State softmax = at_step(PassStep::softmax);
  const auto& weights = softmax.derived().reader->heads()[0];
  const int first = weights.order.front();
  const app::PassPicture before(keys);
  const app::PassPicture after(softmax);
  CHECK(before.ring(0, first, 0.5f) == doctest::Approx(1));
  CHECK(after.ring(0, first, 0.5f) == doctest::Approx(0.5f));
  CHECK(after.ink(first) == doctest::Approx(1));
  float faintest = 1;
  for (int person = 0; person < softmax.people(); ++person) {
    CHECK(before.ink(person) == 1);
    faintest = std::min(faintest, after.ink(person));
  }
  CHECK(faintest < 0.8f);
  CHECK(faintest > 0.3f);
}

TEST_CASE("Pass: no strands, then hairlines from the query, then weights that flow back") {
  app::Scene scene;
  app::build_scene(at_step(PassStep::query), scene);
  CHECK(scene.strands.empty());

  const app::State keys = at_step(PassStep::keys);
  app::build_scene(keys, scene);
  REQUIRE_FALSE(scene.strands.empty());
  const float hairline = widest(scene);
  const app::Vec2 query =
      app::to_screen(keys, keys.motion().bodies[keys.controls().query].position);
  CHECK(scene.strands.front().from.x == doctest::Approx(query.x));
  CHECK(scene.strands.front().from.y == doctest::Approx(query.y));

  app::build_scene(at_step(PassStep::values), scene);
  CHECK(widest(scene) > 2 * hairline);
  CHECK(scene.strands.front().to.x == doctest::Approx(query.x));
  CHECK(scene.strands.front().pulse > 0);
}

TEST_CASE("Pass: the crowd has no share before there are any, and no score") {
  app::State state = test::demo_state();
  team::Organisation made = app::organisation(state.team(), 40, 1);
  act(state, app::LoadTeam{std::move(made.team)});
  const auto share = static_cast<float>(state.derived().crowd.shares[0]);
  REQUIRE(share > 0);
  for (const PassStep step : {PassStep::tokens, PassStep::keys, PassStep::scores}) {
    act(state, app::ShowPassStep{static_cast<int>(step)});
    app::Scene scene;
    app::build_scene(state, scene);
    CHECK(scene.nodes.back().ring[0] == 0);
  }
  act(state, app::ShowPassStep{static_cast<int>(PassStep::softmax)});
  app::Scene scene;
  app::build_scene(state, scene);
  CHECK(scene.nodes.back().ring[0] == doctest::Approx(share));
}

TEST_CASE("Pass: without motion every moment of a step is its end") {
  app::State state = test::demo_state();
  state.transient.screen.reduced_motion = true;
  act(state, app::PlayPass{2});
  const app::PassPicture pass(state);
  CHECK(pass.progress() == 1);
  for (int person = 0; person < state.people(); ++person) CHECK(pass.shows_number(person));
}

TEST_CASE("Pass: changes while it is watched are taken in") {
  app::State state = at_step(PassStep::softmax);
  const double before = app::PassPicture(state).number(0, 1);
  act(state, app::SetTemperature{5});
  CHECK(app::watches_pass(state));
  CHECK(app::PassPicture(state).number(0, 1) != doctest::Approx(before));
  act(state, app::SetAvailable{1, false});
  CHECK(app::PassPicture(state).number(0, 1) == 0);
}

TEST_CASE("Pass: the panel has its step, and other views end it") {
  app::State state = at_step(PassStep::scores);
  const std::string title = state.derived().panel->title;
  CHECK(title.find(app::pass_title(PassStep::scores)) != std::string::npos);
  app::Action action;
  CHECK(app::find_action(*state.derived().panel, "pass-next", app::Press{}, action));
  act(state, action);
  CHECK(app::pass_step(state) == PassStep::softmax);
  act(state, app::SetMode{app::Mode::everyone});
  CHECK_FALSE(app::watches_pass(state));
  act(state, app::ShowPassStep{3});
  CHECK(state.view().mode == app::Mode::query);
  act(state, app::OpenPage{app::Page::softmax});
  CHECK_FALSE(app::watches_pass(state));
  act(state, app::ShowPassStep{3});
  act(state, app::GoToStep{0});
  CHECK_FALSE(app::watches_pass(state));
  CHECK(app::find_action(*state.derived().panel, "tour-pass", app::Press{}, action));
}

TEST_CASE("Pass: a link brings a step back, or plays") {
  app::State state = at_step(PassStep::scores);
  const std::string link = app::write_link(state);
  CHECK(link == "pass=4");
  app::State other = test::demo_state();
  std::string problem;
  REQUIRE(app::open_link(other, link, problem));
  CHECK(app::pass_step(other) == PassStep::scores);
  CHECK_FALSE(other.motion().pass.playing);
  REQUIRE(app::open_link(other, "pass=play", problem));
  CHECK(app::pass_step(other) == PassStep::tokens);
  CHECK(other.motion().pass.playing);
  CHECK(app::write_link(other) == "pass=play");
  REQUIRE(app::open_link(other, "", problem));
  CHECK_FALSE(app::watches_pass(other));
  CHECK_FALSE(app::open_link(other, "pass=9", problem));
  CHECK_FALSE(app::open_link(other, "pass=0", problem));
}
