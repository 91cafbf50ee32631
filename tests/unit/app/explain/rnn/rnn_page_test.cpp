#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <string>
#include <vector>

#include "analysis/rnn_values.h"
#include "app/explain/pages.h"
#include "app/explain/rnn/run.h"
#include "app/explain/rnn/words.h"
#include "tests/unit/app/blocks.h"
#include "tests/unit/app/fixture.h"
#include "tests/unit/team/wide.h"

using namespace headsup;

namespace {

app::State on_page() {
  app::State state = test::demo_state();
  app::update(state, app::OpenPage{app::Page::rnn});
  app::refresh(state);
  return state;
}

void set(app::State& state, const app::RnnSettings& command) {
  app::update(state, app::SetRnn{command});
  app::refresh(state);
}

// Does to the page what a reader would do.
void operate(app::State& state, const char* id, const app::Input& input) {
  app::Action action;
  REQUIRE(app::find_action(*state.derived().page, id, input, action));
  app::update(state, std::move(action));
  app::refresh(state);
}

// All blocks of a kind, those in columns included.
template <class Kind>
std::vector<Kind> all(const app::State& state) {
  return test::all<Kind>(*state.derived().page);
}

app::Chart chart(const app::State& state) {
  return all<app::Chart>(state).at(0);
}

std::string words(const app::State& state) {
  std::string text;
  for (const std::string& said : test::sentences(*state.derived().page)) text += said + "\n";
  return text;
}

bool says(const app::State& state, const std::string& text) {
  return words(state).find(text) != std::string::npos;
}

// The number in a row and column of one of the page's tables.
std::string cell(const app::State& state, std::size_t table, std::size_t row, std::size_t column) {
  return all<app::Table>(state).at(table).rows.at(row).cells.at(column).text;
}

std::vector<int> listed(const app::State& state) {
  std::vector<int> order(state.people());
  std::iota(order.begin(), order.end(), 0);
  return order;
}

std::vector<std::string> names(const app::State& state, const std::vector<int>& order) {
  std::vector<std::string> found;
  for (const int person : order) {
    found.push_back(state.team().people[person].name);
  }
  return found;
}

double mean_weight(const app::State& state, int person) {
  double sum = 0;
  for (const analysis::HeadReading& head : state.derived().reader->heads()) {
    sum += static_cast<double>(head.weights[person]);
  }
  return sum / team::k_heads;
}

}  // namespace

TEST_CASE("The chart shows the RNN's shares and attention's weights of the same people") {
  app::State state = on_page();
  analysis::Rnn rnn(state.team().facet_count(), 32);
  rnn.run(analysis::offer_rows(state.team()), listed(state), state.rnn().spectral_radius);

  const app::Chart shown = chart(state);
  CHECK(shown.x_names == names(state, listed(state)));
  REQUIRE(shown.curves.size() == 2);
  REQUIRE(shown.curves[0].values.size() == rnn.share().size());
  for (std::size_t i = 0; i < rnn.share().size(); ++i) {
    // Attention's V is in single precision.
    CHECK(shown.curves[0].values[i] == doctest::Approx(rnn.share()[i]).epsilon(1e-5));
    CHECK(shown.curves[0].printed[i] == app::printed_share(std::log10(rnn.share()[i])));
    CHECK(shown.curves[1].values[i] == doctest::Approx(mean_weight(state, static_cast<int>(i))));
  }
  CHECK(says(state, shown.curves[0].printed.front() + " comes from " + shown.x_names.front()));
  CHECK(says(state, shown.curves[0].printed.back() + " from " + shown.x_names.back()));
}

