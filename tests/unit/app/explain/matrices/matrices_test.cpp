#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/content/shade.h"
#include "app/explain/matrices/hover_target.h"
#include "app/explain/matrices/numbers.h"
#include "app/graph/build_scene.h"
#include "app/graph/palette.h"
#include "tests/unit/app/fixture.h"
#include "tests/unit/team/wide.h"

using namespace headsup;

namespace {

void act(app::State& state, app::Action action) {
  app::update(state, std::move(action));
  app::refresh(state);
  app::arrange(state);
  app::settle(state);
}

app::State matrices(int head = -1) {
  app::State state = test::demo_state();
  act(state, app::OpenPage{app::Page::matrices});
  act(state, app::SetMatrixHead{head});
  return state;
}

// People of the demo team again and again, all but the first without the lead's part.
app::State large_team(int people) {
  app::State state = test::demo_state();
  team::Team team = state.team();
  const std::vector<team::Person> some = team.people;
  while (static_cast<int>(team.people.size()) < people) {
    team::Person person = some[team.people.size() % some.size()];
    person.lead = false;
    person.name += " " + std::to_string(team.people.size());
    for (team::Carry& carry : person.carries) {
      carry.days_ago += static_cast<double>(team.people.size() % 37);
    }
    team.people.push_back(person);
  }
  app::open_team(state, std::move(team));
  act(state, app::OpenPage{app::Page::matrices});
  return state;
}

const app::HeatMap& map_of(const app::State& state, const std::string& id) {
  const app::HeatMap* map = app::find_map(*state.derived().page, id);
  INFO(id);
  REQUIRE(map != nullptr);
  REQUIRE(map->rows == static_cast<int>(map->row_axis.labels.size()));
  REQUIRE(map->columns == static_cast<int>(map->column_axis.labels.size()));
  return *map;
}

std::string id_of(const char* what, int head) {
  return std::string(what) + "-" + std::to_string(head);
}

std::size_t index(int number) {
  return static_cast<std::size_t>(number);
}

// Every finite number within the range, both ends taken.
void check_range(const app::HeatMap& map) {
  double low = 1e30;
  double high = -1e30;
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      const bool masked =
          (!map.column_axis.masked.empty() && map.column_axis.masked[index(column)]) ||
          (!map.row_axis.masked.empty() && map.row_axis.masked[index(row)]);
      if (masked) continue;
      low = std::min(low, static_cast<double>(map.at(row, column)));
      high = std::max(high, static_cast<double>(map.at(row, column)));
    }
  }
  CHECK(map.low == low);
  CHECK(map.high == high);
  CHECK(map.diverging == (low < 0));
}

app::Action control(const app::State& state, const char* id, const app::Input& input) {
  app::Action action = app::DismissNotice{};
  REQUIRE(app::find_action(*state.derived().page, id, input, action));
  return action;
}

}  // namespace

TEST_CASE("matrices: four heads' weights at once are the layer's, with names and true ranges") {
  app::State state = matrices();
  act(state, app::SelectPerson{4});
  for (int head = 0; head < team::k_heads; ++head) {
    const app::HeatMap& map = map_of(state, id_of("weights", head));
    CHECK(map.title == state.team().heads[index(head)].label);
    CHECK(map.head == head);
    CHECK(map.marked_row == 4);
    REQUIRE(map.rows == state.people());
    for (int row = 0; row < map.rows; ++row) {
      CHECK(map.row_axis.labels[index(row)] == state.team().people[index(row)].name);
      CHECK(map.column_axis.labels[index(row)] == state.team().people[index(row)].name);
      for (int column = 0; column < map.columns; ++column) {
        CHECK(map.at(row, column) ==
              state.derived().reader->weights(head)[row * state.people() + column]);
      }
    }
    check_range(map);
  }
}

TEST_CASE("matrices: one head's q, k and v are its slices, an edited number included") {
  app::State state = matrices(2);
  const int d_k = state.team().facets_per_head();
  act(state, app::EditNumber{{analysis::Edit::Matrix::q, 1, 2 * d_k + 3, -1.5f}});
  const attention::MultiHead& layer = state.derived().reader->layer();
  const struct {
    const char* id;
    const float* values;
  } k_maps[] = {{"q-2", layer.q()}, {"k-2", layer.k()}, {"v-2", layer.v()}};
  for (const auto& [id, values] : k_maps) {
    const app::HeatMap& map = map_of(state, id);
    REQUIRE(map.columns == d_k);
    for (int row = 0; row < map.rows; ++row) {
      for (int column = 0; column < d_k; ++column) {
        CHECK(map.column_axis.labels[index(column)] == state.team().facet(2 * d_k + column).label);
        CHECK(map.at(row, column) == values[row * 4 * d_k + 2 * d_k + column]);
      }
    }
    check_range(map);
  }
  CHECK(map_of(state, "q-2").at(1, 3) == -1.5f);
  CHECK(map_of(state, "q-2").diverging);
  CHECK_FALSE(map_of(state, "k-2").diverging);
}

