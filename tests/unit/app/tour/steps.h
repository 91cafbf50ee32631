// Going through the tour as its reader does: by the controls of its cards.
#pragma once

#include <doctest.h>

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/explain/rnn/run.h"
#include "app/link/link.h"
#include "app/tour/tour.h"
#include "base/format.h"
#include "team/matrices.h"
#include "tests/unit/analysis/teams.h"
#include "tests/unit/app/fixture.h"

namespace headsup::tour_test {

using app::State;

enum Step { broadcast, report, query, title, value, voice, heads, away, blend, chain, everyone };

inline State open(team::Team team) {
  State state;
  app::open_team(state, std::move(team));
  app::refresh(state);
  return state;
}

inline void act(State& state, app::Action action) {
  app::update(state, std::move(action));
  app::refresh(state);
}

inline void go(State& state, int step) {
  act(state, app::GoToStep{step});
  REQUIRE(state.view().tour.step == step);
}

inline bool offers(const State& state, const char* id, const app::Input& input = app::Press{}) {
  app::Action action;
  return app::find_action(app::tour_document(state), id, input, action);
}

// As the mirror does it: through the card's own controls and nothing else.
inline void use(State& state, const char* id, const app::Input& input = app::Press{}) {
  app::Action action;
  INFO(id);
  REQUIRE(app::find_action(app::tour_document(state), id, input, action));
  act(state, std::move(action));
}

inline bool done(const State& state, int step) {
  return (state.view().tour.done >> step & 1u) != 0;
}

inline void do_step(State& state, int step) {
  switch (step) {
    case broadcast:
      return use(state, "tour-who", app::Pick{0});
    case report:
      return use(state, "tour-report", app::Pick{0});
    case query:
      return use(state, "tour-asker", app::Pick{0});
    case title:
      return use(state, "tour-title", app::Pick{0});
    case value:
      use(state, "tour-ledger");
      return act(state, app::CloseEdge{});  // the ledger's own button
    case voice:
      use(state, "tour-temperature", app::Drag{0});
      return use(state, "tour-temperature", app::Drag{1});
    case heads:
      return use(state, "tour-head-3");
    case away:
      return use(state, "tour-away");
    case blend:
      return use(state, "tour-cover", app::Pick{0});
    case chain:
      return use(state, "tour-words", app::Pick{0});
    default:
      return use(state, "tour-everyone");
  }
}

// Everything that a reader of the card sees, one text after the other.
struct Reader {
  std::string text;
  std::multiset<std::string> ids;

  void add(const std::string& more) { text += more + "\n"; }
  void operator()(const app::Heading& block) { add(block.text); }
  void operator()(const app::Paragraph& block) { add(block.text); }
  void operator()(const app::Table& block) {
    for (const std::string& column : block.columns) add(column);
    for (const app::Row& row : block.rows) {
      add(row.label);
      for (const app::Cell& cell : row.cells) add(cell.text);
    }
  }
  void operator()(const app::Bars& block) {
    add(block.caption);
    for (const app::Bar& bar : block.rows) {
      add(bar.label + " " + bar.value);
      CHECK(bar.share >= 0);
      CHECK(bar.share <= 1);
    }
  }
  void operator()(const app::Slider& block) {
    ids.insert(block.id);
    add(block.label + " " + block.value);
    CHECK(block.share >= 0);
    CHECK(block.share <= 1);
  }
  void operator()(const app::Choice& block) {
    ids.insert(block.id);
    add(block.label);
    for (const std::string& option : block.options) add(option);
    CHECK_FALSE(block.options.empty());
  }
  void operator()(const app::Switch& block) {
    ids.insert(block.id);
    add(block.label);
  }
  void operator()(const app::Buttons& block) {
    for (const app::Button& button : block.buttons) {
      ids.insert(button.id);
      add(button.label);
    }
  }
  template <class Other>
  void operator()(const Other&) {
    FAIL("a card of the tour is made of simple blocks");
  }
};

inline Reader read(const State& state) {
  const app::Document document = app::tour_document(state);
  Reader reader;
  reader.add(document.title);
  for (const app::Block& block : document.blocks) std::visit(reader, block);
  return reader;
}

inline bool says(const State& state, const std::string& what) {
  return read(state).text.find(what) != std::string::npos;
}

inline std::string percent(double share) {
  return base::unbroken(base::percent(share));
}

inline std::string decimals(double value, int count) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", count, value);
  return text;
}

inline const analysis::HeadReading& technical(const State& state) {
  return state.derived().reader->heads()[0];
}

inline std::string share_of(const State& state, int person) {
  return percent(static_cast<double>(technical(state).weights[person]));
}

inline const std::string& name(const State& state, int person) {
  return state.team().people[person].name;
}

// A card is complete and well-formed at every moment.
inline void check_card(const State& state) {
  const Reader card = read(state);
  INFO(card.text);
  CHECK(std::set<std::string>(card.ids.begin(), card.ids.end()).size() == card.ids.size());
  for (const std::string& id : card.ids) CHECK(id.rfind("tour-", 0) == 0);
  CHECK(card.text.find("{") == std::string::npos);
  CHECK(card.text.find(" nan ") == std::string::npos);
  CHECK(card.text.find(" inf ") == std::string::npos);
  CHECK(card.ids.count("tour-leave") == 1);
}

inline void walk(State& state) {
  act(state, app::GoToStep{app::k_resume_tour});
  for (int step = 0; step < app::tour_steps(); ++step) {
    INFO("step " << step + 1);
    const bool last = step + 1 == app::tour_steps();
    REQUIRE(state.view().tour.step == step);
    CHECK_FALSE(done(state, step));
    CHECK_FALSE(offers(state, "tour-next"));
    CHECK(offers(state, "tour-skip") != last);
    CHECK(offers(state, "tour-back") == (step > 0));
    check_card(state);
    const std::string before = read(state).text;
    do_step(state, step);
    CHECK(done(state, step));
    CHECK_FALSE(offers(state, "tour-skip"));
    check_card(state);
    CHECK(read(state).text.size() > before.size());  // it tells what happened
    if (!last) use(state, "tour-next");
  }
  use(state, "tour-leave");
  CHECK(state.view().tour.step == -1);
  CHECK(app::tour_document(state).title.empty());
}

inline team::Team team_with_words() {
  team::Team team = test::random_team(23, 5);
  for (int facet = 0; facet < team.facet_count(); ++facet) {
    team.facet(facet).terms = {"word" + std::to_string(facet)};
  }
  return team;
}

inline team::Team pair() {
  team::Team team = test::small_team();
  team.people.resize(2);
  return team;
}

}  // namespace headsup::tour_test