TEST_CASE("Dragging a speaker changes what the manager ends up with, not what attention says") {
  app::State state = on_page();
  const app::Chart before = chart(state);
  CHECK(cell(state, 0, 0, 1) == "0.000");
  const std::vector<double> answer = state.derived().rnn_run->answer;

  operate(state, "command-speakers", app::MoveEntry{1, 8});
  CHECK(state.rnn().order == std::vector<int>{0, 2, 3, 4, 5, 6, 7, 8, 1});
  CHECK(all<app::Reorder>(state).at(0).entries == names(state, state.rnn().order));
  const app::Chart after = chart(state);
  CHECK(after.x_names.back() == before.x_names[1]);
  // The last speaker has the largest influence on the manager, and the same weight for attention.
  CHECK(after.curves[0].values.back() > 5 * before.curves[0].values[1]);
  CHECK(after.curves[1].values.back() == before.curves[1].values[1]);
  CHECK(after.curves[1].printed.back() == before.curves[1].printed[1]);

  const double moved = app::distance(answer, state.derived().rnn_run->answer);
  CHECK(moved > 0.1);
  CHECK(cell(state, 0, 0, 1) == app::printed_length(moved));
  CHECK(says(state, app::printed_length(moved)));
  CHECK(cell(state, 0, 1, 1) == "0.000");

  operate(state, "command-speakers", app::MoveEntry{8, 1});
  CHECK(state.derived().rnn_run->answer == answer);
}

TEST_CASE("An order is chosen by name, and the page says which one is in use") {
  app::State state = on_page();
  const auto selected = [&state] {
    for (const app::Choice& choice : all<app::Choice>(state)) {
      if (choice.id == "command-order") return choice.selected;
    }
    return -2;
  };
  CHECK(selected() == 0);
  operate(state, "command-order", app::Pick{1});
  CHECK(selected() == 1);
  CHECK(chart(state).x_names.front() == state.team().people.back().name);

  operate(state, "command-order", app::Pick{2});
  const std::vector<double> falling = chart(state).curves[1].values;
  CHECK(std::is_sorted(falling.rbegin(), falling.rend()));
  operate(state, "command-order", app::Pick{3});
  const std::vector<double> rising = chart(state).curves[1].values;
  CHECK(std::is_sorted(rising.begin(), rising.end()));

  operate(state, "command-speakers", app::MoveEntry{0, 4});
  CHECK(selected() == -1);
  operate(state, "command-order", app::Pick{0});
  CHECK(selected() == 0);
  CHECK(state.rnn().order.empty());
}

TEST_CASE("Absent people do not speak, and speak in their place when they are back") {
  app::State state = on_page();
  operate(state, "command-speakers", app::MoveEntry{2, 5});
  const std::vector<std::string> everybody = chart(state).x_names;
  app::update(state, app::SetAvailable{4, false});
  app::refresh(state);
  std::vector<std::string> present = everybody;
  present.erase(std::find(present.begin(), present.end(), state.team().people[4].name));
  CHECK(chart(state).x_names == present);
  CHECK(cell(state, 1, 0, 0) == "8");

  operate(state, "command-speakers", app::MoveEntry{7, 6});
  operate(state, "command-speakers", app::MoveEntry{6, 7});
  app::update(state, app::SetAvailable{4, true});
  app::refresh(state);
  CHECK(chart(state).x_names == everybody);
}

TEST_CASE("Up to 512 made-up people speak: the first vanishes, attention still hears everybody") {
  app::State state = on_page();
  for (const int option : {1, 2, 3}) {
    operate(state, "command-people", app::Pick{option});
    const app::Chart shown = chart(state);
    const auto people = static_cast<std::size_t>(state.rnn().people);
    REQUIRE(shown.x_names.size() == people);
    REQUIRE(shown.curves.size() == 2);
    for (const app::Curve& curve : shown.curves) {
      REQUIRE(curve.values.size() == people);
      for (const double value : curve.values) CHECK(std::isfinite(value));
      CHECK(std::accumulate(curve.values.begin(), curve.values.end(), 0.0) == doctest::Approx(1));
    }
    CHECK(*std::min_element(shown.curves[1].values.begin(), shown.curves[1].values.end()) > 0);
    CHECK(shown.low < shown.high);
    CHECK(all<app::Reorder>(state).empty());
  }
  CHECK(state.rnn().people == app::k_max_made_up);
  const app::Chart shown = chart(state);
  CHECK(shown.log_y);
  CHECK(shown.curves[0].values.front() < 1e-30);
  // Too small for a percentage, and still a number of its own.
  CHECK(shown.curves[0].printed.front().find("·10⁻") != std::string::npos);
  CHECK(says(state, shown.curves[0].printed.front()));
  const app::HeatMap map = all<app::HeatMap>(state).at(0);
  CHECK(map.rows == 64);
  CHECK(map.row_axis.labels.back() == shown.x_names.back());
}

