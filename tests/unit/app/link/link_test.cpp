// A link brings back the whole state, and a bad one changes nothing.

#include <string>

#include "app/api/describe.h"
#include "app/graph/layout.h"
#include "app/link/link.h"
#include "app/tour/tour.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;
using namespace headsup::app;
using headsup::test::demo_state;

namespace {

// state() without what belongs to the moment rather than to the view.
std::string lasting(State& state) {
  refresh(state);
  arrange(state);
  settle(state);
  state.transient.labels.clear();
  state.transient.frames = 0;
  return state_json(state);
}

void change_everything(State& state) {
  const std::string name = state.team().people[1].name;
  update(state, SelectPerson{1});
  update(state, SetIncident{"latency & 100 % of \"writes\"\nsecond line = ünïcode"});
  update(state, SetComparison{"help"});
  update(state, SetTemperature{0.1234567890123});
  update(state, SetHeadTemperature{2, 3.25});
  update(state, SetDepth{1.0 / 3});
  update(state, SetDaysLater{45});
  update(state, SetHeadEnabled{3, false});
  update(state, SetAvailable{2, false});
  update(state, EditNumber{{analysis::Edit::Matrix::k, 1, 3, 0.7f}});
  update(state, EditNumber{{analysis::Edit::Matrix::q, 1, 0, -1.5f}});
  update(state, SetStrongest{5});
  update(state, SetTheme{ThemeChoice::dark});
  update(state, ShowSheet{Sheet::brief});
  update(state, ShowBrief{1, true});
  update(state, SetMatrixHead{1});
  update(state, OpenEdge{2, 1});
  RnnSettings command;
  command.people = 32;
  command.spectral_radius = 1.1;
  command.minutes = 7;
  command.minutes_between = 33;
  update(state, SetRnn{command});
  update(state, SetLab{1000, 7});
  update(state, MoveCamera{{31.5f, -12}, 1.7f, {300, 200}});
  state.view().tour.answers = {1, -1, 0};
  state.view().tour.done = 5;
}

}  // namespace

TEST_CASE("permalink: nothing is written of what is as it was opened") {
  State state = demo_state();
  CHECK(write_link(state) == "");
}

TEST_CASE("permalink: everything comes back") {
  State state = demo_state();
  change_everything(state);
  for (int view = 0; view < k_pages + 2; ++view) {
    CAPTURE(view);
    if (view < k_pages) {
      update(state, OpenPage{static_cast<Page>(view)});
    } else {
      update(state, SetMode{view == k_pages ? Mode::everyone : Mode::query});
    }
    const std::string link = write_link(state);
    State other = demo_state();
    std::string error;
    REQUIRE_MESSAGE(open_link(other, link, error), error);
    CHECK(lasting(other) == lasting(state));
    CHECK(write_link(other) == link);
  }
}

TEST_CASE("permalink: a made-up organisation comes back, with who asks and how sharply") {
  State state = demo_state();
  update(state, SetLab{70, 3});
  update(state, DrawOrganisation{});
  update(state, SelectPerson{5});
  update(state, SetTemperature{0.3});
  update(state, SetAvailable{9, false});
  const std::string link = write_link(state);
  CHECK(link.find("people=70&seed=3&drawn=1") != std::string::npos);
  State other = demo_state();
  std::string error;
  REQUIRE_MESSAGE(open_link(other, link, error), error);
  CHECK(other.people() == 70);
  CHECK(lasting(other) == lasting(state));
  update(other, BackToOwnTeam{});
  update(other, SetLab{Lab{}.people, Lab{}.seed});
  update(other, SetMode{Mode::query});
  State untouched = demo_state();
  CHECK(lasting(other) == lasting(untouched));
}

TEST_CASE("permalink: every step of the tour comes back") {
  State state = demo_state();
  for (int step = 0; step < tour_steps(); ++step) {
    CAPTURE(step);
    update(state, GoToStep{step});
    refresh(state);
    const std::string link = write_link(state);
    State other = demo_state();
    std::string error;
    REQUIRE_MESSAGE(open_link(other, link, error), error);
    CHECK(lasting(other) == lasting(state));
  }
}

TEST_CASE("permalink: the language comes back only where it was chosen") {
  State state = demo_state();
  update(state, SetLanguage{texts::Language::german});
  const std::string link = write_link(state);
  CHECK(link == "lang=de");
  State other = demo_state();
  std::string error;
  REQUIRE(open_link(other, link, error));
  CHECK(other.preferences.language == texts::Language::german);
  texts::use(texts::Language::english);
}

TEST_CASE("permalink: what cannot be is refused whole, and said") {
  for (const char* link : {"query=Nobody", "t=0",
                           "t=nan",        "t=1e9",
                           "t.nohead=1",   "depth=2",
                           "later=-1",     "heads=x",
                           "away=Nobody",  "edit=k",
                           "edit=z:a:1:b", "view=elsewhere",
                           "strongest=99", "matrix=x",
                           "edge=x",       "tour=99",
                           "tour=0",       "speakers=1e6",
                           "radius=9",     "order=a",
                           "theme=pink",   "zoom=0",
                           "pan=1",        "lang=tlh",
                           "people=7",     "people=1e9",
                           "seed=0",       "drawn=1",
                           "drawn=yes",    "view=scale&drawn=1&query=Ragavan",
                           "nonsense=1",   "=",
                           "query",        "t=0.5&query=Nobody"}) {
    CAPTURE(link);
    State state = demo_state();
    const std::string before = lasting(state);
    std::string error;
    CHECK_FALSE(open_link(state, link, error));
    CHECK_FALSE(error.empty());
    CHECK(lasting(state) == before);
  }
}

TEST_CASE("permalink: opening one forgets what was set before") {
  State state = demo_state();
  const std::string fresh = lasting(state);
  change_everything(state);
  std::string error;
  REQUIRE(open_link(state, "", error));
  CHECK(lasting(state) == fresh);
}
