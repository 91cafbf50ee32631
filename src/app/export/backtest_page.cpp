// A backtest as a page to read. What another method does better is marked as what it does worse.
#include <array>
#include <cmath>
#include <cstddef>

#include "app/export/backtest_report.h"
#include "base/format.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using history::BacktestReport;
using history::Finding;
using history::LeftOut;
using history::Method;
using texts::Id;

constexpr base::EnumArray<Method, Id, history::k_methods> k_methods = {
    {Id::backtest_attention, Id::backtest_facets, Id::backtest_evidence, Id::backtest_bm25,
     Id::backtest_base_rate, Id::backtest_most_active, Id::backtest_last_author}};

// Of all but the first, `none`.
constexpr std::array<Id, history::k_left_outs - 1> k_left_outs = {
    Id::backtest_not_a_person, Id::backtest_bulk, Id::backtest_empty_subject,
    Id::backtest_no_candidates, Id::backtest_author_not_candidate};

constexpr base::EnumArray<Finding, Id, history::k_findings> k_findings = {
    {Id::backtest_clear, Id::backtest_close, Id::backtest_several, Id::backtest_nobody}};

std::string count_text(std::size_t count) {
  return base::whole_number(static_cast<long long>(count));
}

std::string points(double difference) {
  return base::decimal(std::fabs(difference) * 100, 1);
}

// Of a method to the evidence, by who is named first.
std::string difference(const BacktestReport& report, Method method) {
  if (method == Method::evidence) return "";
  const double ahead = report.methods[method].top_1 - report.methods[Method::evidence].top_1;
  if (points(ahead) == points(0)) return texts::get(Id::backtest_level);
  return texts::fill(ahead > 0 ? Id::backtest_ahead : Id::backtest_behind, {points(ahead)});
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
        {{texts::get(k_methods[method]), base::percent(ranking.top_1), base::percent(ranking.top_3),
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
    table.rows.push_back({{texts::get(k_findings[finding]), count_text(found.count),
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

// Nothing where none is left out.
std::string excluded(const BacktestReport& report) {
  std::string list;
  for (std::size_t i = 0; i < k_left_outs.size(); ++i) {
    const std::size_t count = report.left_out[static_cast<LeftOut>(i + 1)];
    if (count == 0) continue;
    list += (list.empty() ? "" : ", ") + texts::fill(k_left_outs[i], {count_text(count)});
  }
  return list.empty() ? "" : texts::fill(Id::backtest_excluded, {list});
}

}  // namespace

Printed print_backtest(const BacktestReport& report, double embargo_hours) {
  Printed page;
  page.add(PrintedKind::title, "Heads-Up: " + std::string(texts::get(Id::backtest_title)));
  const std::string left_out = excluded(report);
  if (report.asked == 0) {
    page.add(PrintedKind::paragraph, texts::get(Id::backtest_none));
    if (!left_out.empty()) page.add(PrintedKind::paragraph, left_out);
    page.add(PrintedKind::closing, texts::get(Id::backtest_closing));
    return page;
  }
  // Two deviations of a share near one half, which are those of any share at most.
  const double uncertain = 1 / std::sqrt(static_cast<double>(report.asked));
  page.add(PrintedKind::paragraph,
           texts::fill(Id::backtest_asked,
                       {count_text(report.asked), base::machine_number(embargo_hours, 6),
                        base::decimal(report.mean_candidates, 1),
                        base::unbroken("± " + base::percent(uncertain))}));
  if (!left_out.empty()) page.add(PrintedKind::paragraph, left_out);
  page.add(method_table(report));
  page.add(finding_table(report));
  page.add(calibration_table(report));
  page.add(PrintedKind::paragraph,
           texts::fill(Id::backtest_calibration,
                       {points(report.calibration_error), points(report.calibration_noise)}));
  page.add(PrintedKind::paragraph, texts::fill(Id::backtest_gini, {base::decimal(report.gini, 2)}));
  page.add(PrintedKind::closing, texts::get(Id::backtest_closing));
  return page;
}

}  // namespace headsup::app
