// The test of a team's history on its own past, as who does it reports it.
#include <memory>
#include <utility>

#include "app/api/api.h"
#include "app/api/parts.h"
#include "app/core/update.h"
#include "app/explain/backtest/report.h"

namespace headsup::app {
namespace {

// Which share of the queries is asked; a text that says why it came to nothing, or an empty one.
std::string call_set_backtest(State& state, const Arguments& arguments) {
  SetBacktest action;
  if (!get_number(arguments, 0, action.share) || !get_text(arguments, 1, action.problem)) {
    return error("Expected a share from 0 to 1, and a text.");
  }
  return done(state, std::move(action));
}

constexpr Method k_methods[] = {{"setBacktest", call_set_backtest}};

}  // namespace

std::string show_backtest(State& state, std::string_view packed) {
  auto reports = std::make_shared<BacktestReports>();
  if (!unpack(packed, *reports)) return error("What was found did not arrive whole.");
  return done(update(state, SetBacktest{1, std::move(reports)}), "true");
}

Methods backtest_methods() {
  return {k_methods, static_cast<int>(sizeof k_methods / sizeof k_methods[0])};
}

}  // namespace headsup::app
