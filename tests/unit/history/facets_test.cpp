// What a history's technical head is made of: modules of its tree, topics of its words, their
// terms, and who carries how much of them.
#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "history/commit_facets.h"
#include "history/commit_people.h"
#include "history/facet_terms.h"
#include "history/lifts.h"
#include "history/past_facets.h"
#include "history/technical.h"
#include "tests/unit/history/corpora.h"

using namespace headsup::history;
using namespace headsup::test;
using doctest::Approx;

namespace {

using Texts = std::vector<std::string>;

std::vector<std::int32_t> people_of_all(const Corpus& corpus) {
  return people_of_commits(corpus, people_of(corpus), at_day(1000));
}

// Ann works on the cache, Bo on the net, and a bot on what is generated.
std::vector<Made> two_areas() {
  std::vector<Made> made;
  for (int day = 0; day < 8; ++day) {
    const double when = day;
    made.push_back({when, "Ann", "Evict stale cache entries", {"src/cache/evict.c"}});
    made.push_back({when, "Bo", "Close idle sockets", {"src/net/socket_pool.c", "src/net/idle.c"}});
    made.push_back({when, "deps[bot]", "Bump parser", {"web/parser.js", "go.sum"}});
  }
  return made;
}

std::size_t number_of(const std::vector<headsup::team::Facet>& facets, const std::string& label) {
  const auto found =
      std::find_if(facets.begin(), facets.end(), [&](const auto& f) { return f.label == label; });
  REQUIRE(found != facets.end());
  return static_cast<std::size_t>(found - facets.begin());
}

std::vector<const headsup::team::Facet*> pointers(const std::vector<headsup::team::Facet>& facets) {
  std::vector<const headsup::team::Facet*> list;
  for (const auto& facet : facets) list.push_back(&facet);
  return list;
}

}  // namespace

TEST_CASE("a path is its folders, its file's stem and its file") {
  CHECK(path_parts("src/net/http_server.cpp") == Texts{"src", "net", "http*", "http_server.cpp"});
  CHECK(path_parts("Makefile") == Texts{"Makefile"});
  CHECK(path_parts(".github/ci-x.yml") == Texts{".github", "ci*", "ci-x.yml"});
  CHECK(path_parts(".gitignore") == Texts{".gitignore"});
}

TEST_CASE("words are shown as they are written most often") {
  const Corpus corpus = corpus_of({{0, "Ann", "cached caches", {"src/cacheFile.c"}},
                                   {1, "Ann", "Cache titles", {"cache/x.c"}}});
  Texts forms;
  for (const WordCount& word : corpus.words_of("caching title")) {
    forms.push_back(corpus.form(word.word));
  }
  CHECK(forms == Texts{"cache", "titles"});
}

TEST_CASE("paths are kept once, of ordinary files, by when they first appear") {
  const Corpus corpus = corpus_of({{0, "Ann", "x", {"b/c", "go.sum", "a"}},
                                   {1, "Ann", "y", {"a", "d"}},
                                   {2, "Ann", "bulk", std::vector<std::string>(31, "e")}});
  CHECK(corpus.paths() == Texts{"b/c", "a", "d"});
  const auto paths = [&](std::size_t c) {
    return std::vector<std::int32_t>(corpus.paths_begin(c), corpus.paths_end(c));
  };
  CHECK(paths(0) == std::vector<std::int32_t>{0, 1});
  CHECK(paths(1) == std::vector<std::int32_t>{1, 2});
  CHECK(paths(2).empty());
}

TEST_CASE("the heaviest module is divided where both parts are heaviest") {
  const Corpus corpus = corpus_of(two_areas());
  const Modules modules = find_modules(corpus, people_of_all(corpus), 32);
  // 16 commits: src/cache has 8 of them; of src/net's two files each has 4.
  CHECK(modules.prefixes == Texts{"", "src/cache", "src/net/socket*"});
  const auto module = [&](const std::string& path) {
    const auto& paths = corpus.paths();
    const auto at = std::find(paths.begin(), paths.end(), path) - paths.begin();
    return modules.module_of[static_cast<std::size_t>(at)];
  };
  CHECK(module("src/cache/evict.c") == 1);
  CHECK(module("src/net/socket_pool.c") == 2);
  CHECK(module("src/net/idle.c") == 0);
  CHECK(module("web/parser.js") == -1);
  CHECK(find_modules(corpus, people_of_all(corpus), 2).prefixes.size() == 2);
  const Corpus none = corpus_of({});
  CHECK(find_modules(none, {}, 32).prefixes == Texts{""});
}

TEST_CASE("commits with the same words are of one topic, named by the commonest") {
  const Corpus corpus = corpus_of(two_areas());
  const std::vector<std::int32_t> people = people_of_all(corpus);
  const Topics topics = find_topics(corpus, people, 2);
  REQUIRE(topics.names.size() == 2);
  for (std::size_t c = 0; c < people.size(); ++c) {
    for (std::size_t d = 0; d < c; ++d) {
      if (people[c] < 0 || people[d] < 0) continue;
      CHECK((topics.topic_of[c] == topics.topic_of[d]) == (people[c] == people[d]));
    }
    if (people[c] < 0) CHECK(topics.topic_of[c] == -1);
  }
  Texts name;
  for (const std::int32_t word : topics.names[0]) name.push_back(corpus.form(word));
  CHECK((name == Texts{"evict", "stale", "cache"} || name == Texts{"close", "idle", "socket"}));
  CHECK(find_topics(corpus, people, 2).topic_of == topics.topic_of);
  CHECK(find_topics(corpus_of({}), {}, 32).names.empty());
}

