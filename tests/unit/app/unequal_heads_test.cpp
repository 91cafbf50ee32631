// A team whose heads have different numbers of facets, on every page and in all that is made of it:
// each head with as many as it has, and no number that stands for none.
#include <doctest.h>

#include <cmath>
#include <string>
#include <utility>

#include "app/api/describe.h"
#include "app/content/document.h"
#include "app/editor/take_along.h"
#include "app/explain/ledger.h"
#include "app/explain/matrices/hover_target.h"
#include "app/explain/pages.h"
#include "app/export/matrices.h"
#include "app/graph/pass.h"
#include "app/link/link.h"
#include "app/save/work.h"
#include "tests/unit/app/blocks.h"
#include "tests/unit/app/fixture.h"
#include "tests/unit/team/wide.h"

using namespace headsup;
using namespace headsup::app;

namespace {

State unequal(const std::array<int, team::k_heads>& counts) {
  State state = test::demo_state();
  open_team(state, test::with_facet_counts(state.team(), counts));
  refresh(state);
  arrange(state);
  return state;
}

void act(State& state, Action action) {
  update(state, std::move(action));
  refresh(state);
  arrange(state);
}

std::size_t lines_with(const std::string& text, const std::string& start) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    if (text.compare(at, start.size(), start) == 0) ++count;
    if (text.find('\n', at) == text.npos) break;
  }
  return count;
}

}  // namespace

TEST_CASE("unequal heads: the matrices page shows each head's own columns and divisor") {
  State state = unequal({20, 6, 3, 1});
  act(state, OpenPage{Page::matrices});
  const HeatMap* concat = find_map(*state.derived().page, "concat");
  REQUIRE(concat != nullptr);
  CHECK(concat->columns == 30);
  CHECK(concat->column_axis.group_ends == std::vector<int>{20, 26, 29, 30});
  for (int head = 0; head < team::k_heads; ++head) {
    CAPTURE(head);
    act(state, SetMatrixHead{head});
    const std::string number = std::to_string(head);
    const HeatMap* q = find_map(*state.derived().page, "q-" + number);
    REQUIRE(q != nullptr);
    const int first = state.team().first_facet(head), count = state.team().facet_count(head);
    CHECK(q->columns == count);
    for (int row = 0; row < q->rows; ++row) {
      const analysis::Edge edge = state.derived().reader->explain(head, row, 0);
      REQUIRE(static_cast<int>(edge.q.size()) == count);
      for (int column = 0; column < count; ++column) {
        CHECK(q->column_axis.labels[column] == state.team().facet(first + column).label);
        CHECK(q->at(row, column) == edge.q[column]);
      }
    }
    const HeatMap* scores = find_map(*state.derived().page, "scores-" + number);
    REQUIRE(scores != nullptr);
    CHECK(scores->formula.find("÷ √" + std::to_string(count) + " ") != std::string::npos);
  }
}

TEST_CASE("unequal heads: an edge's lines are the head's facets, and add up") {
  State state = unequal(test::k_unequal_counts[0]);
  for (int head = 0; head < team::k_heads; ++head) {
    const auto count = static_cast<std::size_t>(state.team().facet_count(head));
    for (int person = 0; person < state.people(); ++person) {
      const Ledger ledger = build_ledger(state, head, person);
      CHECK(ledger.sections[0].rows.size() == count + 1);
      CHECK(ledger.sections[1].rows[1].label == "÷ √" + std::to_string(count));
      CHECK(ledger.sections[3].rows.size() == count);
      CHECK(ledger.sections[4].rows.size() == count);
      const analysis::Edge edge =
          state.derived().reader->explain(head, state.controls().query, person);
      double sum = 0;
      for (std::size_t c = 0; c < count; ++c) sum += static_cast<double>(edge.products[c]);
      CHECK(std::abs(sum - static_cast<double>(edge.dot)) < 1e-5);
      CHECK(std::abs(sum / std::sqrt(static_cast<double>(count)) -
                     static_cast<double>(edge.scaled)) < 1e-5);
    }
  }
}