TEST_CASE("matrices: the softmax of a row of scores is the row of weights, absent people masked") {
  app::State state = matrices(1);
  act(state, app::SetHeadTemperature{1, 0.35});
  act(state, app::SetAvailable{3, false});
  const app::HeatMap& scores = map_of(state, "scores-1");
  const app::HeatMap& weights = map_of(state, "weights-1");
  for (int row = 0; row < scores.rows; ++row) {
    double sum = 0;
    for (int column = 0; column < scores.columns; ++column) {
      sum += std::exp(static_cast<double>(scores.at(row, column)));
    }
    for (int column = 0; column < scores.columns; ++column) {
      const double share = std::exp(static_cast<double>(scores.at(row, column))) / sum;
      CHECK(share == doctest::Approx(static_cast<double>(weights.at(row, column))).epsilon(1e-4));
    }
    CHECK(std::isinf(scores.at(row, 3)));
    CHECK(weights.at(row, 3) == 0);
  }
  for (const app::HeatMap* map : {&scores, &weights}) {
    CHECK(map->column_axis.masked[3]);
    CHECK_FALSE(map->column_axis.masked[2]);
    check_range(*map);
  }
  CHECK(map_of(state, "k-1").row_axis.masked[3]);
  CHECK(map_of(state, "q-1").row_axis.masked.empty());
  CHECK(app::document_json(*state.derived().page).find("\"−∞\"") != std::string::npos);
}

TEST_CASE("matrices: concat times W_O is the output, among the offers") {
  const app::State state = matrices();
  const app::HeatMap& concat = map_of(state, "concat");
  const app::HeatMap& wo = map_of(state, "wo");
  const app::HeatMap& output = map_of(state, "output");
  const int facets = state.team().facet_count();
  REQUIRE(concat.columns == facets);
  REQUIRE(wo.rows == facets);
  REQUIRE(wo.columns == facets);
  REQUIRE(output.columns == facets);
  CHECK(wo.shape.find(std::to_string(3 * facets)) != std::string::npos);
  for (int row = 0; row < output.rows; ++row) {
    for (int column = 0; column < facets; ++column) {
      double sum = 0;
      for (int i = 0; i < facets; ++i) {
        sum += static_cast<double>(concat.at(row, i)) * static_cast<double>(wo.at(i, column));
      }
      CHECK(sum == doctest::Approx(static_cast<double>(output.at(row, column))));
    }
  }
  for (const app::HeatMap* map : {&concat, &wo, &output}) check_range(*map);
}

TEST_CASE("matrices: the controls do what they say") {
  app::State state = matrices();
  act(state, control(state, "matrix-head", app::Pick{3}));
  CHECK(state.view().matrix_head == 2);
  CHECK(app::find_map(*state.derived().page, "q-2") != nullptr);
  CHECK(app::find_map(*state.derived().page, "weights-0") == nullptr);
  for (const char* id : {"q-2", "k-2", "v-2", "scores-2", "weights-2", "concat", "output"}) {
    const int person = state.controls().query == 5 ? 6 : 5;
    act(state, control(state, id, app::Pick{person}));
    CHECK(state.controls().query == person);
    CHECK(map_of(state, id).marked_row == person);
  }
  app::Action action;
  CHECK_FALSE(app::find_action(*state.derived().page, "wo", app::Pick{0}, action));

  const app::HeatMap& scores = map_of(state, "scores-2");
  act(state, scores.press(7, 1));
  CHECK(state.controls().query == 7);
  CHECK(state.edge_person() == 1);
  CHECK(state.view().edge_head == 2);
  CHECK_FALSE(state.derived().panel->title.empty());
}

