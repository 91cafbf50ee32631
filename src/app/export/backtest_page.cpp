// A backtest as a page to read. What another method does better is marked as what it does worse.
#include <cstddef>

#include "app/explain/backtest/words.h"
#include "app/export/backtest_report.h"
#include "base/format.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using history::BacktestReport;
using history::Finding;
using history::Method;
using texts::Id;

// Of a method to the evidence, by who is named first.
std::string difference(const BacktestReport& report, Method method) {
  if (method == Method::evidence) return "";
  const double ahead = report.methods[method].top_1 - report.methods[Method::evidence].top_1;
  if (points_text(ahead) == points_text(0)) return texts::get(Id::backtest_level);
  return texts::fill(ahead > 0 ? Id::backtest_ahead : Id::backtest_behind, {points_text(ahead)});
}

PrintedTable method_table(const BacktestReport& report) {
  PrintedTable table;
  table.with_bars = true;
  table.head = {texts::get(Id::backtest_method), texts::get(Id::backtest_first),
                texts::get(Id::backtest_first_three), "MRR", texts::get(Id::backtest_difference)};
  for (std::size_t m = 0; m < history::k_methods; ++m) {
    const auto method = static_cast<Method>(m);
    const history::Ranking& ranking = report.methods[method];
    table.rows.push_back(
        {{method_name(method), base::percent(ranking.top_1), base::percent(ranking.top_3),
          base::decimal(ranking.mrr, 2), difference(report, method)},
         ranking.top_1});
  }
  return table;
}

PrintedTable finding_table(const BacktestReport& report) {
  PrintedTable table;
  table.with_bars = true;
  table.head = {texts::get(Id::backtest_finding), texts::get(Id::backtest_times),
                texts::get(Id::backtest_right)};
  for (std::size_t f = 0; f < history::k_findings; ++f) {
    const auto finding = static_cast<Finding>(f);
    const history::FindingCount& found = report.findings[finding];
    table.rows.push_back({{finding_name(finding), count_text(found.count),
                           found.count > 0 ? base::percent(found.share_right()) : "–"},
                          found.share_right()});
  }
  return table;
}

PrintedTable calibration_table(const BacktestReport& report) {
  PrintedTable table;
  table.with_bars = true;
  table.head = {texts::get(Id::backtest_stated), texts::get(Id::backtest_times),
                texts::get(Id::backtest_right)};
  for (const history::CalibrationBin& bin : report.bins) {
    if (bin.count == 0) continue;
    table.rows.push_back(
        {{base::percent(bin.stated), count_text(bin.count), base::percent(bin.right)}, bin.right});
  }
  return table;
}

}  // namespace

Printed print_backtest(const BacktestReport& report, double embargo_hours) {
  Printed page;
  page.add(PrintedKind::title, "Heads-Up: " + std::string(texts::get(Id::backtest_title)));
  const std::string left_out = left_out_text(report);
  if (report.asked == 0) {
    page.add(PrintedKind::paragraph, texts::get(Id::backtest_none));
    if (!left_out.empty()) page.add(PrintedKind::paragraph, left_out);
    page.add(PrintedKind::closing, texts::get(Id::backtest_closing));
    return page;
  }
  page.add(PrintedKind::paragraph, asked_text(report, embargo_hours));
  if (!left_out.empty()) page.add(PrintedKind::paragraph, left_out);
  page.add(method_table(report));
  page.add(finding_table(report));
  page.add(calibration_table(report));
  page.add(PrintedKind::paragraph, calibration_text(report));
  page.add(PrintedKind::paragraph, gini_text(report));
  page.add(PrintedKind::closing, texts::get(Id::backtest_closing));
  return page;
}

}  // namespace headsup::app
