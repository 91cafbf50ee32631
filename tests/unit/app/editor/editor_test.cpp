// One's own team: what its pages change, and how it comes in and goes out.
#include <doctest.h>

#include <algorithm>
#include <string>

#include "app/core/session_json.h"
#include "app/editor/import_answer.h"
#include "app/editor/imports.h"
#include "app/editor/take_along.h"
#include "app/explain/pages.h"
#include "app/link/link.h"
#include "tests/unit/app/blocks.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;
using namespace headsup::test;

namespace {

app::State own_state(app::Page page = app::Page::team) {
  app::State state = demo_state();
  state.catalogue =
      std::make_shared<const team::Team>(*team::read_team(data("catalogue.json")).team);
  app::update(state, app::OpenPage{page});
  app::refresh(state);
  return state;
}

// What somebody does to a control of the open page.
void use(app::State& state, const std::string& id, const app::Input& input = app::Press{}) {
  app::refresh(state);
  CAPTURE(id);
  app::Action action = app::DismissNotice{};
  REQUIRE(app::find_action(*state.derived().page, id, input, action));
  app::update(state, std::move(action));
  app::refresh(state);
  app::arrange(state);
}

std::string team_text(const app::State& state) {
  return team::write_team(state.team());
}

void undo_all(app::State& state) {
  while (state.workspace().history.can_undo()) app::update(state, app::Undo{});
  app::refresh(state);
}

}  // namespace

TEST_CASE("A card changes the person, the graph follows at once, and undo takes it back") {
  app::State state = own_state();
  const std::string before = session_json(state.session());
  const int person = state.team().find_person("Siva");
  app::update(state, app::EditPerson{person});
  CHECK(state.view().page == app::Page::person);
  use(state, "person-name", app::Type{"Siva K."});
  use(state, "person-title", app::Type{"Pilot"});
  CHECK(state.team().people[person].name == "Siva K.");
  CHECK(state.team().people[person].title == "Pilot");
  const float weight = state.derived().reader->heads()[0].weights[person];
  use(state, "carries-write_contention", app::Drag{0.0});
  CHECK(state.derived().reader->heads()[0].weights[person] < weight);
  use(state, "carries-has-web_client");
  use(state, "carries-web_client", app::Drag{0.9});
  use(state, "used-web_client", app::Type{"2024-09-04"});
  const auto& carries = state.team().people[person].carries;
  const auto carry = std::find_if(carries.begin(), carries.end(), [&](const team::Carry& c) {
    return state.team().facet(c.facet).id == "web_client";
  });
  REQUIRE(carry != carries.end());
  CHECK(carry->strength == 0.9);
  CHECK(carry->days_ago == 30);  // the test's today is 2024-10-04
  use(state, "offer-add");
  use(state, "offer-text", app::Type{"Fly somewhere"});
  use(state, "offer-effort", app::Type{"1 h"});
  use(state, "fits-has-web_client");
  const team::Contribution& offer = state.team().people[person].contributions.back();
  CHECK(offer.text == "Fly somewhere");
  CHECK(offer.effort == "1 h");
  REQUIRE(offer.facets.size() == 1);
  use(state, "offer-remove");
  use(state, "person-lead");
  CHECK(state.team().lead() == person);
  use(state, "person-away");
  CHECK(app::is_away(state, person));
  undo_all(state);
  CHECK(session_json(state.session()) == before);
}

TEST_CASE("People come, go and move, and the others stay where they are drawn") {
  app::State state = own_state();
  app::settle(state);
  const std::string before = team_text(state);
  const auto position = [&](const char* name) {
    return state.motion().bodies[state.team().find_person(name)].position;
  };
  const app::Vec2 leila = position("Leila");
  use(state, "person-add");
  CHECK(state.view().page == app::Page::person);
  CHECK(state.people() == static_cast<int>(demo_state().team().people.size()) + 1);
  CHECK(position("Leila").x == leila.x);
  use(state, "person-name", app::Type{"Zed"});
  use(state, "person-earlier");
  CHECK(state.team().people[state.people() - 2].name == "Zed");
  CHECK(position("Leila").y == leila.y);
  app::update(state, app::EditPerson{state.team().find_person("Siva")});
  app::update(state, app::SelectPerson{state.team().find_person("Siva")});
  app::update(state, app::SetAvailable{state.team().find_person("Siva"), false});
  use(state, "person-remove");
  CHECK(state.team().find_person("Siva") == -1);
  CHECK(state.controls().query == state.team().lead());
  CHECK(state.session().settings.away.empty());
  undo_all(state);
  CHECK(team_text(state) == before);
}

TEST_CASE("What cannot be is refused with a notice, and is no step") {
  app::State state = own_state();
  app::update(state, app::EditPerson{1});
  const std::string taken = state.team().people[0].name;
  const std::string before = team_text(state);
  use(state, "person-name", app::Type{taken});
  CHECK_FALSE(state.transient.notice.empty());
  CHECK(team_text(state) == before);
  CHECK_FALSE(state.workspace().history.can_undo());
  use(state, "person-name", app::Type{taken + " II"});
  CHECK(state.transient.notice.empty());
}

