// Who in a history is evident for a text: each line by hand, what counts, and what is shown for it.
#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "history/evidence.h"
#include "tests/unit/history/corpora.h"

using namespace headsup::history;
using namespace headsup::test;
using doctest::Approx;

namespace {

const std::vector<Made> k_two = {{-265, "Ann", "net", {}},  {100, "Ann", "cache", {}},
                                 {100, "Ann", "cache", {}}, {100, "Ann", "cache", {}},
                                 {100, "Bo", "net", {}},    {100, "Bo", "net", {}},
                                 {100, "Bo", "net", {}}};

Answer ask(const Corpus& corpus, const std::string& text, double day = 100,
           const AnswerOptions& options = {}) {
  const Identities people = people_of(corpus);
  return Evidence(corpus, people, at_day(day), at_day(day)).ask(text, options);
}

// What a line is before it is weighted.
double raw(const Corpus& corpus, const std::string& text, const std::string& name, Line line) {
  const Identities people = people_of(corpus);
  const Answer answer = Evidence(corpus, people, at_day(100), at_day(100)).ask(text, {});
  for (const Candidate& candidate : answer.candidates) {
    if (people.people[static_cast<std::size_t>(candidate.person)].name != name) continue;
    return candidate.lines[line] / k_evidence_scale / k_line_rules[line].weight;
  }
  FAIL(name);
  return 0;
}

}  // namespace

TEST_CASE("subjects: the cosine with the sum of unit vectors, halved after a year") {
  const Corpus corpus = corpus_of(k_two);
  CHECK(raw(corpus, "cache", "Ann", Line::subjects) == Approx(3 / std::sqrt(9.25)));
  CHECK(raw(corpus, "cache", "Bo", Line::subjects) == 0);
  CHECK(raw(corpus, "net", "Ann", Line::subjects) == Approx(.5 / std::sqrt(9.25)));
  CHECK(raw(corpus, "net", "Bo", Line::subjects) == Approx(1));
  // Of 7 commits 3 have 'cache' and 4 'net'; words that no commit has are none of the text's.
  const double cache = 1 + std::log(8 / 4.);
  const double net = 1 + std::log(8 / 5.);
  CHECK(raw(corpus, "cache net frobnicate", "Bo", Line::subjects) ==
        Approx(net / std::hypot(cache, net)));
}

TEST_CASE("best commit: the largest cosine, halved after sixty days") {
  const Corpus corpus = corpus_of(k_two);
  CHECK(raw(corpus, "cache", "Ann", Line::best_commit) == Approx(1));
  CHECK(raw(corpus, "net", "Ann", Line::best_commit) == Approx(std::exp2(-365 / 60.)));
  CHECK(raw(corpus, "cache", "Bo", Line::best_commit) == 0);
}

TEST_CASE("bm25: a person's subjects are one text") {
  const Corpus corpus = corpus_of(k_two);
  const double idf = std::log1p((7 - 3 + .5) / (3 + .5));
  const double saturated = 3 * 2.2 / (3 + 1.2 * (.25 + .75 * 3.5 / 3.25));
  CHECK(raw(corpus, "cache", "Ann", Line::bm25) == Approx(idf * saturated));
  CHECK(raw(corpus, "cache", "Bo", Line::bm25) == 0);
}

TEST_CASE("activity and pause, whatever the text is") {
  const Corpus corpus =
      corpus_of({{70, "Ann", "a", {}}, {90, "Ann", "b", {}}, {93, "Ann", "c", {}}});
  const auto activity = [](double days) {
    return std::log(std::exp2(-30 / days) + std::exp2(-10 / days) + std::exp2(-7 / days) + .001);
  };
  CHECK(raw(corpus, "z", "Ann", Line::activity_week) == Approx(activity(7)));
  CHECK(raw(corpus, "z", "Ann", Line::activity_month) == Approx(activity(30)));
  CHECK(raw(corpus, "z", "Ann", Line::activity_year) == Approx(activity(365)));
  CHECK(raw(corpus, "z", "Ann", Line::pause) == Approx(std::log(8)));
}

TEST_CASE("paths: the text's words among theirs, halved after sixty days") {
  const Corpus corpus = corpus_of({{40, "Ann", "a", {"net"}},
                                   {100, "Ann", "a", {"disk"}},
                                   {100, "Ann", "a", {"go.sum"}},
                                   {100, "Ann", "a", std::vector<std::string>(31, "net")}});
  CHECK(raw(corpus, "net", "Ann", Line::paths) == Approx(.5 / std::sqrt(1.25)));
  CHECK(raw(corpus, "sum", "Ann", Line::paths) == 0);
  // The best commit has half of its path beside its subject.
  const double subject = 1;
  const double path = .5 * (1 + std::log(4 / 2.));
  CHECK(raw(corpus, "disk", "Ann", Line::best_commit) == Approx(path / std::hypot(subject, path)));
  const Corpus same = corpus_of(
      {{100, "Ann", "net", {"net"}}, {100, "Ann", "b", {"net"}}, {100, "Ann", "c", {"disk"}}});
  CHECK(raw(same, "disk", "Ann", Line::paths) > 0);
  const double both = (1 + std::log(4 / 2.)) + .5 * (1 + std::log(4 / 3.));
  CHECK(raw(same, "net", "Ann", Line::best_commit) == Approx(both / both));
}

