#include "app/save/work.h"

#include <doctest.h>

#include <string>
#include <vector>

#include "app/core/session_json.h"
#include "app/explain/scale/lab.h"
#include "app/link/link.h"
#include "base/random.h"
#include "tests/unit/app/fixture.h"
#include "tests/unit/app/walk.h"

namespace {

using namespace headsup;
using namespace headsup::app;
using test::act;

State restored(const std::string& text) {
  State state = test::demo_state();
  const WorkError error = open_work(state, text, true);
  INFO(error.where.path << ": " << error.where.message);
  REQUIRE(error.fault == WorkFault::none);
  refresh(state);
  arrange(state);
  return state;
}

std::string json(const State& state) {
  return session_json(state.session());
}

State walked(std::uint64_t seed, int steps) {
  base::SplitMix64 random(seed);
  State state = test::demo_state();
  for (int i = 0; i < steps; ++i) {
    act(state, test::some_action(state, random));
    refresh(state);
  }
  return state;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

void check_refused(const std::string& text, WorkFault fault) {
  State state = walked(3, 40);
  const std::string before = json(state);
  const std::size_t steps = state.workspace().history.size();
  const std::uint64_t changes = state.changes();
  CHECK(open_work(state, text, true).fault == fault);
  CHECK(json(state) == before);
  CHECK(state.workspace().history.size() == steps);
  CHECK(state.changes() == changes);
}

}  // namespace

TEST_CASE("save: after a walk the session, all of undo and all of redo come back") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    State saved = walked(seed, 300);
    State opened = restored(write_work(saved));
    CHECK(json(opened) == json(saved));
    CHECK(write_link(opened) == write_link(saved));
    while (saved.workspace().history.can_redo()) {
      update(saved, Redo{});
      update(opened, Redo{});
      CHECK(json(opened) == json(saved));
    }
    CHECK_FALSE(opened.workspace().history.can_redo());
    while (saved.workspace().history.can_undo()) {
      const Effects said = update(saved, Undo{});
      CHECK(std::get<Announce>(update(opened, Undo{}).front()).text ==
            std::get<Announce>(said.front()).text);
      CHECK(json(opened) == json(saved));
    }
    CHECK_FALSE(opened.workspace().history.can_undo());
  }
}

TEST_CASE("save: what is saved, opened and saved again is the same text") {
  const std::string text = write_work(walked(7, 300));
  CHECK((write_work(restored(text)) == text));
}

TEST_CASE("save: ids survive, so that a step from before somebody went can be undone") {
  State state = test::demo_state();
  act(state, SelectPerson{4});
  Session smaller = state.session();
  team::Team team = state.team();
  const team::PersonId asking = team.people[4].id;
  team.people.erase(team.people.begin() + 1);
  smaller.team = std::make_shared<const team::Team>(std::move(team));
  Session before = state.session();
  restore_session(state, smaller);
  record(state, state.active, std::move(before), {"somebody went", ""});
  State opened = restored(write_work(state));
  CHECK(opened.session().settings.query == asking);
  CHECK(opened.controls().query == 3);
  CHECK(opened.team() == state.team());
  update(opened, Undo{});
  CHECK(opened.controls().query == 4);
}

TEST_CASE("save: teams that steps share stand there once, equal ones too") {
  State state = test::demo_state();
  const std::size_t alone = write_work(state).size();
  for (int i = 0; i < 20; ++i) {
    act(state, SetDepth{i / 40.0});
    if (i % 5 == 0) act(state, LoadTeam{state.team()});
  }
  CHECK(write_work(state).size() < 2 * alone);
}

TEST_CASE("save: a team that is written already is not written again") {
  State state = walked(4, 60);
  TeamTexts texts;
  CHECK(write_work(state, texts) == write_work(state));
  act(state, SelectPerson{2});
  CHECK(write_work(state, texts) == write_work(state));
  // As it is known, whatever it is.
  TeamTexts given;
  given.put(state.session().team, R"({"file":"given"})");
  CHECK(write_work(state, given).find(R"({"file":"given"})") != std::string::npos);
}

