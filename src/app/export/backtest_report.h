// How often a history would have been right, as JSON and as a page to read.
#pragma once

#include <string>

#include "app/export/printed.h"
#include "history/backtest.h"

namespace headsup::app {

// { queries, candidates_mean, excluded: {reason: n}, methods: {method: {top1, top3, mrr, among}},
//   calibration: {ece, noise, bins: [{n, stated, right}]}, verdicts: {verdict: {n, right}},
//   load: {gini}, latest: [{hash, subject, author, first, share, rank, verdict}] }
// `among` has the shares of those whose author is among the first 1, 2 … 10. `right` is a share,
// null where n is 0; of a verdict: that the author is among the one, two, three who are named, for
// nobody among the first three. `latest`: the last k_latest_queries of those that were asked, the
// newest first. corpus: that the report is of.
std::string backtest_json(const history::BacktestReport& report, const history::Corpus& corpus);

Printed print_backtest(const history::BacktestReport& report, double embargo_hours);

}  // namespace headsup::app
