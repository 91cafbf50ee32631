// The page that tests a team's history on its own past: its numbers are the report's, what is
// better than attention is told as what is worse, and a report is of one team only.
#include "app/api/api.h"
#include "app/explain/backtest/report.h"
#include "history/backtest.h"
#include "tests/unit/app/explain/pages.h"
#include "tests/unit/history/corpora.h"

using namespace headsup;
using namespace headsup::pages_test;
using history::Method;

namespace {

history::Corpus made_corpus() {
  std::vector<test::Made> made;
  for (int day = 1; day <= 40; ++day) {
    const bool is_ann = day % 3 != 0;
    made.push_back({static_cast<double>(day),
                    is_ann ? "Ann" : "Bo",
                    is_ann ? "Fix the cache" : "Close stuck sockets",
                    {is_ann ? "src/cache.c" : "src/net.c"}});
  }
  made.push_back({41, "dependabot[bot]", "bump cache", {}});
  return test::corpus_of(made);
}

history::BacktestReport run(const history::Corpus& corpus, std::size_t queries = 20) {
  history::BacktestOptions options;
  options.queries = queries;
  return history::backtest(corpus, options);
}

std::string cells(const app::Row& row) {
  std::string text;
  for (const app::Cell& cell : row.cells) text += (text.empty() ? "" : " | ") + cell.text;
  return text;
}

// A team that was made of some history; of which one is up to whoever tests it.
team::Team with_history() {
  team::Team team = *team::read_team(test::data("demo.json")).team;
  team::History history;
  history.authors = {"Ann"};
  history.commits.push_back({.hash = "1", .time = test::k_start, .subject = "Fix it"});
  team.history = team::SharedHistory(std::move(history));
  return team;
}

app::State opened_page() {
  app::State state = opened(with_history());
  act(state, app::OpenPage{app::Page::backtest});
  return state;
}

std::shared_ptr<const app::BacktestReports> some_reports() {
  const history::Corpus corpus = made_corpus();
  return std::make_shared<const app::BacktestReports>(
      app::backtest_reports(run(corpus), corpus, 24));
}

}  // namespace

TEST_CASE("A report's document has the report's numbers") {
  const history::Corpus corpus = made_corpus();
  history::BacktestReport report = run(corpus);
  REQUIRE(report.asked > 10);
  for (history::Ranking& ranking : report.methods) ranking.top_1 = .3;
  report.methods[Method::attention].top_1 = .42;
  report.methods[Method::attention].top_3 = .63;
  report.methods[Method::most_active].top_1 = .33;
  report.methods[Method::evidence].top_1 = .428;
  report.methods[Method::bm25].top_1 = .197;
  report.methods[Method::last_author].top_1 = .42;
  const app::Document document = app::backtest_report(report, corpus, 24);
  const std::string asked = app::whole_number(static_cast<long long>(report.asked));

  const auto paragraphs = all<app::Paragraph>(document);
  CHECK(paragraphs[0].tone == app::Tone::strong);
  CHECK(paragraphs[0].text.find("Of the last " + asked + " commits") == 0);
  CHECK(paragraphs[0].text.find(base::unbroken("42 %")) != std::string::npos);
  CHECK(paragraphs[0].text.find(base::unbroken("63 %")) != std::string::npos);
  CHECK(paragraphs[0].text.find(base::unbroken("33 %")) != std::string::npos);
  CHECK(says(document, "24 hours before"));
  CHECK(says(document, "1 by bots and tools"));
  CHECK(says(document, "This says who did it, not who should have"));

  // A loss in the same words as a win, in one paragraph, and before it.
  CHECK(says(document, "Attention is behind evidence alone by 0.8 points. Attention is ahead of "));
  CHECK(says(document, "text search (BM25) by 22.3"));
  CHECK(says(document, "It is level with last author."));
  const auto bars = all<app::Bars>(document);
  REQUIRE(bars.size() == 1);
  REQUIRE(bars[0].rows.size() == history::k_methods);
  for (std::size_t m = 0; m < history::k_methods; ++m) {
    const app::Bar& bar = bars[0].rows[m];
    CHECK(bar.share == report.methods[static_cast<Method>(m)].top_1);
    CHECK(bar.before == (m == 0 ? -1 : .42));
  }
  CHECK(bars[0].rows[0].value == "42 %");
  CHECK(bars[0].rows[static_cast<std::size_t>(Method::evidence)].value == "43 % ▲ 0.8");
  CHECK(bars[0].rows[static_cast<std::size_t>(Method::bm25)].value == "20 % ▼ 22.3");

  const auto tables = all<app::Table>(document);
  const app::Table methods = table(tables, Id::backtest_table);
  CHECK(methods.rows.size() == history::k_methods);
  CHECK(cells(methods.rows[0]).find("42 % | 63 % | ") == 0);
  const app::Table verdicts = table(tables, Id::backtest_verdicts_caption);
  REQUIRE(verdicts.rows.size() == history::k_findings);
  for (std::size_t f = 0; f < history::k_findings; ++f) {
    const history::FindingCount& found = report.findings[static_cast<history::Finding>(f)];
    CHECK(verdicts.rows[f].cells[0].text == std::to_string(found.count));
    CHECK(verdicts.rows[f].cells[1].text ==
          (found.count > 0 ? app::percent(found.share_right()) : "–"));
  }
}