TEST_CASE("terms are the words that come together with a facet, three times at least") {
  std::vector<Made> made = two_areas();
  made.push_back({9, "Ann", "Rename the cache once", {"src/cache/evict.c"}});
  const Corpus corpus = corpus_of(made);
  const auto facets = technical_facets(corpus, people_of_all(corpus));
  const Texts& terms = facets[number_of(facets, "src/cache")].terms;
  const auto has = [&](const char* word) {
    return std::find(terms.begin(), terms.end(), word) != terms.end();
  };
  CHECK(has("cache"));
  CHECK(has("stale"));
  CHECK_FALSE(has("socket"));
  CHECK_FALSE(has("rename"));
  CHECK_FALSE(has("src"));
  CHECK(facets[number_of(facets, "src/cache")].id == "module_src_cache");
  for (std::size_t a = 0; a < facets.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) CHECK(facets[a].id != facets[b].id);
    CHECK(facets[a].terms.size() <= k_facet_terms);
  }
}

TEST_CASE("a commit is about a facet as a typed text would be, half as much by its files") {
  const Corpus corpus = corpus_of({{0, "Ann", "Evict cache", {"src/net.c", "src/disk.c"}}});
  std::vector<headsup::team::Facet> facets(2);
  facets[0].terms = {"cache"};
  facets[1].terms = {"net"};
  CommitFacets commits(corpus, pointers(facets));
  commits.add_until(1);
  REQUIRE(commits.end(0) - commits.begin(0) == 2);
  CHECK(static_cast<double>(commits.begin(0)[0].value) == Approx(commits.needs("cache")[0]));
  CHECK(static_cast<double>(commits.begin(0)[1].value) == Approx(.5 * .5 * .5));
}

TEST_CASE("who works on a facet more than others carries it, until it has cooled") {
  std::vector<Made> made;
  for (int day = 0; day < 6; ++day) {
    made.push_back({day * 1., "Ann", "cache", {}});
    made.push_back({day * 1., "Bo", "net", {}});
  }
  made.push_back({5.5, "Bo", "cache", {}});
  const Corpus corpus = corpus_of(made);
  const Identities people = people_of(corpus);
  std::vector<headsup::team::Facet> facets(2);
  facets[0].terms = {"cache"};
  facets[1].terms = {"net"};
  CommitFacets commits(corpus, pointers(facets));
  commits.add_until(made.size());
  const auto person_of = people_of_commits(corpus, people, at_day(9));
  // People are by commits: Bo, Ann.
  const auto values = [&](double day) {
    return carried(find_lifts(corpus, commits, person_of, {0, 1}, at_day(day), 0, 2), 2,
                   at_day(day));
  };
  const std::vector<double> now = values(5.5);
  CHECK(now[2] > 0);
  CHECK(now[0] == 0);  // of the cache, Bo has the smallest lift
  CHECK(now[1] > 0);
  CHECK(now[3] == 0);  // Ann never worked on the net
  CHECK(values(5.5 + 180)[2] < now[2]);

  const auto lifts = find_lifts(corpus, commits, person_of, {1}, at_day(5), 0, 2);
  // All of Ann's is the cache; both counted at the moment of the last of her commits.
  double ann = 0;
  double bo = 0;
  for (int day = 0; day < 6; ++day) ann += std::exp2((day - 5) / 180.) * .5;
  for (int day = 0; day < 6; ++day) bo += std::exp2((day - 5) / 180.) * .5;
  const double share = (ann + .5) / (ann + bo + .5);
  CHECK(lifts[0].value == Approx(std::log((ann + 3 * share) / ((ann + 3) * share))));
  CHECK(lifts[0].last_time == at_day(5));
  CHECK(lifts[1].last_time == 0);
}

TEST_CASE("facets at a moment know nothing of what comes later") {
  std::vector<Made> made = two_areas();
  const Corpus before = corpus_of(made);
  made.push_back({20, "Cy", "Evict cache parser", {"src/cache/parser.c"}});
  const Corpus after = corpus_of(made);
  const auto scores = [](const Corpus& corpus) {
    Authors known;
    const std::size_t count = corpus.count_until(at_day(9));
    for (std::size_t c = 0; c < count; ++c) corpus.add_author(c, known);
    const Identities people = find_people(known, {});
    PastFacets facets(corpus);
    facets.learn(people_of_commits(corpus, people, at_day(9)));
    return facets.scores("evict the cache", {0, 1}, at_day(9));
  };
  CHECK(scores(before) == scores(after));
  CHECK(scores(before)[0] != scores(before)[1]);
}
