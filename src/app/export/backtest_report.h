// How often a history would have been right, as JSON and as a page to read.
#pragma once

#include <string>

#include "app/export/printed.h"
#include "history/backtest.h"

namespace headsup::app {

// { queries, candidates_mean, excluded: {reason: n}, methods: {method: {top1, top3, mrr}},
//   calibration: {ece, noise, bins: [{n, stated, right}]}, verdicts: {verdict: {n, right}},
//   load: {gini} }
// `right` is a share, null where n is 0; of a verdict: that the author is among the one, two, three
// who are named, for nobody among the first three.
std::string backtest_json(const history::BacktestReport& report);

Printed print_backtest(const history::BacktestReport& report, double embargo_hours);

}  // namespace headsup::app