TEST_CASE("A report's charts stand for all commits that were asked") {
  const history::Corpus corpus = made_corpus();
  const history::BacktestReport report = run(corpus);
  const auto charts = all<app::Chart>(app::backtest_report(report, corpus, 24));
  REQUIRE(charts.size() == 2);
  const app::Chart& reliability = charts[0];
  REQUIRE(reliability.curves.size() == 2);
  std::size_t counted = 0;
  for (std::size_t i = 0; i < reliability.x.size(); ++i) {
    const int count = reliability.curves[0].counts[i];
    CHECK(count > 0);
    counted += static_cast<std::size_t>(count);
    CHECK(reliability.curves[1].values[i] == reliability.x[i]);
  }
  CHECK(counted == report.asked);
  const app::Chart& among = charts[1];
  REQUIRE(among.curves.size() == 3);
  for (const app::Curve& curve : among.curves) {
    CHECK(curve.values.size() == history::k_counted_ranks);
    CHECK(std::is_sorted(curve.values.begin(), curve.values.end()));
  }
  CHECK(among.curves[0].values[0] == report.methods[Method::attention].top_1);
  CHECK(among.curves[2].values[2] == report.methods[Method::most_active].top_3);
}

TEST_CASE("A report lists the last commits, with who made them and who was named") {
  const history::Corpus corpus = made_corpus();
  history::BacktestReport report = run(corpus);
  history::BacktestQuery& last = report.queries[report.queries.size() - 2];  // before the bot's
  REQUIRE(last.author == "Ann");
  last.first = "Bo\n";
  last.first_share = .54;
  last.ranks[Method::attention] = 2;
  const app::Document document = app::backtest_report(report, corpus, 24);
  const app::Table latest = table(all<app::Table>(document), Id::backtest_latest);
  REQUIRE(latest.rows.size() == history::k_latest_queries);
  CHECK(latest.rows[0].label == "Fix the cache");
  CHECK(latest.rows[0].detail.find("Ann made it, Bo was named") != std::string::npos);
  CHECK(cells(latest.rows[0]) == "54 % | ✗ 2");
  int right = 0;
  for (const app::Row& row : latest.rows) right += row.cells[1].text == "✓ 1" ? 1 : 0;
  CHECK(right > 0);
}

TEST_CASE("A report without a question says so") {
  const history::Corpus corpus = test::corpus_of({{1, "ci[bot]", "bump", {}}});
  const app::Document document = app::backtest_report(run(corpus), corpus, 24);
  CHECK(says(document, texts::get(Id::backtest_none)));
  CHECK(all<app::Chart>(document).empty());
}

