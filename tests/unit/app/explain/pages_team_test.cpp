// The pages about absence and synthesis.
#include "app/content/document.h"
#include "app/core/action.h"
#include "app/core/state.h"
#include "team/matrices.h"
#include "tests/unit/app/explain/pages.h"

using namespace headsup;
using namespace headsup::pages_test;

TEST_CASE("Turning somebody off shows what was theirs and who has it now") {
  app::State state = test::demo_state();
  const int siva = state.team().find_person("Siva");
  CHECK(says(app::absence_page(state), texts::get(Id::absence_nobody)));
  const float ragavan = state.derived().reader->heads()[0].weights[1];
  const float gone = state.derived().reader->heads()[0].weights[siva];
  operate(state, app::absence_page, "available-" + std::to_string(siva), app::Press{});
  CHECK(is_away(state, siva));
  const app::Document page = app::absence_page(state);
  const app::Bars bars = all<app::Bars>(page)[0];
  bool told = false;
  for (const app::Bar& bar : bars.rows) {
    if (bar.label == "Siva") {
      told = true;
      CHECK(bar.share == 0);
      CHECK(bar.faded);
      CHECK(bar.before == doctest::Approx(static_cast<double>(gone)).epsilon(1e-4));
    }
    if (bar.label == "Ragavan") {
      CHECK(bar.share == doctest::Approx(static_cast<double>(ragavan / (1 - gone))).epsilon(1e-4));
      CHECK(bar.before == doctest::Approx(static_cast<double>(ragavan)).epsilon(1e-4));
    }
  }
  CHECK(told);
  operate(state, app::absence_page, "available-" + std::to_string(siva), app::Press{});
  CHECK_FALSE(is_away(state, siva));
}

TEST_CASE("A head that hangs on one person is flagged, and no other") {
  team::Team team = *team::read_team(test::data("demo.json")).team;
  for (team::Person& person : team.people) {  // only Sreeni can speak to customers
    if (person.name == "Sreeni") continue;
    const auto comms = [&](int facet) { return team.head_of(facet) == 2; };
    for (team::Contribution& what : person.contributions) {
      what.facets.erase(std::remove_if(what.facets.begin(), what.facets.end(),
                                       [&](const auto& f) { return comms(f.facet); }),
                        what.facets.end());
    }
  }
  app::State state = opened(std::move(team));
  const auto warnings = [&] {
    std::vector<std::string> found;
    for (const auto& paragraph : all<app::Paragraph>(app::absence_page(state))) {
      if (paragraph.tone == app::Tone::warning) found.push_back(paragraph.text);
    }
    return found;
  };
  REQUIRE(!warnings().empty());
  const auto flagged = warnings();
  CHECK(std::any_of(flagged.begin(), flagged.end(), [](const std::string& text) {
    return text.find("Stakeholder comms depends on Sreeni") != std::string::npos &&
           text.find("to 0 %") != std::string::npos;
  }));
  act(state, app::SetHeadEnabled{2, false});
  for (const std::string& text : warnings()) {
    CHECK(text.find("Stakeholder comms") == std::string::npos);
  }
  act(state, app::SetIncident{"hey"});
  CHECK(warnings().empty());
  CHECK(says(app::absence_page(state), texts::get(Id::absence_no_fault)));
}

TEST_CASE("A head that is off leaves its part of the answer open") {
  app::State state = test::demo_state();
  const analysis::FacetRange everything = analysis::all_facets(state.team());
  const auto needs =
      team::asked_for(state.team(), state.controls().query, state.derived().needs.facets);
  const auto change = [&] {
    return analysis::Enrichment(state.team(), state.derived().reader->whole(),
                                state.controls().enabled)
        .change(state.controls().query, needs);
  };
  const double whole = change().after;
  CHECK(says(app::synthesis_page(state), app::percent(whole) + " after listening"));
  operate(state, app::synthesis_page, "head-comms", app::Press{});
  CHECK_FALSE(state.controls().enabled[2]);
  const app::Document page = app::synthesis_page(state);
  CHECK(says(page, "The answer lacks: "));
  CHECK(change().after < whole);
  CHECK(says(page, app::percent(change().after) + " after listening"));
  const auto tables = all<app::Table>(page);
  for (const app::Row& row : table(tables, Id::synthesis_token_caption).rows) {
    if (row.head == 2) CHECK(row.cells[2].text == "0.00");
  }
  CHECK(everything.count == state.team().facet_count());
}

TEST_CASE("Named people cover together what none of them covers alone") {
  app::State state = test::demo_state();
  const auto needs =
      team::asked_for(state.team(), state.controls().query, state.derived().needs.facets);
  const analysis::FacetRange everything = analysis::all_facets(state.team());
  const app::Bars cover = [&] {
    for (const app::Bars& bars : all<app::Bars>(app::synthesis_page(state))) {
      if (bars.caption == texts::get(Id::synthesis_cover)) return bars;
    }
    return app::Bars{};
  }();
  REQUIRE(cover.rows.size() >= 4);
  const double together = cover.rows[cover.rows.size() - 2].share;
  for (std::size_t i = 0; i + 2 < cover.rows.size(); ++i) {
    const int person = state.team().find_person(cover.rows[i].label);
    REQUIRE(person >= 0);
    const double alone =
        analysis::coverage(needs, analysis::best_offers(state.team(), {person}), everything);
    CHECK(cover.rows[i].share == doctest::Approx(alone));
    CHECK(alone < together);
  }
  act(state, app::SetIncident{"hey"});
  CHECK(says(app::synthesis_page(state), texts::get(Id::synthesis_nothing_asked)));
}