TEST_CASE("Heads, facets, words, titles and incidents are changed on their pages") {
  app::State state = own_state(app::Page::facets);
  const std::string before = team_text(state);
  use(state, "edit-head", app::Pick{1});
  use(state, "head-label", app::Type{"Care"});
  use(state, "sharpness", app::Drag{1.0});
  use(state, "edit-facet", app::Pick{2});
  use(state, "facet-label", app::Type{"Rest"});
  use(state, "facet-terms", app::Type{"sleep, deep sleep; nap"});
  const int d_k = state.team().facet_count(0);
  CHECK(state.team().heads[1].label == "Care");
  CHECK(state.team().heads[1].sharpness == 50);
  CHECK(state.team().facet(d_k + 2).label == "Rest");
  CHECK(state.team().facet(d_k + 2).terms ==
        std::vector<std::string>{"sleep", "deep sleep", "nap"});
  use(state, "related-has-" + state.team().facet(d_k).id);
  use(state, "title-add");
  use(state, "title-name", app::Type{"Night owl"});
  use(state, "suggests-has-" + state.team().facet(d_k).id);
  CHECK(state.team().titles.back().name == "Night owl");
  CHECK(state.team().titles.back().facets.size() == 1);
  use(state, "facets-add");
  CHECK(state.team().facet_count(1) == d_k + 1);
  CHECK(state.team().facet_count(0) == d_k);  // the other heads keep theirs
  CHECK(team_text(state).find("headsup-team/2") != std::string::npos);
  app::update(state, app::Undo{});
  use(state, "facet-label", app::Type{"The last one"});  // what was open has gone
  CHECK(state.team().facet(2 * d_k - 1).label == "The last one");
  app::update(state, app::Undo{});
  use(state, "facets-add");
  use(state, "facets-remove");
  CHECK(state.team().facet_count(1) == d_k);
  CHECK(team_text(state).find("headsup-team/1") != std::string::npos);
  app::update(state, app::SetIncident{"my own text"});
  app::update(state, app::OpenPage{app::Page::incidents});
  use(state, "incident-add");
  use(state, "incident-title", app::Type{"Mine"});
  use(state, "incident-text", app::Type{"two\nlines"});
  use(state, "incident-vague");
  CHECK(state.team().incidents.back().text == "two\nlines");
  use(state, "incident-use");
  CHECK(state.session().incident == "two\nlines");
  use(state, "incident-remove");
  app::update(state, app::OpenPage{app::Page::team});
  use(state, "team-name", app::Type{"The night shift"});
  use(state, "half-life", app::Drag{0.5});
  CHECK(state.team().name == "The night shift");
  undo_all(state);
  CHECK(team_text(state) == before);
}

TEST_CASE("A roster is understood as it is typed, corrected, and opened as one step") {
  app::State state = own_state(app::Page::import);
  const std::string before = team_text(state);
  use(state, "draft", app::Type{"Maya, Lead\nPriya, Backend: the frobnicator, postgres\n"});
  REQUIRE(state.derived().draft);
  CHECK(app::unknown_words(*state.derived().draft) == std::vector<std::string>{"frobnicator"});
  use(state, "draft-word", app::Pick{0});
  use(state, "edit-head", app::Pick{0});
  use(state, "draft-means", app::Pick{9});  // payments
  CHECK(app::unknown_words(*state.derived().draft).empty());
  const std::size_t steps = state.workspace().history.size();
  use(state, "draft-open");
  CHECK(state.workspace().history.size() == steps + 1);
  CHECK(state.people() == 2);
  CHECK(state.view().mode == app::Mode::query);
  const team::Person& priya = state.team().people[1];
  const auto carries = [&](const char* id) {
    return std::any_of(priya.carries.begin(), priya.carries.end(), [&](const team::Carry& carry) {
      return state.team().facet(carry.facet).id == id;
    });
  };
  CHECK(carries("payments"));
  CHECK(carries("database"));
  app::update(state, app::Undo{});
  CHECK(team_text(state) == before);
}

TEST_CASE("A second list is read over one's own words, a table of the demo's over the demo's") {
  app::State state = own_state();
  const auto of = [&](const char* text) { return app::import_base(state, text).facet(0).id; };
  CHECK(of("A: redis\nB") == state.catalogue->facet(0).id);
  CHECK(of("name,write_contention,slow_queries\nA,1,1") == state.team().facet(0).id);
  team::ImportResult first = app::read_import(state, "A: redis\nB\n", {{"zorp", "caching"}});
  app::update(state, app::OpenImport{std::move(*first.team), first.kind});
  CHECK(app::unknown_words(app::read_import(state, "A: zorp\nB\n")).empty());
}

TEST_CASE("Without names nothing that is taken along has one") {
  app::State state = own_state();
  app::update(state, app::SetIncident{"Ingrid was woken, ask Siva or Ragavan; Sivas is no name"});
  app::update(state, app::SelectPerson{state.team().find_person("Siva")});
  app::update(state, app::SetAvailable{state.team().find_person("Leila"), false});
  const team::Team taken = app::team_to_take(state, true);
  const std::string texts = team::write_team(taken) + team::write_roster(taken) +
                            team::write_table(taken) + app::write_link(app::nameless(state));
  // 'Jun' is a name here, 'Junior' is none; 'Ingrid' is nobody else's.
  for (const char* name : {"Maya", "Siva ", "Siva\"", "Ragavan", "Ingrid", "Leila", "Sreeni"}) {
    CAPTURE(name);
    CHECK(texts.find(name) == texts.npos);
  }
  CHECK(texts.find("Sivas") != texts.npos);
  CHECK(team::read_team(team::write_team(taken)).error.message == "");
  CHECK_FALSE(taken.people[state.team().find_person("Leila")].available);
  // The link opens on the team that was taken with it.
  app::State other;
  app::open_team(other, taken);
  std::string problem;
  CHECK(app::open_link(other, app::write_link(app::nameless(state)), problem));
  CHECK(problem == "");
  CHECK(other.controls().query == state.controls().query);
  CHECK(other.session().incident.find("Person") != std::string::npos);
}
