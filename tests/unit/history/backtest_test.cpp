// How a history is tested on its own past: what is asked, what is left out, what is counted, and
// that nothing of the future is known.
#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/random.h"
#include "history/backtest.h"
#include "tests/unit/history/corpora.h"

using namespace headsup::history;
using namespace headsup::test;
using doctest::Approx;

namespace {

// Ann knows the cache and Bo the net; three commits each until day 3.
std::vector<Made> two_people() {
  std::vector<Made> made;
  for (const double day : {1, 2, 3}) {
    made.push_back({day, "Ann", "cache", {}});
    made.push_back({day, "Bo", "net", {}});
  }
  return made;
}

BacktestReport run(const std::vector<Made>& made, std::size_t queries = 1,
                   const IdentityOptions& identities = {}) {
  const Corpus corpus = corpus_of(made);
  BacktestOptions options;
  options.queries = queries;
  options.identities = identities;
  return backtest(corpus, options);
}

LeftOut left_out(const Made& last, const std::vector<Made>& before = two_people()) {
  std::vector<Made> made = before;
  made.push_back(last);
  const BacktestReport report = run(made);
  REQUIRE(!report.queries.empty());
  CHECK(report.left_out[report.queries.back().left_out] >= 1);
  return report.queries.back().left_out;
}

// Many people with words of their own, among whom some change their name's spelling.
std::vector<Made> long_history(int commits) {
  const std::vector<std::string> names = {"Ann Leeward", "Bo Li",      "ann leeward", "Cy Young",
                                          "Di Prince",   "AnnLeeward", "Ed Norton",   "ci[bot]"};
  const std::vector<std::string> words = {"cache", "net", "disk", "lock", "index", "query", "log"};
  headsup::base::SplitMix64 random(7);
  const auto pick = [&random](std::size_t count) {
    return static_cast<std::size_t>(random.uniform() * static_cast<double>(count));
  };
  std::vector<Made> made;
  for (int i = 0; i < commits; ++i) {
    const std::size_t who = pick(names.size());
    const std::string word = words[(who + pick(3)) % words.size()];
    made.push_back({i * .4,
                    names[who],
                    word + " " + words[pick(7)] + " v" + std::to_string(i / 9),
                    {"src/" + word + "/" + words[pick(7)] + ".c"}});
  }
  return made;
}

bool same(const BacktestQuery& a, const BacktestQuery& b) {
  bool ranks = true;
  for (std::size_t m = 0; m < k_methods; ++m) {
    ranks = ranks && a.ranks[static_cast<Method>(m)] == b.ranks[static_cast<Method>(m)];
  }
  return ranks && a.commit == b.commit && a.left_out == b.left_out && a.author == b.author &&
         a.first == b.first && a.first_share == b.first_share && a.finding == b.finding &&
         a.candidates == b.candidates;
}

}  // namespace

TEST_CASE("whoever made a commit is ranked by each method") {
  std::vector<Made> made = two_people();
  made.push_back({3.5, "Bo", "disk", {}});
  made.push_back({5, "Ann", "Cache!", {}});
  const BacktestReport report = run(made);
  CHECK(report.complete);
  REQUIRE(report.queries.size() == 1);
  const BacktestQuery& query = report.queries[0];
  CHECK(query.author == "Ann");
  CHECK(query.first == "Ann");
  CHECK(query.candidates == 2);
  CHECK(query.ranks[Method::evidence] == 1);
  CHECK(query.ranks[Method::bm25] == 1);
  CHECK(query.ranks[Method::base_rate] == 2);
  CHECK(query.ranks[Method::most_active] == 2);
  CHECK(query.ranks[Method::last_author] == 2);
  CHECK(report.asked == 1);
  CHECK(report.methods[Method::evidence].top_1 == 1);
  CHECK(report.methods[Method::most_active].top_1 == 0);
  CHECK(report.methods[Method::most_active].top_3 == 1);
  CHECK(report.methods[Method::most_active].mrr == Approx(.5));
  CHECK(report.methods[Method::most_active].among[0] == 0);
  CHECK(report.methods[Method::most_active].among[1] == 1);
  CHECK(report.calibration_error == Approx(1 - query.first_share));
  CHECK(report.gini == Approx(.5));
  CHECK(report.mean_candidates == 2);
}

TEST_CASE("the embargo holds to the second") {
  // Bo's fourth commit is known a day later, and not a second earlier.
  const auto rank = [](double seconds) {
    std::vector<Made> made = two_people();
    made.push_back({4, "Bo", "net", {}});
    made.push_back({5 + seconds / 86400, "Ann", "cache", {}});
    return run(made).queries[0].ranks[Method::most_active];
  };
  CHECK(rank(0) == 2);
  CHECK(rank(-1) == 1);
}

