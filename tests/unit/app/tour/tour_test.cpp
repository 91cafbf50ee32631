// The guided tour: taken by its own controls, skipped, left, resumed, in any team and language.
#include "app/content/document.h"
#include "app/core/action.h"
#include "app/core/state.h"
#include "app/core/update.h"
#include "tests/unit/app/tour/steps.h"

using namespace headsup;
using namespace headsup::tour_test;

TEST_CASE("tour: from the first step to the last by its own controls, with the demo team") {
  State state = test::demo_state();
  CHECK(app::tour_steps() >= 8);
  CHECK(app::tour_steps() <= 12);
  walk(state);
}

TEST_CASE("tour: every team can take it") {
  SUBCASE("without words and incidents") {
    State state = open(test::small_team());
    walk(state);
  }
  SUBCASE("with people away, words but no incidents") {
    State state = open(team_with_words());
    walk(state);
  }
  SUBCASE("of two") {
    State state = open(pair());
    walk(state);
  }
  SUBCASE("of whom one is there") {
    team::Team team = pair();
    team.people[1].available = false;
    State state = open(team);
    walk(state);
  }
  SUBCASE("where only somebody other than the lead is there") {
    team::Team team = pair();
    team.people[0].available = false;
    State state = open(team);
    walk(state);
  }
  SUBCASE("whose people are all alike") {
    team::Team team = test::small_team();
    for (team::Person& person : team.people) {
      person.carries.clear();
      person.contributions.clear();
      person.needs.clear();
    }
    State state = open(team);
    walk(state);
  }
  SUBCASE("whose vague incident asks more than any other") {
    team::Team team = team_with_words();
    team.incidents = {{"a", "A", "word1", false},
                      {"b", "B", "word1 word2 word3 word8 word20", true}};
    State state = open(team);
    walk(state);
  }
}

TEST_CASE("tour: in German, and a change of language on the way") {
  State state = test::demo_state();
  act(state, app::SetLanguage{texts::Language::german});
  walk(state);
  State other = open(test::small_team());
  go(other, report);
  act(other, app::SetLanguage{texts::Language::english});
  CHECK_FALSE(done(other, report));
  do_step(other, report);
  CHECK(done(other, report));
  act(other, app::SetLanguage{texts::Language::german});
  CHECK(done(other, report));
  check_card(other);
  texts::use(texts::Language::english);
}

TEST_CASE("tour: what is done elsewhere counts as well") {
  State state = test::demo_state();
  go(state, report);
  act(state, app::SetIncident{"the checkout deploy failed and the rollback hangs"});
  CHECK(done(state, report));
  go(state, query);
  act(state, app::SelectPerson{3});
  CHECK(done(state, query));
  go(state, value);
  act(state, app::OpenEdge{2, 4});
  CHECK(done(state, value));
  go(state, voice);
  act(state, app::SetTemperature{0.05});
  CHECK_FALSE(done(state, voice));
  act(state, app::SetTemperature{1});
  act(state, app::SetTemperature{20});
  CHECK(done(state, voice));
  go(state, heads);
  act(state, app::SetHeadEnabled{1, false});
  CHECK(done(state, heads));
  go(state, away);
  act(state, app::SetAvailable{state.view().tour.answers[away], false});
  CHECK(done(state, away));
  go(state, everyone);
  act(state, app::SetMode{app::Mode::everyone});
  CHECK(done(state, everyone));
}

TEST_CASE("tour: a step stays done, whatever comes after") {
  State state = test::demo_state();
  go(state, heads);
  do_step(state, heads);
  use(state, "tour-head-3");
  CHECK(state.controls().enabled[2]);
  CHECK(done(state, heads));
  CHECK(offers(state, "tour-next"));
}

TEST_CASE("tour: a wrong prediction is as good as a right one, and both are told the truth") {
  State state = test::demo_state();
  go(state, broadcast);
  use(state, "tour-who", app::Pick{0});
  CHECK(done(state, broadcast));
  CHECK(says(state, "The numbers say: everyone, about equally."));
  use(state, "tour-who", app::Pick{2});
  CHECK(says(state, "everyone, about equally. The numbers agree."));
  CHECK(says(state, share_of(state, 0)));
  CHECK(says(state, decimals(technical(state).effective_people, 1) + " of 9 people"));
}

