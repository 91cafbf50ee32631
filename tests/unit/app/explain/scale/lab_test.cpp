// The scale lab: what it draws and measures, that it can be cancelled, and that the user's own team
// is as it was afterwards.

#include <string>
#include <utility>

#include "app/api/api.h"
#include "app/api/describe.h"
#include "app/content/document.h"
#include "app/explain/scale/lab.h"
#include "app/explain/scale/words.h"
#include "app/link/link.h"
#include "tests/unit/app/explain/pages.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;
using namespace headsup::app;
using namespace headsup::pages_test;
using headsup::test::demo_state;

namespace {

// A clock that moves on with every look at it, and a host that finishes when it is told to.
class Host : public LabHost {
 public:
  double now_seconds() override { return seconds_ += 0.001; }
  void start(analysis::ForwardTask task) override {
    ++started;
    tokens = task.tokens;
    working = true;
  }
  analysis::ForwardReport report() override { return answer; }
  void stop() override {
    ++stopped;
    working = false;
  }

  analysis::ForwardReport answer{1, true, false, 0.25, 3};
  int started = 0, stopped = 0, tokens = 0;
  bool working = false;

 private:
  double seconds_ = 0;
};

void frame(State& state, Host& host) {
  step_lab(state, host);
  refresh(state);
  arrange(state);
  step_layout(state, 1.0 / 60);
  note_frame(state, 0.002);
}

void run(State& state, Host& host) {
  for (int i = 0; i < 5000 && state.lab.measuring(); ++i) frame(state, host);
  refresh(state);
  arrange(state);
}

// state() of the user's own team, without what belongs to the moment or the lab.
std::string lasting(State& state) {
  update(state, SetMode{Mode::query});
  refresh(state);
  arrange(state);
  settle(state);
  state.transient.labels.clear();
  state.transient.frames = 0;
  state.lab = Lab{};
  return state_json(state);
}

State busy_state() {
  State state = demo_state();
  for (const Action& action :
       {Action{SelectPerson{2}}, Action{SetIncident{"deploy broke the cache"}},
        Action{SetTemperature{0.4}}, Action{SetAvailable{3, false}},
        Action{EditNumber{{analysis::Edit::Matrix::k, 1, 3, 0.7f}}},
        Action{EditNumber{{analysis::Edit::Matrix::k, 1, 4, 0.2f}}}, Action{Undo{}},
        Action{OpenEdge{1, 4}}, Action{MoveCamera{{10, 20}, 1.5f, {300, 200}}}}) {
    act(state, action);
  }
  return state;
}

}  // namespace

TEST_CASE("lab: every size is measured, in order, and the numbers are there") {
  State state = demo_state();
  Host host;
  act(state, MeasureSizes{{64, 8, 1024, 8}});
  CHECK(state.view().page == Page::scale);
  CHECK(state.view().mode == Mode::explain);
  run(state, host);
  const std::vector<LabPoint> points = lab_points(state);
  REQUIRE(points.size() == 3);
  const int sizes[] = {8, 64, 1024};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(points[i].people == sizes[i]);
    CHECK(points[i].forward > 0);
    CHECK(points[i].rnn > 0);
    CHECK(points[i].frame == doctest::Approx(0.002));
    CHECK(points[i].frames >= 5);
    CHECK(points[i].in_background == (sizes[i] > 512));
  }
  CHECK(host.started == 1);
  CHECK(host.tokens == 1024);
  CHECK(points[2].forward == 0.25);
  CHECK_FALSE(state.lab.drawn());
  CHECK(lab_table(state).find("\n64\t1\t") != std::string::npos);
}

TEST_CASE("lab: while it measures, the organisation is the team, and its graph is drawn") {
  State state = demo_state();
  Host host;
  act(state, MeasureSizes{{100}});
  frame(state, host);
  CHECK(state.people() == 100);
  CHECK(shows_graph(state));
  const Rect graph = graph_area(state);
  const Rect page = page_area(state);
  CHECK(graph.x + graph.w == page.x);
  state.transient.screen.width = 360;
  state.transient.screen.height = 740;
  CHECK(graph_area(state).y + graph_area(state).h == page_area(state).y);
  CHECK(page_area(state).h > 250);
}

