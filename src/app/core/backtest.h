// What the State knows of how a team's history is tested on its own past (history/backtest.h). Who
// does it, outside of the program, reports it.
#pragma once

#include <memory>
#include <string>

#include "team/history.h"

namespace headsup::app {

struct BacktestReports;  // explain/backtest/report.h: what the page shows, in every language

struct Backtest {
  team::SharedHistory of;  // a team with another history has none of this
  bool running = false;
  double share = 0;                                // of the queries, in whole per cents
  std::shared_ptr<const BacktestReports> reports;  // empty: none yet
  std::string problem;                             // why there is none; may be empty
};

}  // namespace headsup::app
