#include "app/explain/backtest/report.h"

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "app/content/parts.h"
#include "app/explain/backtest/words.h"
#include "base/plain_text.h"

namespace headsup::app {
namespace {

using history::BacktestQuery;
using history::BacktestReport;
using history::Finding;
using history::Method;
using texts::fill;
using texts::get;
using texts::Id;

constexpr int k_chart_px = 260;    // a chart that is narrower has no room beside the other
constexpr std::size_t k_hash = 8;  // of its letters, as git abbreviates

std::string share_text(double share) {
  return base::unbroken(percent(share));
}

Cell cell(std::string text) {
  return {std::move(text), "", nullptr};
}

std::string headline(const BacktestReport& report) {
  const history::Ranking& attention = report.methods[Method::attention];
  return fill(Id::backtest_headline,
              {count_text(report.asked), share_text(attention.top_1), share_text(attention.top_3),
               share_text(report.methods[Method::most_active].top_1)});
}

// ---- the methods

// Of a method to attention, by who is named first.
double difference(const BacktestReport& report, Method method) {
  return report.methods[method].top_1 - report.methods[Method::attention].top_1;
}

bool is_level(double difference) {
  return points_text(difference) == points_text(0);
}

std::string marked(double difference) {
  if (is_level(difference)) return "=";
  return (difference > 0 ? "▲ " : "▼ ") + points_text(difference);
}

Bars method_bars(const BacktestReport& report) {
  Bars bars{get(Id::backtest_bars), {}};
  for (std::size_t m = 0; m < history::k_methods; ++m) {
    const auto method = static_cast<Method>(m);
    const double share = report.methods[method].top_1;
    Bar bar{method_name(method), share, percent(share)};
    if (method != Method::attention) {
      bar.value += " " + marked(difference(report, method));
      bar.faded = true;
      bar.before = report.methods[Method::attention].top_1;
    }
    bars.rows.push_back(std::move(bar));
  }
  return bars;
}

// "evidence alone by 0.8, text search (BM25) by 22.3", of those for which it holds; may be empty.
template <class Holds>
std::string listed(const BacktestReport& report, Holds holds, bool with_points) {
  std::vector<std::string> names;
  for (std::size_t m = 0; m < history::k_methods; ++m) {
    const auto method = static_cast<Method>(m);
    const double ahead = difference(report, method);
    if (method == Method::attention || !holds(ahead)) continue;
    names.push_back(with_points
                        ? fill(Id::backtest_by_points, {method_name(method), points_text(ahead)})
                        : method_name(method));
  }
  return join(names);
}

// What is better than attention is told like what is worse, and first.
std::string compared(const BacktestReport& report) {
  const auto better = [](double ahead) { return ahead > 0 && !is_level(ahead); };
  const auto worse = [](double ahead) { return ahead < 0 && !is_level(ahead); };
  std::string text;
  const auto add = [&text](Id id, const std::string& list) {
    if (list.empty()) return;
    text += (text.empty() ? "" : " ") + fill(id, {list});
  };
  add(Id::backtest_attention_behind, listed(report, better, true));
  add(Id::backtest_attention_ahead, listed(report, worse, true));
  add(Id::backtest_attention_level, listed(report, is_level, false));
  return text;
}

Table method_table(const BacktestReport& report) {
  Table table{get(Id::backtest_table),
              {get(Id::backtest_first), get(Id::backtest_first_three), "MRR"},
              {},
              get(Id::backtest_methods_note)};
  for (std::size_t m = 0; m < history::k_methods; ++m) {
    const auto method = static_cast<Method>(m);
    const history::Ranking& ranking = report.methods[method];
    table.rows.push_back({method_name(method),
                          {cell(percent(ranking.top_1)), cell(percent(ranking.top_3)),
                           cell(decimal(ranking.mrr, 2))}});
  }
  return table;
}

// ---- the two charts

// From nothing to all.
std::vector<Tick> share_ticks() {
  std::vector<Tick> ticks;
  for (const double at : {0.0, .25, .5, .75, 1.0}) ticks.push_back({at, percent(at)});
  return ticks;
}

Chart share_chart(Id caption, Id x_label, Id y_label) {
  Chart chart;
  chart.caption = get(caption);
  chart.x_label = get(x_label);
  chart.y_label = get(y_label);
  chart.y_ticks = share_ticks();
  chart.linear_x = true;
  return chart;
}

Chart reliability_chart(const BacktestReport& report) {
  Chart chart = share_chart(Id::backtest_reliability_caption, Id::backtest_stated,
                            Id::backtest_reliability_y);
  chart.x_low = 0;
  chart.x_high = 1;
  chart.x_ticks = share_ticks();
  Curve right{get(Id::backtest_right), -1, {}};
  Curve agree{get(Id::backtest_agree), -1, {}};
  agree.reference = true;
  for (const history::CalibrationBin& bin : report.bins) {
    if (bin.count == 0) continue;
    chart.x.push_back(bin.stated);
    chart.x_names.push_back(fill(Id::backtest_stated_point, {percent(bin.stated)}));
    right.values.push_back(bin.right);
    right.counts.push_back(static_cast<int>(bin.count));
    right.printed.push_back(
        fill(Id::backtest_right_of, {share_text(bin.right), count_text(bin.count)}));
    agree.values.push_back(bin.stated);
    agree.printed.push_back(percent(bin.stated));
  }
  chart.curves = {std::move(right), std::move(agree)};
  return chart;
}

Chart among_chart(const BacktestReport& report) {
  Chart chart = share_chart(Id::backtest_among_caption, Id::backtest_among_x, Id::backtest_among_y);
  chart.x_low = 1;
  chart.x_high = history::k_counted_ranks;
  for (std::size_t k = 1; k <= history::k_counted_ranks; ++k) {
    chart.x.push_back(static_cast<double>(k));
    chart.x_ticks.push_back({static_cast<double>(k), count_text(k)});
    chart.x_names.push_back(fill(Id::backtest_among_point, {count_text(k)}));
  }
  for (const Method method : {Method::attention, Method::base_rate, Method::most_active}) {
    Curve curve{method_name(method), -1, {}};
    for (const double share : report.methods[method].among) {
      curve.values.push_back(share);
      curve.printed.push_back(percent(share));
    }
    chart.curves.push_back(std::move(curve));
  }
  return chart;
}

std::string among_text(const BacktestReport& report) {
  const history::Ranking& attention = report.methods[Method::attention];
  return fill(Id::backtest_among_text,
              {share_text(attention.top_3), share_text(attention.among.back()),
               share_text(report.methods[Method::most_active].top_3)});
}

Split charts(const BacktestReport& report) {
  Document reliability{get(Id::backtest_reliability), "", {}};
  reliability.blocks = {reliability_chart(report), Paragraph{calibration_text(report)}};
  Document among{get(Id::backtest_among), "", {}};
  among.blocks = {among_chart(report), Paragraph{among_text(report)}};
  return {{std::move(reliability), std::move(among)}, k_chart_px};
}

// ---- verdicts and single commits

Table finding_table(const BacktestReport& report) {
  Table table{get(Id::backtest_verdicts_caption),
              {get(Id::backtest_times), get(Id::backtest_right)},
              {},
              ""};
  for (std::size_t f = 0; f < history::k_findings; ++f) {
    const auto finding = static_cast<Finding>(f);
    const history::FindingCount& found = report.findings[finding];
    table.rows.push_back({finding_name(finding),
                          {cell(count_text(found.count)),
                           cell(found.count > 0 ? percent(found.share_right()) : "–")}});
  }
  return table;
}

Table latest_table(const BacktestReport& report, const history::Corpus& corpus) {
  Table table{get(Id::backtest_latest),
              {get(Id::backtest_share), get(Id::backtest_place)},
              {},
              get(Id::backtest_latest_note)};
  for (const BacktestQuery* query : latest_queries(report)) {
    const history::CorpusCommit& commit = corpus.commits()[query->commit];
    const std::size_t rank = query->ranks[Method::attention];
    const bool is_right = rank == 1;
    const std::string hash = commit.hash.substr(0, k_hash);
    const std::string author = base::one_line(query->author);
    Row row{base::one_line(commit.subject),
            {cell(percent(query->first_share)),
             cell(fill(is_right ? Id::backtest_place_right : Id::backtest_place_wrong,
                       {count_text(rank)}))}};
    row.detail =
        is_right ? fill(Id::backtest_latest_right, {hash, author})
                 : fill(Id::backtest_latest_wrong, {hash, author, base::one_line(query->first)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

void add_heading(Document& document, Id id) {
  document.blocks.push_back(Heading{get(id), "", -1});
}

}  // namespace

Document backtest_report(const BacktestReport& report, const history::Corpus& corpus,
                         double embargo_hours) {
  Document document;
  const std::string left_out = left_out_text(report);
  if (report.asked == 0) {
    document.blocks.push_back(Paragraph{get(Id::backtest_none), Tone::strong});
    if (!left_out.empty()) document.blocks.push_back(Paragraph{left_out});
    return document;
  }
  document.blocks.push_back(Paragraph{headline(report), Tone::strong});
  document.blocks.push_back(Paragraph{
      asked_text(report, embargo_hours) + (left_out.empty() ? "" : " " + left_out), Tone::muted});
  add_heading(document, Id::backtest_methods);
  document.blocks.push_back(method_bars(report));
  document.blocks.push_back(Paragraph{compared(report)});
  document.blocks.push_back(method_table(report));
  document.blocks.push_back(charts(report));
  add_heading(document, Id::backtest_verdicts);
  document.blocks.push_back(finding_table(report));
  document.blocks.push_back(Paragraph{gini_text(report)});
  add_heading(document, Id::backtest_latest);
  document.blocks.push_back(latest_table(report, corpus));
  add_heading(document, Id::backtest_says_not);
  document.blocks.push_back(Paragraph{get(Id::backtest_closing)});
  return document;
}

BacktestReports backtest_reports(const BacktestReport& report, const history::Corpus& corpus,
                                 double embargo_hours) {
  const texts::Language spoken = texts::current();
  BacktestReports reports;
  for (int i = 0; i < texts::k_languages; ++i) {
    const auto language = static_cast<texts::Language>(i);
    texts::use(language);
    reports.by_language[language] = backtest_report(report, corpus, embargo_hours);
  }
  texts::use(spoken);
  return reports;
}

}  // namespace headsup::app