TEST_CASE("lab: one's own team comes back untouched, whichever way one leaves") {
  State before = busy_state();
  const std::string expected = lasting(before);
  const Action ways[] = {BackToOwnTeam{}, SetMode{Mode::query}, SetMode{Mode::everyone},
                         OpenPage{Page::softmax}};
  for (const Action& leave : ways) {
    State state = busy_state();
    Host host;
    act(state, SetLab{300, 5});
    act(state, DrawOrganisation{});
    run(state, host);
    CHECK(state.people() == 300);
    CHECK(state.lab.drawn());
    CHECK(state.session().incident == "deploy broke the cache");
    act(state, SelectPerson{7});
    act(state, SetIncident{"something else"});
    act(state, EditNumber{{analysis::Edit::Matrix::q, 7, 0, 2}});
    act(state, leave);
    CHECK(lasting(state) == expected);
    act(state, Redo{});
    CHECK(state.controls().edits.size() == 2);
  }
}

TEST_CASE("lab: after all sizes one's own team is there, or what was drawn before") {
  State before = busy_state();
  const std::string expected = lasting(before);
  State state = busy_state();
  Host host;
  act(state, MeasureSizes{{8, 16}});
  run(state, host);
  CHECK(lasting(state) == expected);

  act(state, SetLab{24, 1});
  act(state, DrawOrganisation{});
  run(state, host);
  act(state, MeasureSizes{{8, 16}});
  run(state, host);
  CHECK(state.people() == 24);
  CHECK(state.lab.stays);
  CHECK(lab_points(state).size() == 3);
}

TEST_CASE("lab: cancelling stops the host and leaves the state as it was") {
  State before = busy_state();
  const std::string expected = lasting(before);
  State state = busy_state();
  Host host;
  host.answer = {0.4, false, false, 0, 0};  // it takes its time
  act(state, MeasureSizes{{2048}});
  for (int i = 0; i < 20; ++i) frame(state, host);
  CHECK(host.working);
  CHECK(state.lab.measuring());
  CHECK_FALSE(lab_wants_frame(state));  // the host asks for one when there is something to tell
  act(state, CancelMeasuring{});
  CHECK_FALSE(state.lab.measuring());
  frame(state, host);
  CHECK_FALSE(host.working);
  CHECK(host.stopped == 1);
  CHECK(lab_points(state).empty());
  CHECK(lasting(state) == expected);
}

TEST_CASE("lab: a size that does not fit is told, and nothing else is lost") {
  State state = demo_state();
  Host host;
  host.answer = {0, false, true, 0, 0};
  act(state, MeasureSizes{{8, 4096}});
  run(state, host);
  CHECK(lab_points(state).size() == 1);
  CHECK(state.transient.notice.find("4,096") != std::string::npos);
  CHECK_FALSE(state.lab.drawn());
}

TEST_CASE("lab: another size or seed is drawn at once where one is drawn") {
  State state = demo_state();
  Host host;
  act(state, DrawOrganisation{});
  operate(state, scale_page, "scale-people", Drag{0.0});
  CHECK(state.people() == 8);
  const std::string name = state.team().people[1].name;
  operate(state, scale_page, "scale-seed", Drag{0.5});
  CHECK(state.people() == 8);
  CHECK(state.team().people[1].name != name);
  run(state, host);
  CHECK(lab_points(state).size() == 1);
  // Opening a team of one's own ends it.
  team::Team team = own_team(state);
  team.name = "Another";
  act(state, LoadTeam{std::move(team)});
  CHECK(state.team().name == "Another");
  CHECK_FALSE(state.lab.drawn());
}

