#include <doctest.h>

#include <cmath>
#include <limits>

#include "tests/unit/app/fixture.h"

using namespace headsup;

TEST_CASE("The program opens on the lead, the first incident, temperature 1 and depth 1") {
  const app::State state = test::demo_state();
  CHECK(state.team().people[state.controls().query].lead);
  CHECK(state.session().incident == state.team().incidents.front().text);
  CHECK(state.controls().temperature == 1);
  CHECK(state.controls().depth == 1);
}

TEST_CASE("Attention runs when what it depends on changed, and only then") {
  app::State state = test::demo_state();
  CHECK_FALSE(app::refresh(state));
  app::update(state, app::HoverPerson{2});
  app::update(state, app::FocusPerson{3});
  app::update(state, app::MoveCamera{{10, 5}, 1.5f, {300, 300}});
  app::update(state, app::SetTheme{app::ThemeChoice::light});
  CHECK_FALSE(app::refresh(state));
  app::update(state, app::SelectPerson{state.controls().query});   // the same person again
  app::update(state, app::SetIncident{state.session().incident});  // the same text again
  CHECK_FALSE(app::refresh(state));
  app::update(state, app::SelectPerson{2});
  CHECK(app::refresh(state));
  app::update(state, app::SetIncident{"the deploy failed"});
  CHECK(app::refresh(state));
  app::update(state, app::SetAvailable{4, false});
  CHECK(app::refresh(state));
}

TEST_CASE("A person's row follows a selection at once") {
  app::State state = test::demo_state();
  const auto before = state.derived().reader->heads()[0].weights;
  app::update(state, app::SelectPerson{2});
  app::refresh(state);
  CHECK(state.derived().reader->heads()[0].weights != before);
  const float* rows = state.derived().reader->weights(0);
  for (int person = 0; person < state.people(); ++person) {
    CHECK(state.derived().reader->heads()[0].weights[person] == rows[2 * state.people() + person]);
  }
}

TEST_CASE("Values out of range are clamped, nonsense is ignored") {
  app::State state = test::demo_state();
  app::update(state, app::SetTemperature{1e9});
  CHECK(state.controls().temperature == analysis::k_max_temperature);
  app::update(state, app::SetTemperature{-3});
  CHECK(state.controls().temperature == analysis::k_min_temperature);
  app::update(state, app::SetTemperature{std::numeric_limits<double>::quiet_NaN()});
  CHECK(state.controls().temperature == analysis::k_min_temperature);
  app::update(state, app::SetDepth{7});
  CHECK(state.controls().depth == 1);
  const int query = state.controls().query;
  app::update(state, app::SelectPerson{-1});
  app::update(state, app::SelectPerson{state.people()});
  CHECK(state.controls().query == query);
  app::update(state, app::SetHeadEnabled{4, false});
  app::update(state, app::SetAvailable{99, false});
  CHECK_FALSE(state.transient.notice.size());
}

TEST_CASE("The last available person stays available, and the user is told") {
  app::State state = test::demo_state();
  for (int person = 1; person < state.people(); ++person) {
    app::update(state, app::SetAvailable{person, false});
  }
  CHECK(state.transient.notice.empty());
  app::update(state, app::SetAvailable{0, false});
  CHECK_FALSE(is_away(state, 0));
  CHECK_FALSE(state.transient.notice.empty());
  app::refresh(state);
  CHECK(state.derived().reader->heads()[0].weights[0] == 1.0f);
}

TEST_CASE("Opening a team starts over with its own lead and controls") {
  app::State state = test::demo_state();
  app::update(state, app::SelectPerson{3});
  app::update(state, app::SetTemperature{5});
  app::update(state, app::SetHeadEnabled{1, false});
  team::Team other = state.team();
  other.people.resize(3);
  state.transient.labels.push_back({8, {}});  // drawn for somebody whom the new team does not have
  other.name = "Three of us";
  app::update(state, app::LoadTeam{other});
  app::refresh(state);
  app::arrange(state);
  CHECK(state.people() == 3);
  CHECK(state.controls().query == state.team().lead());
  CHECK(state.controls().temperature == 1);
  CHECK(state.controls().enabled[1]);
  CHECK(state.motion().bodies.size() == 3);
  CHECK(state.transient.labels.empty());
}