TEST_CASE("the lines add up, and their softmax is the stated share") {
  const Corpus corpus = corpus_of(k_two);
  const Answer answer = ask(corpus, "cache");
  REQUIRE(answer.candidates.size() == 2);
  double sum = 0;
  for (const Candidate& candidate : answer.candidates) {
    double lines = 0;
    for (const double line : candidate.lines) lines += line;
    CHECK(candidate.score == Approx(lines));
    sum += candidate.share;
  }
  CHECK(sum == Approx(1));
  const double ahead = answer.candidates[0].score - answer.candidates[1].score;
  CHECK(answer.candidates[0].share == Approx(1 / (1 + std::exp(-ahead))));
  CHECK(answer.finding == Finding::clear);
  CHECK(ask(corpus, "frobnicate").finding == Finding::nobody);
  CHECK(ask(corpus, "").known_words == 0);
}

TEST_CASE("two, three or nobody are named by what they have together") {
  std::vector<Made> made;
  const std::vector<std::string> names = {"Di", "Cy", "Bo", "Ann", "Ed", "Flo"};
  const Finding expected[] = {Finding::clear,   Finding::close,  Finding::several,
                              Finding::several, Finding::nobody, Finding::nobody};
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (int j = 0; j < 3; ++j) made.push_back({90, names[i], "net", {}});
    const Answer answer = ask(corpus_of(made), "net");
    CHECK(answer.candidates.size() == i + 1);
    CHECK(answer.candidates[0].share == Approx(1.0 / static_cast<double>(i + 1)));
    CHECK(answer.finding == expected[i]);
  }
  // Of equal scores, by name.
  const Corpus corpus = corpus_of(made);
  const Identities people = people_of(corpus);
  std::vector<std::string> found;
  for (const Candidate& candidate : ask(corpus, "net").candidates) {
    found.push_back(people.people[static_cast<std::size_t>(candidate.person)].name);
  }
  CHECK(found == std::vector<std::string>{"Ann", "Bo", "Cy", "Di", "Ed", "Flo"});
}

TEST_CASE("a candidate has three commits that count in the year before") {
  const Corpus corpus = corpus_of({{-265, "Ann", "a", {}},
                                   {-264, "Bo", "a", {}},
                                   {90, "Ann", "a", {}},
                                   {90, "Ann", "a", {}},
                                   {90, "Bo", "a", {}},
                                   {90, "Bo", "a", {}},
                                   {90, "Cy", "a", {}},
                                   {90, "Cy", "a", {}},
                                   {90, "Cy", "a", std::vector<std::string>(31, "b")},
                                   {90, "ci[bot]", "a", {}},
                                   {90, "ci[bot]", "a", {}},
                                   {90, "ci[bot]", "a", {}}});
  CHECK(ask(corpus, "a").candidates.size() == 1);
  CHECK(ask(corpus, "a", 101).candidates.empty());
  CHECK(ask(corpus, "a", 101).finding == Finding::nobody);
  CHECK(ask(corpus, "a", 80).candidates.empty());
}

TEST_CASE("who is left out says nothing of a word either") {
  std::vector<Made> made = {{90, "Ann", "net cache", {"net"}},
                            {91, "Ann", "disk", {}},
                            {92, "Ann", "net", {}},
                            {93, "Cy", "disk", {}},
                            {93, "Cy", "net", {}},
                            {93, "Cy", "lock", {}}};
  const Answer alone = ask(corpus_of(made), "net disk");
  for (int i = 0; i < 4; ++i) made.push_back({94, "Bo", "net lock", {"net"}});
  for (int i = 0; i < 4; ++i) made.push_back({94, "ci[bot]", "disk", {"disk"}});
  const Corpus corpus = corpus_of(made);
  const Identities people = find_people(corpus.authors(), {{}, {"Bo"}});
  const Answer answer = Evidence(corpus, people, at_day(100), at_day(100)).ask("net disk", {});
  REQUIRE(answer.candidates.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(answer.candidates[i].score == alone.candidates[i].score);
  }
}