TEST_CASE("tour: skip, back, leave and resume") {
  State state = test::demo_state();
  act(state, app::GoToStep{app::k_resume_tour});
  do_step(state, broadcast);
  use(state, "tour-next");
  use(state, "tour-skip");
  CHECK(state.view().tour.step == query);
  CHECK_FALSE(done(state, report));
  use(state, "tour-back");
  CHECK(state.view().tour.step == report);
  go(state, title);
  do_step(state, title);
  use(state, "tour-leave");
  CHECK(state.view().tour.step == -1);
  act(state, app::GoToStep{app::k_resume_tour});
  CHECK(state.view().tour.step == value);

  go(state, everyone);
  do_step(state, everyone);
  act(state, app::LeaveTour{});
  act(state, app::GoToStep{app::k_resume_tour});
  CHECK(state.view().tour.step == report);  // the first that was left out
}

TEST_CASE("tour: after its end it starts afresh") {
  State state = test::demo_state();
  walk(state);
  act(state, app::GoToStep{app::k_resume_tour});
  CHECK(state.view().tour.step == 0);
  CHECK_FALSE(done(state, 0));
}

TEST_CASE("tour: steps and answers that do not exist change nothing") {
  State state = test::demo_state();
  act(state, app::GoToStep{app::tour_steps()});
  CHECK(state.view().tour.step == -1);
  act(state, app::GoToStep{-1});
  CHECK(state.view().tour.step == -1);
  go(state, broadcast);
  act(state, app::AnswerStep{-1});
  act(state, app::AnswerStep{state.people() + 1});
  CHECK_FALSE(done(state, broadcast));
  go(state, report);
  act(state, app::AnswerStep{0});
  CHECK_FALSE(done(state, report));
  state.view().tour.answers.assign(40, 900);  // as a link may have it
  for (int step = 0; step < app::tour_steps(); ++step) {
    state.view().tour.step = step;
    ++state.view_revision;
    app::refresh(state);
    check_card(state);
  }
}

TEST_CASE("tour: a text of the user's own is not lost") {
  State state = test::demo_state();
  const std::string own = "slow queries since the deploy";
  act(state, app::SetIncident{own});
  go(state, broadcast);
  CHECK(state.session().incident != own);
  CHECK(state.session().comparison == own);
  go(state, report);
  CHECK(says(state, "My own text"));
  use(state, "tour-report", app::Pick{3});
  CHECK(state.session().incident == own);
  use(state, "tour-next");
  CHECK(state.session().incident == own);
  CHECK(state.session().comparison == app::usual_comparison(state.team()));
}

TEST_CASE("tour: leaving keeps everything as it is") {
  State state = test::demo_state();
  go(state, voice);
  act(state, app::SetTemperature{7});
  act(state, app::LeaveTour{});
  CHECK(state.controls().temperature == 7);
  go(state, away);
  const int first = state.view().tour.answers[away];
  do_step(state, away);
  use(state, "tour-leave");
  CHECK(is_away(state, first));
}

TEST_CASE("tour: whom the tour has sent away comes back with the next step, others do not") {
  State state = test::demo_state();
  act(state, app::SetAvailable{4, false});
  go(state, away);
  const int first = state.view().tour.answers[away];
  do_step(state, away);
  use(state, "tour-next");
  CHECK_FALSE(is_away(state, first));
  CHECK(is_away(state, 4));
}

TEST_CASE("tour: a link brings every step back as it was") {
  for (int step = 0; step < app::tour_steps(); ++step) {
    INFO("step " << step + 1);
    State state = test::demo_state();
    go(state, step);
    do_step(state, step);
    State other = test::demo_state();
    std::string error;
    REQUIRE(app::open_link(other, app::write_link(state), error));
    app::refresh(other);
    CHECK(app::document_json(app::tour_document(other)) ==
          app::document_json(app::tour_document(state)));
  }
}

TEST_CASE("tour: a card is written again when its step is done, without another change") {
  State state = test::demo_state();
  go(state, query);
  const std::size_t before = state.derived().panel->blocks.size();
  app::update(state, app::SelectPerson{2});
  CHECK(app::refresh(state));
  CHECK(state.derived().panel->blocks.size() > before);
  CHECK_FALSE(app::refresh(state));
}
