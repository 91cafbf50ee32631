// What the page and the printed report of a backtest have in common.
#pragma once

#include <cstddef>
#include <string>

#include "history/backtest.h"

namespace headsup::app {

const char* method_name(history::Method method);
const char* finding_name(history::Finding finding);
std::string count_text(std::size_t count);
std::string points_text(double difference);  // of two shares, without its sign: "13.3"

// How it was asked, and how sure a share is.
std::string asked_text(const history::BacktestReport& report, double embargo_hours);
// Empty where none is left out.
std::string left_out_text(const history::BacktestReport& report);
std::string calibration_text(const history::BacktestReport& report);
std::string gini_text(const history::BacktestReport& report);

}  // namespace headsup::app
