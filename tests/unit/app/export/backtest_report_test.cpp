// A backtest as JSON and as a page.
#include <doctest.h>

#include <rapidjson/document.h>

#include <sstream>
#include <string>
#include <vector>

#include "app/export/backtest_report.h"
#include "base/plain_text.h"
#include "tests/unit/history/corpora.h"
#include "texts/texts.h"

using namespace headsup;
using namespace headsup::test;

namespace {

// Ann and Bo in turn, and a bot.
history::Corpus corpus() {
  std::vector<Made> made;
  for (int day = 1; day <= 12; ++day) {
    const bool is_ann = day % 3 != 0;
    made.push_back({static_cast<double>(day), is_ann ? "Ann" : "Bo", is_ann ? "cache" : "net", {}});
  }
  made.push_back({13, "dependabot[bot]", "bump cache", {}});
  return corpus_of(made);
}

history::BacktestReport run(std::size_t queries) {
  history::BacktestOptions options;
  options.queries = queries;
  return history::backtest(corpus(), options);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a backtest as JSON has every method, reason, bin and verdict") {
  const history::BacktestReport report = run(4);
  rapidjson::Document json;
  json.Parse(app::backtest_json(report, corpus()).c_str());
  REQUIRE_FALSE(json.HasParseError());
  CHECK(json["queries"].GetUint64() == report.asked);
  CHECK(json["candidates_mean"].GetDouble() == doctest::Approx(report.mean_candidates));
  CHECK(json["methods"].MemberCount() == history::k_methods);
  const auto& evidence = json["methods"]["evidence"];
  CHECK(evidence["top1"].GetDouble() ==
        doctest::Approx(report.methods[history::Method::evidence].top_1));
  CHECK(evidence.HasMember("top3"));
  CHECK(evidence.HasMember("mrr"));
  CHECK(json["excluded"].MemberCount() == history::k_left_outs - 1);
  CHECK(json["excluded"]["not_a_person"].GetInt() == 1);
  CHECK(json["calibration"]["bins"].Size() == history::k_bins);
  CHECK(json["verdicts"].MemberCount() == history::k_findings);
  std::size_t found = 0;
  for (std::size_t f = 0; f < history::k_findings; ++f) {
    const auto& verdict = json["verdicts"][to_string(static_cast<history::Finding>(f))];
    const auto n = verdict["n"].GetUint64();
    CHECK(verdict["right"].IsNull() == (n == 0));
    found += n;
  }
  CHECK(found == report.asked);
  CHECK(json["load"].HasMember("gini"));
  CHECK(app::backtest_json(run(4), corpus()) == app::backtest_json(report, corpus()));
  const auto& latest = json["latest"];
  REQUIRE(latest.Size() == report.asked);
  CHECK(latest[0]["subject"] == "net");  // day 12; the bot's is left out
  CHECK(latest[0]["author"] == "Bo");
  CHECK(latest[0]["hash"] == "net#");
  CHECK(latest[0]["rank"].GetUint64() >= 1);
  CHECK(evidence["among"].Size() == history::k_counted_ranks);
  CHECK(evidence["among"][2].GetDouble() == evidence["top3"].GetDouble());
}

TEST_CASE("a backtest as a page marks losses as it marks wins") {
  history::BacktestReport report = run(4);
  report.methods[history::Method::evidence].top_1 = .5;
  report.methods[history::Method::bm25].top_1 = .4;
  report.methods[history::Method::most_active].top_1 = .625;
  for (const texts::Language language : {texts::Language::german, texts::Language::english}) {
    texts::use(language);
    const std::string text = app::print_text(app::print_backtest(report, 24), false);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      CHECK(base::columns_of(line) <= base::k_page_columns);
    }
  }
  const std::string text = app::print_text(app::print_backtest(report, 24), false);
  CHECK(has(text, "▼ 10.0 points"));
  CHECK(has(text, "▲ 12.5 points"));
  CHECK(has(text, "1 by bots and tools"));
  CHECK(has(text, "This says who did it, not who should have"));
  CHECK(has(app::print_markdown(app::print_backtest(report, 24)), "| Method | First |"));
}

TEST_CASE("a backtest without a question says so") {
  const std::string text = app::print_text(app::print_backtest({}, 24), false);
  CHECK(has(text, "None of the last commits could be asked."));
  CHECK_FALSE(has(text, "nan"));
}
