#include "app/core/history.h"

#include <doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "app/core/session_json.h"
#include "base/random.h"
#include "team/synthetic.h"
#include "tests/unit/app/fixture.h"
#include "tests/unit/app/walk.h"

namespace {

using namespace headsup;
using namespace headsup::app;
using test::act;
using test::some_action;

std::string json(const State& state) {
  return session_json(state.session());
}

std::string announced(const Effects& effects) {
  for (const Effect& effect : effects) {
    if (const auto* said = std::get_if<Announce>(&effect)) return said->text;
  }
  return "";
}

}  // namespace

TEST_CASE("history: a change is undone and done again, and says what it was") {
  State state = test::demo_state();
  const std::string first = json(state);
  const int siva = state.team().find_person("Siva");
  act(state, SetAvailable{siva, false});
  const std::string second = json(state);
  CHECK(first != second);
  CHECK(announced(update(state, Undo{})) == "Undone: Siva away");
  CHECK(json(state) == first);
  CHECK_FALSE(is_away(state, siva));
  CHECK(announced(update(state, Redo{})) == "Done again: Siva away");
  CHECK(json(state) == second);
  CHECK(announced(update(state, Redo{})) == "There is nothing to do again.");
}

TEST_CASE("history: typing and one drag are one step, a pause begins another") {
  State state = test::demo_state();
  const std::string before = state.session().incident;
  for (const char* text : {"c", "ca", "cac", "cache"}) act(state, SetIncident{text}, 0.2);
  act(state, SetIncident{"cache misses"}, 5);
  update(state, Undo{});
  CHECK(state.session().incident == "cache");
  update(state, Undo{});
  CHECK(state.session().incident == before);
  CHECK_FALSE(state.workspace().history.can_undo());

  for (const double temperature : {2.0, 3.0, 4.0}) act(state, SetTemperature{temperature}, 0.1);
  act(state, SetDepth{0.5}, 0.1);
  update(state, Undo{});
  CHECK(state.controls().depth == 1);
  CHECK(state.controls().temperature == 4);
  update(state, Undo{});
  CHECK(state.controls().temperature == 1);
}

TEST_CASE("history: looking and pointing are no steps") {
  State state = test::demo_state();
  for (const Action& action :
       {Action{HoverPerson{2}}, Action{OpenPage{Page::softmax}}, Action{SetMode{Mode::everyone}},
        Action{SetStrongest{5}}, Action{ResetCamera{}}, Action{SetTheme{ThemeChoice::dark}},
        Action{OpenEdge{0, 2}}}) {
    act(state, action);
  }
  CHECK_FALSE(state.workspace().history.can_undo());
}

TEST_CASE("history: opening a team is one step, and undoing it brings the other team back") {
  State state = test::demo_state();
  act(state, SetTemperature{3});
  const std::string before = json(state);
  team::Team other = state.team();
  other.name = "Another";
  other.people.pop_back();
  act(state, LoadTeam{other});
  refresh(state);
  CHECK(state.team().name == "Another");
  update(state, Undo{});
  refresh(state);
  CHECK(json(state) == before);
  CHECK(static_cast<int>(state.derived().reader->heads()[0].weights.size()) == state.people());
}

TEST_CASE("history: what was undone goes when something else is done") {
  State state = test::demo_state();
  act(state, SetDepth{0.5});
  update(state, Undo{});
  act(state, SetDepth{0.25});
  CHECK_FALSE(state.workspace().history.can_redo());
}

TEST_CASE("history: it is bounded by memory and keeps the latest steps") {
  State state = test::demo_state();
  History history;
  Session before = state.session();
  for (int i = 0; i < 100; ++i) {
    Session after = before;
    after.incident = std::string(10000, 'x') + std::to_string(i);
    history.record(before, after, {"text", ""}, i * 10.0, 200000);
    before = after;
  }
  CHECK(history.size() >= 5);
  CHECK(history.size() <= 20);
  std::string label;
  REQUIRE(history.undo(label) != nullptr);
}

TEST_CASE(
    "history: a walk of 2,000 actions is its own replay, and undone it is the first session") {
  base::SplitMix64 random(20261126);
  State walked = test::demo_state();
  const std::string first = json(walked);
  std::vector<Action> taken;
  for (int i = 0; i < 2000; ++i) {
    taken.push_back(some_action(walked, random));
    act(walked, taken.back());
    if (i % 50 == 0) refresh(walked);
  }
  State replayed = test::demo_state();
  for (std::size_t i = 0; i < taken.size(); ++i) {
    act(replayed, taken[i]);
    if (i % 50 == 0) refresh(replayed);
  }
  CHECK(json(replayed) == json(walked));

  while (walked.workspace().history.can_undo()) update(walked, Undo{});
  CHECK(json(walked) == first);
  while (walked.workspace().history.can_redo()) update(walked, Redo{});
  CHECK(json(walked) != first);
  while (replayed.workspace().history.can_redo()) update(replayed, Redo{});
  CHECK(json(walked) == json(replayed));
}
