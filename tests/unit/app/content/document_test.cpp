// Blocks that the pages share: sentences with numbers to drag, ways on, and people who are lit.
#include "app/content/document.h"

#include <doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/explain/pages.h"
#include "tests/unit/app/blocks.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;
using test::all;
using test::read_out;

namespace {

app::State reading(app::Page page) {
  app::State state = test::demo_state();
  app::update(state, app::OpenPage{page});
  app::refresh(state);
  return state;
}

void drag(app::State& state, const std::string& id, double share) {
  app::Action action = app::DismissNotice{};
  REQUIRE(app::find_action(*state.derived().page, id, app::Drag{share}, action));
  app::update(state, std::move(action));
  app::refresh(state);
}

}  // namespace

TEST_CASE(
    "Every sentence has a number for each of its places, and says the number of its control") {
  for (const app::Page page : {app::Page::softmax, app::Page::query_key, app::Page::rnn}) {
    const app::State state = reading(page);
    const auto sentences = all<app::Sentence>(*state.derived().page);
    const auto sliders = all<app::Slider>(*state.derived().page);
    REQUIRE_FALSE(sentences.empty());
    for (const app::Sentence& sentence : sentences) {
      CAPTURE(sentence.text);
      CHECK(sentence.parts().size() == sentence.numbers.size() + 1);
      for (const app::Slider& number : sentence.numbers) {
        const auto same = [&](const app::Slider& slider) {
          return slider.id + "-in-words" == number.id && slider.value == number.value;
        };
        CHECK(std::count_if(sliders.begin(), sliders.end(), same) == 1);
      }
    }
  }
}

TEST_CASE("A number dragged in its sentence changes what the page computes") {
  app::State softmax = reading(app::Page::softmax);
  drag(softmax, "temperature-all-in-words", 1);
  CHECK(softmax.controls().temperature == doctest::Approx(20));
  CHECK(read_out(all<app::Sentence>(*softmax.derived().page)[0]).find("At τ 20") == 0);

  app::State keys = reading(app::Page::query_key);
  drag(keys, "key-depth-in-words", 0);
  CHECK(read_out(all<app::Sentence>(*keys.derived().page)[0]).find("At a depth of 0 %, 0 of 4") ==
        0);
  drag(keys, "days-later-in-words", 30.0 / 365);
  CHECK(keys.controls().days_later == 30);

  app::State rnn = reading(app::Page::rnn);
  drag(rnn, "command-minutes-in-words", 0);
  drag(rnn, "command-between-in-words", 1);
  CHECK(rnn.rnn().minutes == 1);
  CHECK(rnn.rnn().minutes_between == 1440);
}

TEST_CASE("The contents name every page once, in three groups, and open it") {
  app::State state = reading(app::Page::contents);
  const auto* split = std::get_if<app::Split>(&state.derived().page->blocks.front());
  REQUIRE(split != nullptr);
  CHECK(split->columns.size() == 3);
  std::vector<int> named(app::k_pages, 0);
  for (const app::Entries& list : all<app::Entries>(*state.derived().page)) {
    for (const app::Entry& entry : list.rows) {
      CHECK(entry.line.back() == '?');
      app::State there = reading(app::Page::contents);
      app::Action action = app::DismissNotice{};
      REQUIRE(app::find_action(*there.derived().page, entry.id, app::Press{}, action));
      app::update(there, std::move(action));
      CHECK(app::page_name(there.view().page) == entry.label);
      ++named[static_cast<int>(there.view().page)];
    }
  }
  named[static_cast<int>(app::Page::contents)] = 1;
  CHECK(std::count(named.begin(), named.end(), 1) == app::k_pages);
}

TEST_CASE("Who is pointed at or has the focus is lit wherever a page tells of them") {
  app::State state = reading(app::Page::absence);
  const int person = state.derived().reader->heads()[0].order.front();
  const auto lit = [&] {
    int count = 0;
    const auto look = [&](int who, bool is_lit) {
      CHECK((!is_lit || who == person));
      count += is_lit ? 1 : 0;
    };
    const app::Document& page = *state.derived().page;
    for (const app::Bars& bars : all<app::Bars>(page)) {
      for (const app::Bar& bar : bars.rows) look(bar.person, bar.lit);
    }
    for (const app::Table& table : all<app::Table>(page)) {
      for (const app::Row& row : table.rows) look(row.person, row.lit);
    }
    for (const app::Switch& flipped : all<app::Switch>(page)) look(flipped.person, flipped.lit);
    return count;
  };
  CHECK(lit() == 0);
  app::update(state, app::HoverPerson{person});
  app::refresh(state);
  CHECK(lit() >= 3);
  app::update(state, app::HoverPerson{-1});
  app::refresh(state);
  CHECK(lit() == 0);
  app::update(state, app::FocusPerson{person});
  app::refresh(state);
  CHECK(lit() >= 3);
}