TEST_CASE("matrices: a square that is pointed at is a row here, a column there, and a number") {
  app::State state = matrices(0);
  act(state, app::HoverCell{{"scores-0", 4, 2}});
  const auto lit = [&](const char* id) { return map_of(state, id).hovered; };
  CHECK(lit("weights-0") == app::CellRef{"scores-0", 4, 2});
  CHECK(lit("q-0") == app::CellRef{"scores-0", 4, -1});
  CHECK(lit("k-0") == app::CellRef{"scores-0", 2, -1});
  CHECK(lit("v-0") == app::CellRef{"scores-0", 2, -1});
  CHECK(lit("concat") == app::CellRef{"scores-0", 4, -1});
  CHECK(lit("wo") == app::CellRef{"scores-0", -1, -1});

  const app::HeatMap& weights = map_of(state, "weights-0");
  CHECK(weights.hovered_number.substr(0, 4) == std::to_string(weights.at(4, 2)).substr(0, 4));
  for (const int person : {4, 2}) {
    CHECK(weights.hovered_text.find(state.team().people[index(person)].name) != std::string::npos);
  }
  CHECK(map_of(state, "q-0").hovered_text.empty());

  act(state, app::HoverCell{{"k-0", 3, 5}});
  CHECK(lit("q-0") == app::CellRef{"k-0", -1, 5});
  CHECK(lit("k-0") == app::CellRef{"k-0", 3, 5});
  CHECK(lit("weights-0") == app::CellRef{"k-0", -1, 3});

  act(state, app::HoverCell{{"weights-0", 99, 99}});  // of a page that is gone
  CHECK(lit("weights-0").row == -1);
}

TEST_CASE("matrices: the strand of a square is lit in the graph, and a strand lights its square") {
  app::State state = matrices();
  const int query = state.controls().query;
  const int other = query == 5 ? 6 : 5;
  app::Scene scene;
  app::build_scene(state, scene);
  const std::size_t strands = scene.strands.size();
  const auto alpha = [&scene](int head, int asks, int key) {
    for (const app::Strand& strand : scene.strands) {
      if (static_cast<int>(strand.pattern) == head && strand.query == asks &&
          strand.person == key) {
        return strand.color.a;
      }
    }
    return 0.0f;
  };
  const float before = alpha(1, query, other);

  act(state, app::HoverCell{{"weights-1", query, other}});
  app::build_scene(state, scene);
  CHECK(scene.strands.size() == strands);
  CHECK(alpha(1, query, other) == before);
  CHECK(alpha(0, query, other) < before);
  CHECK(scene.nodes[index(other)].emphasis == 1);
  CHECK(scene.nodes[index(query)].emphasis == 1);

  // A row that is not the query's has no strand of its own otherwise.
  const int third = other + 1;
  act(state, app::HoverCell{{"weights-1", other, third}});
  app::build_scene(state, scene);
  CHECK(scene.strands.size() == strands + 1);
  CHECK(alpha(1, other, third) > alpha(1, query, third));
  CHECK(scene.nodes[index(query)].emphasis == 0);

  act(state, app::HoverCell{{app::strand_id(3), query, other}});
  CHECK(map_of(state, "weights-3").hovered.row == query);
  CHECK(map_of(state, "weights-3").hovered.column == other);

  act(state, app::HoverCell{});
  act(state, app::HoverPerson{other});
  CHECK(map_of(state, "weights-0").hovered.row == other);
  CHECK(map_of(state, "weights-0").hovered.column == other);

  act(state, app::SetMode{app::Mode::query});
  act(state, app::HoverCell{{app::strand_id(1), other, third}});
  app::build_scene(state, scene);
  CHECK(scene.strands.size() == strands);
}

TEST_CASE("matrices: pointing makes no number anew, a change does") {
  app::State state = matrices(0);
  const auto* before = map_of(state, "scores-0").numbers.get();
  act(state, app::HoverCell{{"q-0", 1, 1}});
  CHECK(map_of(state, "scores-0").numbers.get() == before);
  const float score = map_of(state, "scores-0").at(1, 1);
  act(state, app::SetTemperature{2});
  CHECK(map_of(state, "scores-0").at(1, 1) == doctest::Approx(score / 2));
}

TEST_CASE("matrices: with 8 or 64 facets a head, pointing lights the page as it was written") {
  for (const int facets : {8, 64}) {
    app::State state = test::demo_state();
    app::open_team(state, test::with_facets(state.team(), facets));
    act(state, app::OpenPage{app::Page::matrices});
    act(state, app::SetMatrixHead{0});
    act(state, app::OpenEdge{0, 1});
    const app::Document* page = state.derived().page.get();
    const app::Document* ledger = state.derived().panel.get();
    const auto* blocks = page->blocks.data();
    const std::uint64_t written = state.derived().written_revision;

    act(state, app::HoverCell{{"weights-0", 2, 3}});
    CHECK(map_of(state, "weights-0").hovered == app::CellRef{"weights-0", 2, 3});
    CHECK_FALSE(map_of(state, "weights-0").hovered_text.empty());
    CHECK(map_of(state, "k-0").hovered.row == 3);
    act(state, app::HoverCell{});
    CHECK(map_of(state, "weights-0").hovered == app::CellRef{});
    CHECK(map_of(state, "weights-0").hovered_text.empty());
    act(state, app::HoverPerson{4});
    CHECK(map_of(state, "q-0").hovered.row == 4);

    CHECK(state.derived().page.get() == page);
    CHECK(page->blocks.data() == blocks);
    CHECK(state.derived().panel.get() == ledger);
    CHECK(state.derived().written_revision == written);
  }
}

