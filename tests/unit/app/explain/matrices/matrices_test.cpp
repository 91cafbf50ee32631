#include "tests/unit/app/explain/matrices/fixture.h"

using namespace headsup;
using namespace headsup::test::matrices_page;

TEST_CASE("matrices: four heads' weights at once are the layer's, with names and true ranges") {
  app::State state = matrices();
  act(state, app::SelectPerson{4});
  for (int head = 0; head < team::k_heads; ++head) {
    const app::HeatMap& map = map_of(state, id_of("weights", head));
    CHECK(map.title == state.team().heads[head].label);
    CHECK(map.head == head);
    CHECK(map.marked_row == 4);
    REQUIRE(map.rows == state.people());
    for (int row = 0; row < map.rows; ++row) {
      CHECK(map.row_axis.labels[row] == state.team().people[row].name);
      CHECK(map.column_axis.labels[row] == state.team().people[row].name);
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
  const int d_k = state.team().facet_count(0);
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
        CHECK(map.column_axis.labels[column] == state.team().facet(2 * d_k + column).label);
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
            .hovered_text.find(state.team().people[state.edge_person()].name) != std::string::npos);

  act(state, app::SetMatrixHead{1});
  const app::HeatMap& weights = map_of(state, "weights-1");
  const std::vector<int> people = weights.row_axis.members;
  REQUIRE(weights.rows == app::k_picked_people);
  CHECK(people[0] == state.controls().query);
  CHECK(weights.marked_row == 0);
  const std::vector<int>& order = state.derived().reader->heads()[1].order;
  CHECK(std::find(people.begin(), people.end(), order[0]) != people.end());
  for (int row = 0; row < weights.rows; ++row) {
    CHECK(weights.at(row, 2) == state.derived().reader->weights(1)[people[row] * 300 + people[2]]);
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