TEST_CASE("save: the history is bounded, and the steps next to the present stay") {
  State state = test::demo_state();
  for (int i = 0; i < 60; ++i) act(state, SetIncident{std::string(20000, 'x') + std::to_string(i)});
  for (int i = 0; i < 10; ++i) update(state, Undo{});
  const std::string text = write_work(state, 400000);
  CHECK(text.size() < 500000);
  State opened = restored(text);
  CHECK(opened.workspace().history.size() < 30);
  update(state, Undo{});
  update(opened, Undo{});
  CHECK(json(opened) == json(state));
  CHECK(write_work(state).size() < 2500000);
}

TEST_CASE("save: while the lab draws its organisation the user's own work is saved") {
  State state = walked(9, 30);
  act(state, OpenPage{Page::scale});
  const std::string own = json(state);
  act(state, DrawOrganisation{});
  REQUIRE(state.lab.drawn());
  CHECK(json(restored(write_work(state))) == own);
}

TEST_CASE("save: theme and language come back where they are asked for") {
  State state = test::demo_state();
  act(state, SetTheme{ThemeChoice::light});
  act(state, SetLanguage{texts::Language::german});
  const std::string text = write_work(state);
  texts::use(texts::Language::english);
  State opened = test::demo_state();
  CHECK(open_work(opened, text, false).fault == WorkFault::none);
  CHECK(opened.preferences.theme == ThemeChoice::automatic);
  CHECK(open_work(opened, text, true).fault == WorkFault::none);
  CHECK(opened.preferences.theme == ThemeChoice::light);
  CHECK(opened.preferences.language == texts::Language::german);
  texts::use(texts::Language::english);
}

TEST_CASE("save: a text of a newer version is refused as such, and nothing changes") {
  const std::string text = write_work(walked(1, 50));
  check_refused(replaced(text, "headsup-work/1", "headsup-work/4"), WorkFault::newer);
  check_refused("{\"format\":\"headsup-work/17\",\"unknown\":[]}", WorkFault::newer);
}

TEST_CASE("save: damaged texts are refused, and nothing changes") {
  const std::string text = write_work(walked(1, 50));
  check_refused("", WorkFault::damaged);
  check_refused("{}", WorkFault::damaged);
  check_refused("[1]", WorkFault::damaged);
  check_refused(replaced(text, "headsup-work/1", "headsup-work/x"), WorkFault::damaged);
  check_refused(replaced(text, "headsup-work/1", "headsup-work/0"), WorkFault::damaged);
  check_refused(replaced(text, "\"session\":", "\"sessiom\":"), WorkFault::damaged);
  check_refused(replaced(text, "\"session\":", "\"session\":9"), WorkFault::damaged);
  check_refused(replaced(text, "\"zoom\":", "\"zoom\":-"), WorkFault::damaged);
  check_refused(replaced(text, "\"done\":", "\"done\":9"), WorkFault::damaged);
}

TEST_CASE("save: every truncated text is refused, and nothing changes") {
  const std::string text = write_work(walked(5, 6));
  State state = test::demo_state();
  const std::uint64_t changes = state.changes();
  for (std::size_t length = 0; length < text.size(); ++length) {
    const WorkError error = open_work(state, std::string_view(text).substr(0, length), true);
    REQUIRE(error.fault == WorkFault::damaged);
  }
  CHECK(state.changes() == changes);
}

TEST_CASE("save: no member and no value can be missing or of another kind") {
  const std::string text = write_work(walked(5, 6));
  State state = test::demo_state();
  const std::uint64_t changes = state.changes();
  // Every value is replaced by another kind of value in turn; some texts are still right.
  int refused = 0;
  for (std::size_t at = text.find(':'); at != std::string::npos; at = text.find(':', at + 1)) {
    if (text[at - 1] != '"' || text[at - 2] == '\\') continue;
    const std::string broken = text.substr(0, at + 1) + "null,\"more\":" + text.substr(at + 1);
    refused += open_work(state, broken, true).fault == WorkFault::damaged ? 1 : 0;
  }
  CHECK(refused > 30);
  CHECK(state.changes() == changes);
}
