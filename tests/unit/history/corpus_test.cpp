// The commits of a history with their words: their order, what counts, and what is cut.
#include <doctest.h>

#include <string>
#include <vector>

#include "history/corpus.h"
#include "tests/unit/history/corpora.h"

using namespace headsup::history;
using namespace headsup::test;

namespace {

using Words = std::vector<WordCount>;

Words words(const Corpus& corpus, Field field, std::size_t commit) {
  return {corpus.begin(field, commit), corpus.end(field, commit)};
}

}  // namespace

TEST_CASE("words are numbered as they first appear in time, each once a commit") {
  const Corpus corpus = corpus_of({{0, "Ann", "parse the query, parse again (#123)", {}},
                                   {1, "Bo", "Query cache", {"src/queryCache.cpp"}}});
  // parse 0, the 1, query 2, again 3, cache 4, and of the path, by letters: cache, cpp, query, src
  CHECK(words(corpus, Field::subject, 0) == Words{{0, 2}, {1, 1}, {2, 1}, {3, 1}});
  CHECK(words(corpus, Field::subject, 1) == Words{{2, 1}, {4, 1}});
  CHECK(words(corpus, Field::path, 0).empty());
  CHECK(words(corpus, Field::path, 1) == Words{{4, 1}, {5, 1}, {2, 1}, {6, 1}});
  CHECK(corpus.vocabulary_size() == 7);
  CHECK(corpus.words_of("Cached queries of 2024, cached!") == Words{{4, 2}, {2, 1}});
  CHECK(corpus.words_of("the query") == Words{{1, 1}, {2, 1}});
}

TEST_CASE("a path's word is as much as the share of the files that have it") {
  const Corpus corpus =
      corpus_of({{0, "Ann", "x", {"net/a", "net/b", "disk/net", "disk/net/net", "go.sum"}}});
  // a 1, net 2, b 3, disk 4; go.sum is generated.
  CHECK(words(corpus, Field::path, 0) == Words{{1, .25f}, {2, 1}, {3, .25f}, {4, .5f}});
}

TEST_CASE("bulk commits have no paths") {
  const Corpus corpus = corpus_of({{0, "Ann", "move all", std::vector<std::string>(31, "a/b")},
                                   {1, "Ann", "move some", std::vector<std::string>(30, "a/b")}});
  CHECK(corpus.commits()[0].bulk);
  CHECK(words(corpus, Field::path, 0).empty());
  CHECK_FALSE(corpus.commits()[1].bulk);
  CHECK(words(corpus, Field::path, 1).size() == 2);
}

TEST_CASE("commits are in the order of time, whatever the log's is") {
  Corpus corpus(at_day(9));
  for (const Made& made : {Made{5, "Ann", "later", {}}, Made{7, "Bo", "latest", {}},
                           Made{20, "Di", "wrong clock", {}}, Made{5, "Cy", "earlier", {}}}) {
    CHECK(corpus.add(commit_of(made)));
  }
  corpus.finish();
  std::vector<std::string> subjects;
  for (const CorpusCommit& commit : corpus.commits()) subjects.push_back(commit.subject);
  CHECK(subjects == std::vector<std::string>{"earlier", "later", "latest", "wrong clock"});
  CHECK(corpus.commits()[3].time == at_day(9));
  CHECK(corpus.authors().all()[0].who.name == "Cy");
  CHECK(corpus.commits()[1].author == 1);
  CHECK(corpus.count_until(at_day(5) - 1) == 0);
  CHECK(corpus.count_until(at_day(5)) == 2);
  CHECK(corpus.count_until(at_day(9)) == 4);
  Authors first;
  corpus.add_author(0, first);
  CHECK(first.all()[0].who == corpus.authors().all()[0].who);
  CHECK(first.all()[0].examples == std::vector<std::string>{"earlier"});
}

TEST_CASE("a commit's words and a history's commits are bounded") {
  std::string subject;
  std::vector<std::string> paths;
  for (int i = 0; i < 200; ++i) subject += " word" + std::string(1 + i % 26, 'a' + i / 26);
  for (int i = 0; i < 25; ++i) {
    paths.push_back(std::string(1, 'a' + i) + "x/" + std::string(1, 'a' + i) + "y/" +
                    std::string(1, 'a' + i) + "z/" + std::string(1, 'a' + i) + "w");
  }
  const Corpus corpus = corpus_of({{0, "Ann", subject, paths}});
  CHECK(words(corpus, Field::subject, 0).size() == k_max_subject_words);
  CHECK(words(corpus, Field::path, 0).size() == k_max_path_words);

  Corpus full;
  Commit commit = commit_of({0, "Ann", "x", {}});
  for (std::size_t i = 0; i < k_max_commits; ++i) full.add(commit);
  CHECK_FALSE(full.add(commit));
  full.finish();
  CHECK(full.commits().size() == k_max_commits);
}

TEST_CASE("no commits are a history, too") {
  const Corpus corpus = corpus_of({});
  CHECK(corpus.commits().empty());
  CHECK(corpus.words_of("anything").empty());
  CHECK(corpus.count_until(k_start) == 0);
}
