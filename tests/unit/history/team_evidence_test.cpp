// Evidence in the layer: what a team answers is the sum that the backtest has tested.
#include "history/team_evidence.h"

#include <doctest.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "analysis/reading.h"
#include "history/commit_people.h"
#include "history/corpus_of_team.h"
#include "history/log_team.h"
#include "history/past_facets.h"
#include "team/change.h"
#include "team/text.h"
#include "tests/unit/history/corpora.h"

using namespace headsup;
using namespace headsup::history;

namespace {

// 150 commits of three people, each with a part of the tree and words of their own.
Corpus three_people() {
  std::vector<test::Made> made;
  for (int i = 0; i < 150; ++i) {
    const double day = i * .5;
    const std::string number = std::to_string(i % 7);
    if (i % 5 < 2) {
      made.push_back({day,
                      "Ann Arbor",
                      "Evict stale cache entries sooner",
                      {"src/cache/evict" + number + ".c", "src/cache/table.c"}});
    } else if (i % 5 < 4) {
      made.push_back(
          {day, "Bo Berg", "Close stuck sockets of the pool", {"src/net/pool" + number + ".c"}});
    } else {
      made.push_back(
          {day, "Cy Clark", "Explain timeouts of sockets", {"docs/net" + number + ".md"}});
    }
  }
  return test::corpus_of(made);
}

team::Team team_of(const Corpus& corpus) {
  const team::ImportResult made = team_of_corpus(corpus, "three");
  REQUIRE(made.team);
  return *made.team;
}

std::shared_ptr<const TeamEvidence> made_of(const team::Team& team) {
  return std::make_shared<const TeamEvidence>(
      team, std::make_shared<const Corpus>(corpus_of(team.history)));
}

std::vector<double> scores_of(const TeamAnswer& answer) {
  std::vector<double> scores;
  for (const auto& person : answer.people) scores.push_back(person.score);
  return scores;
}

}  // namespace

TEST_CASE(
    "the first head's weights are the softmax of evidence and facets, as the backtest adds them") {
  const Corpus corpus = three_people();
  const Identities people = test::people_of(corpus);
  const std::int64_t now = corpus.commits().back().time;
  const Evidence evidence(corpus, people, now, now);
  PastFacets facets(corpus);
  facets.learn(people_of_commits(corpus, people, now));
  const team::Team team = team_of(corpus);
  const auto of_team = made_of(team);

  for (const std::string text : {"stale cache entries", "sockets are stuck", "timeouts"}) {
    CAPTURE(text);
    const Answer alone = evidence.ask(text, {});
    std::vector<double> expected(team.people.size());
    const std::vector<double> by_facets = facets.scores(text, evidence.candidates(), now);
    double sum = 0;
    for (std::size_t i = 0; i < evidence.candidates().size(); ++i) {
      const int person = evidence.candidates()[i];
      double score = by_facets[i];
      for (const Candidate& candidate : alone.candidates) {
        if (candidate.person == person) score += candidate.score;
      }
      const int row = team.find_person(people.people[person].name);
      REQUIRE(row >= 0);
      sum += expected[row] = std::exp(score);
    }
    analysis::Reader reader(team);
    reader.read(team, team::TermIndex(team).needs(text).facets, {}, scores_of(of_team->ask(text)));
    const analysis::HeadReading& head = reader.heads()[k_evidence_head];
    CHECK(head.evident);
    for (std::size_t row = 0; row < expected.size(); ++row) {
      // Strengths and sharpness have three digits in the file.
      CHECK(static_cast<double>(head.weights[row]) ==
            doctest::Approx(expected[row] / sum).epsilon(.01));
    }
  }
}

TEST_CASE("a text of unknown words leaves no evidence, and nobody stands out") {
  const team::Team team = team_of(three_people());
  const auto evidence = made_of(team);
  for (const std::string text : {"", "xylophone", "!?"}) {
    CHECK_FALSE(evidence->ask(text).is_evident());
  }
}

TEST_CASE("who has no commit counts like the average, and who is renamed keeps theirs") {
  team::Team team = team_of(three_people());
  const auto before = made_of(team);
  const int ann = team.find_person("Ann Arbor");
  REQUIRE(team::change_team(team, team::change::AddPerson{"New One", "Engineer"}) ==
          team::Refusal::none);
  REQUIRE(team::change_team(team, team::change::Name{ann, "Ann of the cache"}) ==
          team::Refusal::none);
  CHECK_FALSE(before->is_of(team));
  const auto after = before->of(team);
  CHECK(after->is_of(team));
  const TeamAnswer was = before->ask("stale cache");
  const TeamAnswer is = after->ask("stale cache");
  REQUIRE(is.people.size() == was.people.size() + 1);
  double sum = 0;
  for (std::size_t i = 0; i < was.people.size(); ++i) {
    CHECK(is.people[i].score == was.people[i].score);
    sum += was.people[i].score;
  }
  CHECK_FALSE(is.people.back().known);
  CHECK(is.people.back().score == doctest::Approx(sum / static_cast<double>(was.people.size())));
}

TEST_CASE("the commits that speak for somebody are theirs, and about the text") {
  const team::Team team = team_of(three_people());
  const auto evidence = made_of(team);
  const int bo = team.find_person("Bo Berg");
  const std::vector<PastCommit> commits = evidence->commits_for("stuck sockets", bo, 3);
  REQUIRE(commits.size() == 3);
  double before = 1;
  for (const PastCommit& past : commits) {
    CHECK(evidence->commit(past).subject == "Close stuck sockets of the pool");
    CHECK(past.share <= before);
    CHECK(past.share > 0);
    before = past.share;
  }
  CHECK(evidence->commits_for("xylophone", bo, 3).empty());
}