TEST_CASE(
    "unequal heads: a typed number changes its head only, and comes back by link and as kept") {
  for (const auto& counts : test::k_unequal_counts) {
    State state = unequal(counts);
    const auto before = state.derived().reader->heads();
    const int facet = state.team().first_facet(3) + 1;
    act(state, EditNumber{{analysis::Edit::Matrix::k, 1, facet, 9}});
    act(state, EditNumber{{analysis::Edit::Matrix::q, state.controls().query, facet, 5}});
    const auto& heads = state.derived().reader->heads();
    for (int head = 0; head < 3; ++head) CHECK(heads[head].weights == before[head].weights);
    CHECK(heads[3].weights[1] > 0.9f);

    State linked = unequal(counts);
    std::string error;
    REQUIRE_MESSAGE(open_link(linked, write_link(state), error), error);
    refresh(linked);
    CHECK(linked.derived().reader->heads()[3].weights == heads[3].weights);

    State kept = test::demo_state();
    const std::string text = write_work(state);
    // What an older program calls newer; one that was never given such a team keeps its version.
    CHECK(text.find("\"headsup-work/2\"") != text.npos);
    CHECK(write_work(kept).find("\"headsup-work/1\"") != text.npos);
    REQUIRE(open_work(kept, text, true).fault == WorkFault::none);
    refresh(kept);
    CHECK(kept.team() == state.team());
    CHECK(kept.derived().reader->heads()[3].weights == heads[3].weights);
  }
}

TEST_CASE(
    "unequal heads: exports have the head's own columns, and a team without names its facets") {
  State state = unequal({5, 1, 2, 9});
  const std::string csv = matrices_csv(state);
  for (int head = 0; head < team::k_heads; ++head) {
    const std::string label = state.team().heads[head].label;
    CHECK(lines_with(csv, "K," + label + ",") ==
          static_cast<std::size_t>(state.people() * state.team().facet_count(head)));
    CHECK(lines_with(csv, "concat," + label + ",") ==
          static_cast<std::size_t>(state.people() * state.team().facet_count(head)));
  }
  const team::Team nameless = team_to_take(state, true);
  CHECK(nameless.heads == state.team().heads);
  CHECK(team::read_team(team::write_team(nameless)).team.has_value());
}

TEST_CASE("unequal heads: a token has cells for each head's facets, at most twelve") {
  const State state = unequal({40, 12, 3, 1});
  const TokenRow row = token_row(state, TokenPart::v, 1);
  CHECK(row.per_head == std::array<int, team::k_heads>{12, 12, 3, 1});
  CHECK(row.count() == 28);
  const float* v = state.derived().reader->layer().v() + state.team().facet_count();
  for (int i = 0; i < 16; ++i) CHECK(row.cells[12 + i] == v[40 + i]);
}

TEST_CASE("unequal heads: every page is written, on a screen and on a phone") {
  for (const auto& counts : test::k_unequal_counts) {
    State state = unequal(counts);
    for (int page = 0; page < k_pages; ++page) {
      act(state, OpenPage{static_cast<Page>(page)});
      REQUIRE(state.derived().page != nullptr);
      CHECK_FALSE(document_json(*state.derived().page).empty());
    }
    CHECK(state_json(state).find("\"heads\"") != std::string::npos);
  }
}

TEST_CASE("unequal heads: one head gets a facet on its page, and the choice follows the head") {
  State state = unequal({6, 2, 4, 1});
  act(state, OpenPage{Page::facets});
  const auto use = [&](const std::string& id, const Input& input = Press{}) {
    CAPTURE(id);
    Action action = DismissNotice{};
    REQUIRE(find_action(*state.derived().page, id, input, action));
    act(state, std::move(action));
  };
  use("edit-facet", Pick{5});
  use("edit-head", Pick{1});  // which has no sixth: its last is open
  use("facet-label", Type{"Second of two"});
  CHECK(state.team().facet(7).label == "Second of two");
  use("facets-add");
  CHECK(state.team().facet_count(1) == 3);
  CHECK(state.team().facet_count() == 14);
  use("facet-label", Type{"The new one"});
  CHECK(state.team().facet(8).label == "The new one");
  use("facets-remove");
  use("facets-remove");
  CHECK(state.team().facet_count(1) == 1);
  CHECK(state.team().find_facet(state.team().facet(7).id) == 7);
  Action action = DismissNotice{};
  CHECK_FALSE(find_action(*state.derived().page, "facets-remove", Press{}, action));
  // One alone has no other to be related to.
  for (const Buttons& buttons : test::all<Buttons>(*state.derived().page))
    CHECK_FALSE(buttons.buttons.empty());
}