TEST_CASE("matrices: a score is the ledger's") {
  app::State state = matrices(2);
  act(state, app::SetTemperature{0.3});
  const app::HeatMap& scores = map_of(state, "scores-2");
  for (int row = 0; row < scores.rows; ++row) {
    for (int column = 0; column < scores.columns; ++column) {
      CHECK(scores.at(row, column) == state.derived().reader->explain(2, row, column).tempered);
    }
  }
}

TEST_CASE("matrices: many people are a picture in blocks, and some of them by name") {
  app::State state = large_team(300);
  const app::HeatMap& overview = map_of(state, "overview-1");
  const int side = overview.block;
  CHECK(side == 4);
  CHECK(overview.rows == 75);
  CHECK(overview.marked_row == state.controls().query / side);
  float largest = 0;
  for (int row = 8 * side; row < 9 * side; ++row) {
    for (int column = 20 * side; column < 21 * side; ++column) {
      largest = std::max(largest, state.derived().reader->weights(1)[row * 300 + column]);
    }
  }
  CHECK(overview.at(8, 20) == largest);
  check_range(overview);

  // The square says whose weight it shows, and opens that edge.
  act(state, map_of(state, "overview-1").press(8, 20));
  CHECK(state.edge_person() == -1);
  act(state, map_of(state, "overview-1").press(8, 20));
  CHECK(state.controls().query / side == 8);
  CHECK(state.edge_person() / side == 20);
  CHECK(state.derived().reader->weights(1)[state.controls().query * 300 + state.edge_person()] ==
        largest);
  CHECK(map_of(state, "overview-1")
            .hovered_text.find(state.team().people[index(state.edge_person())].name) !=
        std::string::npos);

  act(state, app::SetMatrixHead{1});
  const app::HeatMap& weights = map_of(state, "weights-1");
  const std::vector<int> people = weights.row_axis.members;
  REQUIRE(weights.rows == app::k_picked_people);
  CHECK(people[0] == state.controls().query);
  CHECK(weights.marked_row == 0);
  const std::vector<int>& order = state.derived().reader->heads()[1].order;
  CHECK(std::find(people.begin(), people.end(), order[0]) != people.end());
  for (int row = 0; row < weights.rows; ++row) {
    CHECK(weights.at(row, 2) ==
          state.derived().reader->weights(1)[people[index(row)] * 300 + people[2]]);
  }
  act(state, control(state, "weights-1", app::Pick{5}));
  CHECK(state.controls().query == people[5]);
}

TEST_CASE("matrices: a very large team's maps stay small") {
  app::State state = large_team(1500);
  for (const int head : {-1, 3}) {
    act(state, app::SetMatrixHead{head});
    int squares = 0;
    app::Document page = *state.derived().page;
    app::for_each_map(page, [&](app::HeatMap& map) {
      squares += map.rows * map.columns;
      CHECK(map.rows <= app::k_max_squares);
      CHECK(map.columns <= app::k_max_squares);
    });
    CHECK(squares < 60000);
  }
}

TEST_CASE("matrices: shades only get lighter, or only darker, also in grey") {
  for (const bool dark : {true, false}) {
    const app::Palette& colors = app::palette(dark);
    std::vector<app::Color> inks(colors.heads.begin(), colors.heads.end());
    inks.push_back(colors.accent);
    for (const app::Color& ink : inks) {
      double before = app::luminance(app::shade(colors.background, ink, 0));
      double signed_before =
          app::luminance(app::signed_shade(colors.background, ink, colors.danger, -1));
      const double first = before;
      for (int i = 1; i <= 255; ++i) {
        const double share = i / 255.0;
        const double now = app::luminance(app::shade(colors.background, ink, share));
        const double signed_now =
            app::luminance(app::signed_shade(colors.background, ink, colors.danger, 2 * share - 1));
        CHECK((dark ? now - before : before - now) > 0);
        CHECK((dark ? signed_now - signed_before : signed_before - signed_now) > 0);
        before = now;
        signed_before = signed_now;
      }
      const double contrast = (std::max(first, before) + 0.05) / (std::min(first, before) + 0.05);
      CHECK(contrast > 9);
    }
  }
}