TEST_CASE("lab: the slider reaches powers of two and what is between them") {
  for (const int people : all_lab_sizes()) CHECK(lab_people(lab_share(people)) == people);
  CHECK(all_lab_sizes().size() == 10);
  CHECK(lab_people(0) == 8);
  CHECK(lab_people(1) == 4096);
  CHECK(lab_people(lab_share(1000) + 0.0) == 1024);  // caught
  CHECK(lab_people(lab_share(700)) == 700);
}

TEST_CASE("lab: the page says what was measured, and before that what will be") {
  State state = demo_state();
  CHECK(says(scale_page(state), "Nothing is measured yet"));
  CHECK(all<Chart>(scale_page(state)).empty());
  const auto point = [](int people, double forward, double rnn, double frame) {
    return LabPoint{people, 1, forward, rnn, frame, 5, 5, 30, false};
  };
  state.lab.points = {point(8, 40e-6, 10e-6, 1e-3), point(16, 60e-6, 20e-6, 1e-3),
                      point(2048, 0.2, 0.004, 0.004), point(4096, 0.78, 0.008, 0.0075)};
  state.lab.clock_step = 5e-6;
  const Document page = scale_page(state);
  CHECK(says(page,
             "From 2,048 to 4,096 people attention's time grew 3.9×, from 200 ms to 780 ms. "
             "N² predicts 4×."));
  CHECK(says(page, "From 8 to 16 people it grew only 1.5×"));
  CHECK(says(page, "the RNN is done 98× sooner"));
  CHECK(says(page, "A frame with 4,096 people takes 7.50 ms of"));
  const auto charts = all<Chart>(page);
  REQUIRE(charts.size() == 1);
  CHECK(charts[0].x.size() == 4);
  CHECK(charts[0].curves.back().reference);
  CHECK(charts[0].curves.back().values.back() == 0.78);
  CHECK(charts[0].low <= 10e-6);
  CHECK(charts[0].high >= 0.78);
  const auto tables = all<Table>(page);
  CHECK(table(tables, Id::scale_table).rows[3].cells[1].text == "3.9×");
  CHECK(document_json(page).find("NaN") == std::string::npos);
}

TEST_CASE("lab: times are printed with three digits and their unit") {
  CHECK(base::duration(4.126e-6) == "4.13 µs");
  CHECK(base::duration(0.0262) == "26.2 ms");
  CHECK(base::duration(0.2624) == "262 ms");
  CHECK(base::duration(0.9999) == "1.00 s");
  CHECK(base::duration(12.34) == "12.3 s");
  CHECK(base::duration(5e-8) == "50.0 ns");
  CHECK(printed_tick(-5) == "10 µs");
  CHECK(printed_tick(-3) == "1 ms");
  CHECK(printed_tick(0) == "1 s");
  CHECK(printed_tick(1) == "10 s");
}

TEST_CASE("lab: commands take whole numbers within bounds and change nothing otherwise") {
  State state = demo_state();
  for (const char* bad : {"[7,1]", "[8.5,1]", "[8,0]", "[8,101]", "[\"8\",1]", "[8]"}) {
    CHECK(call(state, "setLab", bad).find("error") != std::string::npos);
  }
  CHECK(call(state, "measureSizes", "[[8,5000]]").find("error") != std::string::npos);
  CHECK(call(state, "drawOrganisation", "[1]").find("error") != std::string::npos);
  CHECK_FALSE(state.lab.measuring());
  CHECK(call(state, "setLab", "[700,9]") == "{\"value\":true}");
  CHECK(call(state, "drawOrganisation", "[true]") == "{\"value\":true}");
  CHECK(state.people() == 700);
  CHECK(call(state, "drawOrganisation", "[false]") == "{\"value\":true}");
  CHECK(call(state, "measureSizes", "[null]") == "{\"value\":true}");
  CHECK(state.lab.sizes.size() == 10);
  CHECK(call(state, "cancelMeasuring", "[]") == "{\"value\":true}");
  CHECK_FALSE(state.lab.measuring());
}