TEST_CASE("of equal ones the first by name is the first") {
  std::vector<Made> made;
  for (int i = 0; i < 3; ++i) {
    for (const char* name : {"Cy", "Bo", "Ann"}) made.push_back({1, name, "net", {}});
  }
  made.push_back({5, "Bo", "net", {}});
  const BacktestReport report = run(made);
  CHECK(report.queries[0].first == "Ann");
  for (const std::size_t rank : report.queries[0].ranks) CHECK(rank == 2);
  CHECK(report.findings[Finding::several].count == 1);
  CHECK(report.findings[Finding::several].first_right == 0);
  CHECK(report.findings[Finding::several].named_right == 1);
  CHECK(report.calibration_noise == Approx(std::sqrt(2 / 3.14159265 * 2 / 9)));
  CHECK(report.bins[3].count == 1);
  CHECK(report.bins[3].stated == Approx(1 / 3.));
  CHECK(report.bins[3].right == 0);
  CHECK(report.gini == Approx(2 / 3.));
}

TEST_CASE("what is no query is counted by why") {
  CHECK(left_out({5, "Ann", "cache", {}}) == LeftOut::none);
  CHECK(left_out({5, "ci[bot]", "cache", {}}) == LeftOut::not_a_person);
  CHECK(left_out({5, "Ann", "cache", std::vector<std::string>(31, "a")}) == LeftOut::bulk);
  CHECK(left_out({5, "Ann", "", {}}) == LeftOut::empty_subject);
  CHECK(left_out({5, "Ann", "(#12)", {}}) == LeftOut::empty_subject);
  CHECK(left_out({5, "Di", "cache", {}}) == LeftOut::author_not_candidate);
  CHECK(left_out({3.5, "Ann", "cache", {}}) == LeftOut::no_candidates);
  CHECK(left_out({5, "Ann", "cache", {}}, {}) == LeftOut::no_candidates);
  CHECK(left_out({500, "Ann", "cache", {}}) == LeftOut::no_candidates);

  // The last commits of people are asked for, with the bots' between them.
  std::vector<Made> made = two_people();
  made.push_back({5, "Ann", "cache", {}});
  made.push_back({6, "ci[bot]", "net", {}});
  made.push_back({7, "Bo", "net", {}});
  CHECK(run(made, 2).queries.size() == 3);
  CHECK(run(made, 2).asked == 2);
  CHECK(run(made, 1).queries.size() == 1);
  CHECK(run(made, 99).queries.size() == 9);
  CHECK(run({}, 99).queries.empty());
  // Who does not want to be in is neither asked for nor named.
  const BacktestReport without = run(made, 2, {{}, {"Bo"}});
  CHECK(without.asked == 1);
  CHECK(without.mean_candidates == 1);
}

TEST_CASE("an author's new spelling is the person whom it would have been taken for then") {
  std::vector<Made> made;
  for (const double day : {1, 2, 3}) {
    made.push_back({day, "Viktor Markov", "cache", {}});
    made.push_back({day, "Bo", "net", {}});
  }
  made.push_back({9, "viktor markov", "cache", {}});
  CHECK(run(made).queries[0].author == "Viktor Markov");
  CHECK(run(made).queries[0].ranks[Method::evidence] == 1);
}

TEST_CASE("later commits change nothing of an earlier query") {
  const std::vector<Made> all = long_history(240);
  const BacktestReport whole = run(all, 500);
  CHECK(whole.asked > 100);
  for (const std::size_t length : {90u, 151u, 200u}) {
    const BacktestReport part =
        run({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(length)}, 500);
    REQUIRE(part.queries.size() == length);
    for (std::size_t i = 0; i < length; ++i) {
      CAPTURE(i);
      CHECK(same(part.queries[i], whole.queries[i]));
    }
  }
}

TEST_CASE("a backtest is the same every time, and its counts agree") {
  const std::vector<Made> all = long_history(240);
  const BacktestReport a = run(all, 60);
  const BacktestReport b = run(all, 60);
  REQUIRE(a.queries.size() == b.queries.size());
  for (std::size_t i = 0; i < a.queries.size(); ++i) CHECK(same(a.queries[i], b.queries[i]));
  std::size_t bins = 0;
  std::size_t findings = 0;
  std::size_t reasons = 0;
  for (const CalibrationBin& bin : a.bins) bins += bin.count;
  for (const FindingCount& finding : a.findings) findings += finding.count;
  for (const std::size_t count : a.left_out) reasons += count;
  CHECK(bins == a.asked);
  CHECK(findings == a.asked);
  CHECK(reasons == a.queries.size());
  for (const Ranking& ranking : a.methods) {
    CHECK(ranking.among[0] == ranking.top_1);
    CHECK(ranking.among[2] == ranking.top_3);
    CHECK(std::is_sorted(ranking.among.begin(), ranking.among.end()));
  }
  CHECK(a.gini >= 0);
  CHECK(a.gini < 1);
}

TEST_CASE("a backtest can be ended") {
  const Corpus corpus = corpus_of(long_history(60));
  BacktestOptions options;
  std::vector<std::size_t> done;
  options.progress = [&done](std::size_t count, std::size_t all) {
    CHECK(all >= 20);
    done.push_back(count);
    return count < 3;
  };
  options.queries = 20;
  const BacktestReport report = backtest(corpus, options);
  CHECK_FALSE(report.complete);
  CHECK(done == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(report.queries.size() == 3);
}
