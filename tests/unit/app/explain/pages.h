// Reading pages of the explanation as their reader does, and working their controls.
#pragma once

#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "analysis/coverage.h"
#include "analysis/influence.h"
#include "app/api/describe.h"
#include "app/content/parts.h"
#include "app/explain/pages.h"
#include "team/matrices.h"
#include "tests/unit/app/blocks.h"
#include "tests/unit/app/fixture.h"
#include "texts/texts.h"

namespace headsup::pages_test {

using test::all;
using test::each_block;
using texts::Id;

using Write = app::Document (*)(const app::State&);
constexpr Write k_pages[] = {app::softmax_page, app::query_key_page, app::absence_page,
                             app::synthesis_page, app::scale_page};

inline const app::Table& table(const std::vector<app::Table>& tables, Id caption) {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const app::Table& one) {
    return one.caption == texts::get(caption);
  });
  REQUIRE(found != tables.end());
  return *found;
}

inline bool says(const app::Document& document, const std::string& text) {
  const std::vector<std::string> said = test::sentences(document);
  return std::any_of(said.begin(), said.end(), [&](const std::string& sentence) {
    return sentence.find(text) != std::string::npos;
  });
}

// Everything that a page says, whatever the order.
inline std::vector<std::string> words(const app::Document& document) {
  std::vector<std::string> words{document.title, document.lead};
  for (const auto& block : all<app::Heading>(document)) words.push_back(block.text + block.formula);
  for (const std::string& sentence : test::sentences(document)) words.push_back(sentence);
  for (const auto& block : all<app::Switch>(document)) words.push_back(block.label);
  for (const auto& block : all<app::Slider>(document)) words.push_back(block.label + block.value);
  for (const auto& block : all<app::Bars>(document)) {
    words.push_back(block.caption);
    for (const app::Bar& bar : block.rows) words.push_back(bar.label + " " + bar.value);
  }
  for (const auto& block : all<app::Table>(document)) {
    words.push_back(block.note);
    for (const app::Row& row : block.rows) {
      std::string line = row.label;
      for (const app::Cell& cell : row.cells) line += " | " + cell.text;
      words.push_back(line);
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

inline void act(app::State& state, const app::Action& action) {
  app::update(state, action);
  app::refresh(state);
}

inline void operate(app::State& state, Write write, const std::string& id,
                    const app::Input& input) {
  app::Action action = app::DismissNotice{};
  CAPTURE(id);
  REQUIRE(app::find_action(write(state), id, input, action));
  act(state, action);
}

inline app::State opened(team::Team team) {
  app::State state;
  app::open_team(state, std::move(team));
  app::refresh(state);
  app::arrange(state);
  return state;
}

}  // namespace headsup::pages_test