TEST_CASE("past commits have shares of what the text's lines say") {
  const Corpus corpus = corpus_of({{40, "Ann", "net cache", {"net/a"}},
                                   {90, "Ann", "net", {}},
                                   {95, "Ann", "disk", {"net"}},
                                   {99, "Ann", "other", {}},
                                   {99, "Bo", "net", {}}});
  const Answer all = ask(corpus, "net", 100, {1, 10});
  REQUIRE(all.candidates.size() == 1);
  const std::vector<PastCommit>& commits = all.candidates[0].commits;
  REQUIRE(commits.size() == 3);
  CHECK(corpus.commits()[commits[0].commit].subject == "net");
  double sum = 0;
  double before = 1;
  for (const PastCommit& commit : commits) {
    CHECK(commit.share <= before);
    before = commit.share;
    sum += commit.share;
  }
  CHECK(sum == Approx(1));
  const Answer some = ask(corpus, "net", 100, {9, 1});
  REQUIRE(some.candidates[0].commits.size() == 1);
  CHECK(some.candidates[0].commits[0].share == Approx(commits[0].share));
  CHECK(ask(corpus, "frobnicate", 100, {1, 3}).candidates[0].commits.empty());
  CHECK(ask(corpus, "net").candidates[0].commits.empty());

  // By hand: two of three equal commits, one of which is the best one.
  const Answer same =
      ask(corpus_of({{90, "Ann", "net", {}}, {90, "Ann", "net", {}}, {90, "Ann", "x", {}}}), "net",
          100, {1, 3});
  const auto& lines = same.candidates[0].lines;
  const double text = lines[Line::subjects] + lines[Line::bm25];
  const double best = lines[Line::best_commit];
  REQUIRE(same.candidates[0].commits.size() == 2);
  CHECK(same.candidates[0].commits[0].commit == 1);
  CHECK(same.candidates[0].commits[0].share == Approx((best + text / 2) / (best + text)));
}

TEST_CASE("people in another order are the same people") {
  const Corpus corpus = corpus_of({{90, "Ann", "net cache", {}},
                                   {91, "Bo", "net", {"net/x"}},
                                   {92, "Cy", "cache", {}},
                                   {93, "Ann", "disk", {}},
                                   {94, "Bo", "disk net", {}},
                                   {95, "Cy", "net", {}},
                                   {96, "Ann", "net", {}},
                                   {97, "Bo", "cache", {"a/net"}},
                                   {98, "Cy", "net", {}}});
  const Identities people = people_of(corpus);
  Identities other = people;
  std::reverse(other.people.begin(), other.people.end());
  const int last = static_cast<int>(people.people.size()) - 1;
  for (int& person : other.person_of) person = last - person;
  const Evidence evidence(corpus, people, at_day(100), at_day(100));
  const Evidence reversed(corpus, other, at_day(100), at_day(100));
  const Answer a = evidence.ask("net", {3, 9});
  const Answer b = reversed.ask("net", {3, 9});
  REQUIRE(a.candidates.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(a.candidates[i].person == last - b.candidates[i].person);
    CHECK(a.candidates[i].score == b.candidates[i].score);
    CHECK(a.candidates[i].commits.size() == b.candidates[i].commits.size());
  }
}

TEST_CASE("what comes later changes no answer") {
  std::vector<Made> made = k_two;
  made.push_back({100, "Bo", "cache the disk", {"disk/cache.c"}});
  const Corpus before = corpus_of(made);
  for (int i = 0; i < 5; ++i) made.push_back({101, "Ann", "frobnicate the cache net", {"cache"}});
  for (int i = 0; i < 5; ++i) made.push_back({102, "Di", "quux", {"disk/x"}});
  const Corpus after = corpus_of(made);
  const Identities people = people_of(before);
  for (const char* text : {"cache", "net disk", "frobnicate quux net", "frobnicate"}) {
    const Answer a = Evidence(before, people, at_day(101), at_day(100)).ask(text, {2, 5});
    const Answer b = Evidence(after, people, at_day(101), at_day(100)).ask(text, {2, 5});
    REQUIRE(a.candidates.size() == b.candidates.size());
    CHECK(a.known_words == b.known_words);
    for (std::size_t i = 0; i < a.candidates.size(); ++i) {
      CHECK(a.candidates[i].person == b.candidates[i].person);
      CHECK(a.candidates[i].score == b.candidates[i].score);
      CHECK(a.candidates[i].share == b.candidates[i].share);
      REQUIRE(a.candidates[i].commits.size() == b.candidates[i].commits.size());
      for (std::size_t c = 0; c < a.candidates[i].commits.size(); ++c) {
        CHECK(a.candidates[i].commits[c].commit == b.candidates[i].commits[c].commit);
      }
    }
  }
}