TEST_CASE("A report arrives from another instance as it was written") {
  const auto reports = some_reports();
  const std::string bytes = app::pack(*reports);
  app::BacktestReports read;
  REQUIRE(app::unpack(bytes, read));
  for (int i = 0; i < texts::k_languages; ++i) {
    const auto language = static_cast<texts::Language>(i);
    const app::Document& document = read.by_language[language];
    CHECK(app::document_json(document) == app::document_json(reports->by_language[language]));
    for (const std::string& text : words(document)) CHECK(text.find('{') == std::string::npos);
    const auto charts = all<app::Chart>(document);
    REQUIRE(charts.size() == 2);
    CHECK(charts[0].linear_x);
    CHECK(charts[0].curves[1].reference);
  }
  CHECK(app::pack(read) == bytes);
  for (std::size_t cut = 0; cut < bytes.size(); cut += 97) {
    CHECK_FALSE(app::unpack(std::string_view(bytes).substr(0, cut), read));
  }
}

TEST_CASE(
    "A team's history is tested from the page, which shows how far it is and what came of it") {
  app::State state = opened_page();
  CHECK(says(app::backtest_page(state), texts::get(Id::backtest_empty)));
  app::Action start = app::DismissNotice{};
  REQUIRE(app::find_action(app::backtest_page(state), "backtest", app::Press{}, start));
  const app::Effects effects = app::update(state, start);
  REQUIRE(effects.size() == 1);
  CHECK(std::get<app::Request>(effects[0]) == app::Request::start_backtest);

  app::update(state, app::SetBacktest{.255});
  const auto bars = all<app::Bars>(app::backtest_page(state));
  REQUIRE(bars.size() == 1);
  CHECK(bars[0].rows[0].value == "25 %");
  const std::uint64_t revision = state.view_revision;
  app::update(state, app::SetBacktest{.258});
  CHECK(state.view_revision == revision);  // no picture shows the difference

  const app::Effects told = app::update(state, app::SetBacktest{1, some_reports()});
  REQUIRE(told.size() == 1);
  CHECK(std::get<app::Announce>(told[0]).text.find("Of the last ") == 0);
  CHECK(says(app::backtest_page(state), "Of the last "));
  act(state, app::SetLanguage{texts::Language::german});
  CHECK(says(app::backtest_page(state), "Bei den letzten "));
  act(state, app::SetLanguage{texts::Language::english});
  CHECK(all<app::Bars>(app::backtest_page(state)).size() == 1);
}

TEST_CASE("A test that is cancelled or fails leaves no report") {
  app::State state = opened_page();
  app::update(state, app::StartBacktest{});
  app::Action cancel = app::DismissNotice{};
  REQUIRE(app::find_action(app::backtest_page(state), "backtest", app::Press{}, cancel));
  const app::Effects effects = app::update(state, cancel);
  REQUIRE(effects.size() == 1);
  CHECK(std::get<app::Request>(effects[0]) == app::Request::cancel_backtest);
  app::update(state, app::SetBacktest{1, some_reports()});  // too late
  CHECK(says(app::backtest_page(state), texts::get(Id::backtest_empty)));
  CHECK(app::update(state, app::CancelBacktest{}).empty());

  app::update(state, app::StartBacktest{});
  app::call(state, "setBacktest", R"([0, "no memory"])");
  CHECK(says(app::backtest_page(state), "It could not be tested: no memory"));
}

TEST_CASE("A report goes when another team is opened, stays when this one is edited") {
  app::State state = opened_page();
  app::update(state, app::StartBacktest{});
  app::update(state, app::SetBacktest{1, some_reports()});
  act(state, app::EditTeam{team::change::Name{0, "Somebody else"}});
  CHECK(says(app::backtest_page(state), "Of the last "));
  act(state, app::LoadTeam{with_history()});
  CHECK(says(app::backtest_page(state), texts::get(Id::backtest_empty)));
  act(state, app::Undo{});
  CHECK(says(app::backtest_page(state), "Of the last "));

  act(state, app::LoadTeam{*team::read_team(test::data("demo.json")).team});
  CHECK(says(app::backtest_page(state), texts::get(Id::backtest_no_history)));
  CHECK(app::update(state, app::StartBacktest{}).empty());
}
