// The page that tests a team's history on its own past: it is asked for here, and shown. Who does
// it is outside of the program.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/content/parts.h"
#include "app/core/features.h"
#include "app/explain/backtest/report.h"
#include "app/explain/pages.h"

namespace headsup::app {
namespace {

using texts::get;
using texts::Id;

// What is known of the history of the team on screen.
Backtest shown(const State& state) {
  const bool is_of_it = state.backtest.of.get() == state.team().history.get();
  return is_of_it ? state.backtest : Backtest{};
}

}  // namespace

Effects apply(State& state, const StartBacktest&) {
  if (!state.team().history) return {};
  state.backtest = Backtest{state.team().history, true};
  ++state.view_revision;
  return {Request::start_backtest};
}

Effects apply(State& state, const CancelBacktest&) {
  if (!state.backtest.running) return {};
  state.backtest = Backtest{};
  ++state.view_revision;
  return {Request::cancel_backtest};
}

// What is told of one that was cancelled comes too late.
Effects apply(State& state, SetBacktest& action) {
  Backtest& backtest = state.backtest;
  const double share = std::floor(100 * std::clamp(action.share, 0.0, 1.0)) / 100;
  const bool ended = action.reports != nullptr || !action.problem.empty();
  if (!backtest.running || (!ended && share == backtest.share)) return {};
  backtest.share = share;
  backtest.running = !ended;
  backtest.reports = std::move(action.reports);
  backtest.problem = std::move(action.problem);
  ++state.view_revision;
  if (!backtest.reports) return {};
  const Document& report = backtest.reports->by_language[texts::current()];
  const auto* first = report.blocks.empty() ? nullptr : std::get_if<Paragraph>(&report.blocks[0]);
  return first != nullptr ? Effects{Announce{first->text}} : Effects{};
}

Document backtest_page(const State& state) {
  Document document{page_name(Page::backtest), get(Id::backtest_lead), {}};
  if (!state.team().history) {
    document.blocks.push_back(Paragraph{get(Id::backtest_no_history)});
    document.blocks.push_back(
        Buttons{{{"backtest-file", get(Id::teams_file), OpenFile{}, true, true}}});
    return document;
  }
  const Backtest backtest = shown(state);
  Button button{"backtest", get(Id::backtest_start), StartBacktest{}, true};
  if (backtest.running) {
    button.label = get(Id::scale_cancel);
    button.press = CancelBacktest{};
  } else if (backtest.reports) {
    button.label = get(Id::backtest_again);
    button.primary = false;
  }
  document.blocks.push_back(Buttons{{std::move(button)}});
  if (backtest.running) {
    document.blocks.push_back(
        Bars{get(Id::backtest_progress),
             {{get(Id::backtest_commits_asked), backtest.share, percent(backtest.share)}}});
  } else if (!backtest.problem.empty()) {
    document.blocks.push_back(
        Paragraph{texts::fill(Id::backtest_failed, {backtest.problem}), Tone::warning});
  } else if (backtest.reports) {
    const Document& report = backtest.reports->by_language[texts::current()];
    document.blocks.insert(document.blocks.end(), report.blocks.begin(), report.blocks.end());
  } else {
    document.blocks.push_back(Paragraph{get(Id::backtest_empty)});
  }
  return document;
}

}  // namespace headsup::app
