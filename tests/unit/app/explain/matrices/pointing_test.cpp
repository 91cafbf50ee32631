#include "tests/unit/app/explain/matrices/fixture.h"

using namespace headsup;
using namespace headsup::test::matrices_page;

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
    CHECK(weights.hovered_text.find(state.team().people[person].name) != std::string::npos);
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
  CHECK(scene.nodes[other].emphasis == 1);
  CHECK(scene.nodes[query].emphasis == 1);

  // A row that is not the query's has no strand of its own otherwise.
  const int third = other + 1;
  act(state, app::HoverCell{{"weights-1", other, third}});
  app::build_scene(state, scene);
  CHECK(scene.strands.size() == strands + 1);
  CHECK(alpha(1, other, third) > alpha(1, query, third));
  CHECK(scene.nodes[query].emphasis == 0);

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

TEST_CASE("matrices: pointing computes no number again, a change does") {
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
