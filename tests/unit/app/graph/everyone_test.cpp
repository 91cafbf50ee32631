#include <doctest.h>

#include <algorithm>
#include <vector>

#include "app/graph/build_scene.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;

namespace {

app::State everyone(int strongest) {
  app::State state = test::demo_state();
  app::update(state, app::SetMode{app::Mode::everyone});
  app::update(state, app::SetStrongest{strongest});
  app::refresh(state);
  app::arrange(state);
  app::settle(state);
  return state;
}

float weight(const app::State& state, const app::AttentionEdge& edge) {
  return state.derived().reader->weights(edge.head)[edge.to * state.people() + edge.from];
}

}  // namespace

TEST_CASE("The everyone view keeps the strongest strands of each row and says what it leaves out") {
  for (int strongest : {1, 3, 12}) {
    const app::State state = everyone(strongest);
    const int people = state.people();
    REQUIRE(static_cast<int>(state.derived().edges.size()) == strongest * people);
    double drawn = 0;
    double all = 0;
    for (int to = 0; to < people; ++to) {
      std::vector<float> row;
      for (int head = 0; head < team::k_heads; ++head) {
        for (int from = 0; from < people; ++from) {
          if (from != to) row.push_back(state.derived().reader->weights(head)[to * people + from]);
        }
      }
      std::sort(row.rbegin(), row.rend());
      for (float value : row) all += static_cast<double>(value);
      for (int k = 0; k < strongest; ++k) {
        const app::AttentionEdge& edge = state.derived().edges[to * strongest + k];
        CHECK(edge.to == to);
        CHECK(edge.from != to);
        CHECK(edge.weight == row[k]);
        CHECK(edge.weight == weight(state, edge));
        drawn += static_cast<double>(edge.weight);
      }
    }
    CHECK(state.derived().undrawn == doctest::Approx(1 - drawn / all));
  }
}

TEST_CASE("Heads that are off and absent people have no strands in the everyone view") {
  app::State state = everyone(12);
  app::update(state, app::SetHeadEnabled{0, false});
  app::update(state, app::SetAvailable{5, false});
  app::refresh(state);
  CHECK_FALSE(state.derived().edges.empty());
  for (const app::AttentionEdge& edge : state.derived().edges) {
    CHECK(edge.head != 0);
    CHECK(edge.from != 5);
  }
}

TEST_CASE("The everyone view follows the text, and its picture has exactly its strands") {
  app::State state = everyone(2);
  app::Scene scene;
  app::build_scene(state, scene);
  CHECK(scene.strands.size() == state.derived().edges.size());
  const float before = state.derived().edges[0].weight;
  app::update(state, app::SetIncident{"the deploy broke the checkout page, rollback"});
  app::refresh(state);
  CHECK(state.derived().edges[0].weight != before);
  app::update(state, app::SetMode{app::Mode::query});
  app::refresh(state);
  CHECK(state.derived().edges.empty());
}