TEST_CASE("Made-up people are weighed by the query's own scores of what they offer") {
  app::State state = on_page();
  SUBCASE("with equal heads") {}
  SUBCASE("with heads that differ") {
    app::open_team(state, test::with_facet_counts(state.team(), {3, 20, 1, 7}));
    app::update(state, app::OpenPage{app::Page::rnn});
  }
  app::RnnSettings command;
  command.people = 40;
  set(state, command);
  const int facets = state.team().facet_count();
  const std::vector<double> rows = analysis::synthetic_rows(command.people, facets);
  std::vector<double> mean(command.people);
  for (int head = 0; head < team::k_heads; ++head) {
    const std::vector<float> q = state.derived().reader->explain(head, state.controls().query, 0).q;
    const int d_k = state.team().facet_count(head), first = state.team().first_facet(head);
    std::vector<double> weights;
    for (int person = 0; person < command.people; ++person) {
      double dot = 0;
      for (int f = 0; f < d_k; ++f) {
        dot += static_cast<double>(q[f]) * rows[person * facets + first + f];
      }
      weights.push_back(std::exp(dot / std::sqrt(static_cast<double>(d_k))));
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += weights[i] / sum / team::k_heads;
  }
  const std::vector<double> shown = chart(state).curves[1].values;
  for (std::size_t i = 0; i < mean.size(); ++i) CHECK(shown[i] == doctest::Approx(mean[i]));
}

TEST_CASE("The radius decides which end of the row is forgotten, and the words follow") {
  app::State state = on_page();
  operate(state, "command-radius", app::Drag{0});
  CHECK(state.rnn().spectral_radius == analysis::k_min_spectral_radius);
  CHECK(chart(state).curves[0].values.front() < 1e-6);
  CHECK(says(state, "times less than the last"));
  operate(state, "command-radius", app::Drag{1});
  CHECK(state.rnn().spectral_radius == analysis::k_max_spectral_radius);
  CHECK(chart(state).curves[0].values.front() > chart(state).curves[0].values.back());
  CHECK(says(state, "times more than the last"));
}

TEST_CASE("Minutes and throughput of both ways are in the table") {
  app::State state = on_page();
  const auto row = [&state](std::size_t number) {
    return std::vector<std::string>{cell(state, 1, number, 0), cell(state, 1, number, 1)};
  };
  using Pair = std::vector<std::string>;
  // Nine people, ten minutes each, an incident an hour.
  CHECK(row(0) == Pair{"9", "1"});
  CHECK(row(1) == Pair{"1 h 30 min", "10 min"});
  CHECK(row(2) == Pair{"0", "1"});
  CHECK(row(3) == Pair{"5", "8"});
  CHECK(row(4) == Pair{"2 h", "0 min"});
  CHECK(says(state, "each one waits 30 min longer"));

  operate(state, "command-between", app::Drag{1});
  CHECK(state.rnn().minutes_between == 1440);
  CHECK(row(4) == Pair{"0 min", "0 min"});
  CHECK(says(state, "the manager still keeps up"));
  operate(state, "command-minutes", app::Drag{1});
  CHECK(state.rnn().minutes == 120);
  CHECK(row(1) == Pair{"18 h", "2 h"});
  operate(state, "command-minutes", app::Drag{0});
  CHECK(row(1) == Pair{"9 min", "1 min"});
}

TEST_CASE("A slider's knob is where its value is") {
  app::State state = on_page();
  for (const char* id : {"command-radius", "command-minutes", "command-between"}) {
    for (const double share : {0.0, 0.03, 0.4, 1.0}) {
      operate(state, id, app::Drag{share});
      for (const app::Slider& slider : all<app::Slider>(state)) {
        if (slider.id == id) CHECK(slider.share == doctest::Approx(share).epsilon(0.02).scale(1));
      }
    }
  }
}

TEST_CASE("The map is the hidden state after each voice, and names the cell under the pointer") {
  app::State state = on_page();
  app::update(state, app::HoverCell{{"command-states", 2, 6}});
  app::refresh(state);
  const app::HeatMap map = all<app::HeatMap>(state).at(0);
  CHECK(map.rows == state.people());
  CHECK(map.columns == 32);
  CHECK(map.row_axis.labels == names(state, listed(state)));
  for (int step = 0; step < map.rows; ++step) {
    for (int i = 0; i < map.columns; ++i) {
      const double exact = state.derived().rnn_run->rnn->states()[step * map.columns + i];
      CHECK(map.at(step, i) == static_cast<float>(exact));
    }
  }
  CHECK(map.hovered_text.find(state.team().people[2].name) != std::string::npos);
  std::string number = map.hovered_number;
  if (number.rfind("−", 0) == 0) number.replace(0, std::string("−").size(), "-");
  CHECK(std::strtod(number.c_str(), nullptr) ==
        doctest::Approx(static_cast<double>(map.at(2, 6))).epsilon(0.001).scale(1));
}

TEST_CASE(
    "With every head off the manager is shown alone, and with one voice there is no contest") {
  app::State state = on_page();
  for (int head = 0; head < team::k_heads; ++head) {
    app::update(state, app::SetHeadEnabled{head, false});
  }
  app::refresh(state);
  CHECK(chart(state).curves.size() == 1);
  CHECK(says(state, "Every head is off"));
  for (int person = 1; person < state.people(); ++person) {
    app::update(state, app::SetAvailable{person, false});
  }
  app::refresh(state);
  CHECK(chart(state).curves[0].printed == std::vector<std::string>{"100.0 %"});
  CHECK(says(state, "Only " + state.team().people[0].name));
}

TEST_CASE("The page speaks both languages") {
  app::State state = on_page();
  const std::string english = words(state);
  app::update(state, app::SetLanguage{texts::Language::german});
  app::refresh(state);
  CHECK(says(state, "zuletzt gehört"));
  CHECK(state.derived().page->title == "Befehl und Kontrolle");
  app::update(state, app::SetLanguage{texts::Language::english});
  app::refresh(state);
  CHECK(words(state) == english);
}

TEST_CASE("Shares, factors and minutes are printed as a reader would say them") {
  CHECK(app::printed_share(0) == "100.0 %");
  CHECK(app::printed_share(std::log10(0.003)) == "0.3 %");
  CHECK(app::printed_share(std::log10(0.0004)) == "0.04 %");
  CHECK(app::printed_share(std::log10(0.00002)) == "0.002 %");
  CHECK(app::printed_share(-38.3) == "5.0·10⁻³⁹");
  CHECK(app::printed_share(-20.0001) == "1.0·10⁻²⁰");
  CHECK(app::printed_share(analysis::k_min_log10_influence) == "0 %");
  CHECK(app::printed_factor(std::log10(1.37)) == "1.4");
  CHECK(app::printed_factor(std::log10(16)) == "16");
  CHECK(app::printed_factor(38.6) == "4·10³⁸");
  CHECK(app::printed_minutes(7.5) == "7.5 min");
  CHECK(app::printed_minutes(59) == "59 min");
  CHECK(app::printed_minutes(120) == "2 h");
  CHECK(app::printed_minutes(26 * 60 + 5) == "26 h 5 min");
  CHECK(app::printed_minutes(512 * 120) == "42 d 16 h");
}
