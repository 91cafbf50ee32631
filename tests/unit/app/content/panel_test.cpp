// The panel's parts: what they say agrees with the reading, their controls act, and they are
// written only when what they tell has changed.
#include "app/content/panel/panel.h"

#include <doctest.h>

#include <algorithm>
#include <string>

#include "app/content/parts.h"
#include "tests/unit/app/fixture.h"
#include "texts/texts.h"

namespace headsup {
namespace {

template <class Kind>
const Kind& block(const app::Document& part, std::size_t index = 0) {
  REQUIRE(part.blocks.size() > index);
  const Kind* found = std::get_if<Kind>(&part.blocks[index]);
  REQUIRE(found != nullptr);
  return *found;
}

const app::Panel& panel(const app::State& state) {
  return *state.derived().panel_parts;
}

void operate(app::State& state, const char* id, const app::Input& input) {
  app::Action action = app::DismissNotice{};
  REQUIRE(app::find_action(panel(state), id, input, action));
  app::update(state, std::move(action));
  app::refresh(state);
}

TEST_CASE("Panel: every head says who stands out, and its bar is its weights") {
  app::State state = test::demo_state();
  const auto& heads = block<app::HeadSummaries>(panel(state).heads);
  REQUIRE(heads.rows.size() == team::k_heads);
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    const analysis::HeadReading& reading = state.derived().reader->heads()[head];
    const app::HeadSummary& row = heads.rows[head];
    const std::string& first = app::name_of(state, reading.order.front());
    CHECK(row.on);
    if (reading.verdict == analysis::Verdict::clear) {
      CHECK(app::who_stands_out(row) == first);
      CHECK(app::finding(row) ==
            first + ", " +
                app::percent(static_cast<double>(reading.weights[reading.order.front()])));
    }
    CHECK(app::sentence(heads).find(std::string(row.label) + ": " + app::finding(row)) !=
          std::string::npos);
    CHECK(std::is_sorted(row.shares.rbegin(), row.shares.rend()));
    float sum = 0;
    for (const float share : row.shares) sum += share;
    CHECK(sum == doctest::Approx(1).epsilon(0.02));
  }
  CHECK(app::sentence(heads).find(app::name_of(state, state.controls().query)) == 0);
}

TEST_CASE("Panel: a vague text finds nobody, in the heads, the words and the brief") {
  app::State state = test::demo_state();
  app::update(state, app::SetIncident{"help"});
  app::refresh(state);
  for (const app::HeadSummary& row : block<app::HeadSummaries>(panel(state).heads).rows) {
    CHECK(app::who_stands_out(row) == texts::get(texts::Id::view_verdict_nobody));
  }
  CHECK(block<app::Paragraph>(panel(state).words).text == texts::get(texts::Id::view_no_match));
  for (const app::BriefHead& head : *block<app::Briefing>(panel(state).brief).heads) {
    CHECK(head.count == 0);
    CHECK(note(head) == texts::get(texts::Id::view_be_precise));
  }
}

TEST_CASE("Panel: every matched word once, with all that it raises") {
  const app::State state = test::demo_state();
  const auto& terms = block<app::Terms>(panel(state).words);
  for (const team::Match& match : state.derived().needs.matches) {
    const auto same = [&](const app::Term& term) { return term.text == match.term; };
    REQUIRE(std::count_if(terms.rows.begin(), terms.rows.end(), same) == 1);
    const app::Term& term = *std::find_if(terms.rows.begin(), terms.rows.end(), same);
    CHECK(app::raised(term).find(state.team().facet(match.facet).label) != std::string::npos);
    CHECK(term.heads[state.team().head_of(match.facet)]);
  }
}

TEST_CASE("Panel: the brief has the reading's lines in their order") {
  const app::State state = test::demo_state();
  const std::vector<analysis::BriefLine>& lines = state.derived().reader->brief().lines;
  std::size_t line = 0;
  for (const app::BriefHead& head : *block<app::Briefing>(panel(state).brief).heads) {
    for (std::size_t i = 0; i < head.count; ++i, ++line) {
      REQUIRE(line < lines.size());
      const app::BriefRow row = head.row(i);
      CHECK(lines[line].head == head.head);
      CHECK(row.person == app::name_of(state, lines[line].person));
      CHECK(row.share == lines[line].share);
      CHECK(row.further == (i > 0 && head.row(i - 1).person == row.person));
    }
  }
  CHECK(line == lines.size());
}

TEST_CASE("Panel: its controls act") {
  app::State state = test::demo_state();
  const std::string id = block<app::HeadSummaries>(panel(state).heads).rows[1].id;
  operate(state, id.c_str(), app::Press{});
  CHECK_FALSE(state.controls().enabled[1]);
  const app::HeadSummary& off = block<app::HeadSummaries>(panel(state).heads).rows[1];
  CHECK_FALSE(off.on);
  CHECK(off.shares.empty());
  CHECK(app::sentence(block<app::HeadSummaries>(panel(state).heads)).find(off.label) ==
        std::string::npos);
  CHECK(block<app::Briefing>(panel(state).brief).heads->size() == team::k_heads - 1);

  operate(state, "temperature", app::Drag{0.6});
  CHECK(state.controls().temperature == doctest::Approx(app::share_temperature(0.6)));
  CHECK(block<app::Slider>(panel(state).controls).share == doctest::Approx(0.6));
  operate(state, "depth", app::Drag{0});
  CHECK(state.controls().depth == 0);

  const auto last = static_cast<int>(state.team().incidents.size()) - 1;
  operate(state, "incident-choice", app::Pick{last});
  CHECK(state.session().incident == state.team().incidents.back().text);
  CHECK(block<app::Choice>(panel(state).examples).selected == last);
  app::update(state, app::SetIncident{"one's own words"});
  app::refresh(state);
  CHECK(block<app::Choice>(panel(state).examples).selected == -1);
}

TEST_CASE("Panel: pointing and moving rewrite nothing; a number or the language does") {
  app::State state = test::demo_state();
  const auto first = state.derived().panel_parts;
  app::update(state, app::HoverPerson{1});
  app::refresh(state);
  app::update(state, app::SetMode{app::Mode::everyone});
  app::refresh(state);
  CHECK(state.derived().panel_parts == first);
  app::update(state, app::SetLanguage{texts::Language::german});
  app::refresh(state);
  CHECK(panel(state).brief.title ==
        texts::get(texts::Id::view_brief_title, texts::Language::german));
  app::update(state, app::SetLanguage{texts::Language::english});
  app::update(state, app::SetDepth{0.5});
  app::refresh(state);
  CHECK(panel(state).revision == state.revision);
}

}  // namespace
}  // namespace headsup
