#include "app/explain/backtest/words.h"

#include <array>
#include <cmath>

#include "base/enum_array.h"
#include "base/format.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using history::BacktestReport;
using history::Finding;
using history::LeftOut;
using history::Method;
using texts::Id;

// Of all but the first, `none`.
constexpr std::array<Id, history::k_left_outs - 1> k_left_outs = {
    Id::backtest_not_a_person, Id::backtest_bulk, Id::backtest_empty_subject,
    Id::backtest_no_candidates, Id::backtest_author_not_candidate};

}  // namespace

const char* method_name(Method method) {
  static constexpr base::EnumArray<Method, Id, history::k_methods> k_names = {
      {Id::backtest_attention, Id::backtest_facets, Id::backtest_evidence, Id::backtest_bm25,
       Id::backtest_base_rate, Id::backtest_most_active, Id::backtest_last_author}};
  return texts::get(k_names[method]);
}

const char* finding_name(Finding finding) {
  static constexpr base::EnumArray<Finding, Id, history::k_findings> k_names = {
      {Id::backtest_clear, Id::backtest_close, Id::backtest_several, Id::backtest_nobody}};
  return texts::get(k_names[finding]);
}

std::string count_text(std::size_t count) {
  return base::whole_number(static_cast<long long>(count));
}

std::string points_text(double difference) {
  return base::decimal(std::fabs(difference) * 100, 1);
}

std::string asked_text(const BacktestReport& report, double embargo_hours) {
  // Two deviations of a share near one half, which are those of any share at most.
  const double uncertain = 1 / std::sqrt(static_cast<double>(report.asked));
  return texts::fill(
      Id::backtest_asked,
      {count_text(report.asked), base::machine_number(embargo_hours, 6),
       base::decimal(report.mean_candidates, 1), base::unbroken("± " + base::percent(uncertain))});
}

std::string left_out_text(const BacktestReport& report) {
  std::string list;
  for (std::size_t i = 0; i < k_left_outs.size(); ++i) {
    const std::size_t count = report.left_out[static_cast<LeftOut>(i + 1)];
    if (count == 0) continue;
    list += (list.empty() ? "" : ", ") + texts::fill(k_left_outs[i], {count_text(count)});
  }
  return list.empty() ? "" : texts::fill(Id::backtest_excluded, {list});
}

std::string calibration_text(const BacktestReport& report) {
  return texts::fill(Id::backtest_calibration, {points_text(report.calibration_error),
                                                points_text(report.calibration_noise)});
}

std::string gini_text(const BacktestReport& report) {
  return texts::fill(Id::backtest_gini, {base::decimal(report.gini, 2)});
}

}  // namespace headsup::app
