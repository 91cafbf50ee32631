#include <doctest.h>

#include <cmath>

#include "team/text.h"

using namespace headsup::team;

namespace {

using Words = std::vector<std::string>;

// Four heads of one facet each, with these term lists.
Team team_with_terms(const Words& first, const Words& second = {}) {
  Team team;
  for (int h = 0; h < k_heads; ++h) {
    Facet facet;
    facet.id = "facet" + std::to_string(h);
    facet.terms = h == 0 ? first : h == 1 ? second : Words{};
    team.heads[h].facets.push_back(facet);
  }
  return team;
}

bool finds(const std::string& term, const std::string& text) {
  return TermIndex(team_with_terms({term})).needs(text).facets[0] > 0;
}

}  // namespace

TEST_CASE("words are lower-cased and split at case, underscores, paths and punctuation") {
  CHECK(tokenize("API-Key") == Words{"api", "key"});
  CHECK(tokenize("rollBack ordersTbl") == Words{"roll", "back", "order", "tbl"});
  CHECK(tokenize("HTTPServer parseJSON p99Max") ==
        Words{"http", "server", "pars", "json", "p99max"});
  CHECK(tokenize("src/lock_map.cc") == Words{"src", "lock", "map", "cc"});
  CHECK(tokenize("at 11pm, p99=8s!") == Words{"at", "11pm", "p99", "8s"});
  CHECK(tokenize("the customer's can’t") == Words{"the", "customer", "cant"});
  CHECK(tokenize("").empty());
  CHECK(tokenize(" \t\n—…'' ").empty());
}

TEST_CASE("letters of other scripts are letters, symbols and broken bytes are not") {
  CHECK(tokenize("ÄRGER Łódź ΣΕΙΡΆ ЗАКАЗЫ") == Words{"ärger", "łódź", "σειρά", "заказы"});
  CHECK(tokenize("データベース🔥遅い") == Words{"データベース", "遅い"});
  CHECK(tokenize("8×4 a\u00A0b “word”") == Words{"8", "4", "a", "b", "word"});
  CHECK(tokenize("ab\xFF"
                 "cd\xC3") == Words{"ab", "cd"});
  CHECK(tokenize("\xE2\x82 x \xED\xA0\x80") == Words{"x"});
}

TEST_CASE("inflections of a word meet") {
  const std::vector<Words> families = {
      {"spike", "spikes", "spiked", "spiking"},
      {"query", "queries", "queried", "querying"},
      {"deploy", "deploys", "deployed", "deploying"},
      {"contention", "contentions"},
      {"cache", "caches", "cached", "caching"},
      {"stop", "stops", "stopped", "stopping"},
      {"page", "pages", "paged", "paging"},
      {"retry", "retries", "retried", "retrying"},
      {"process", "processes", "processed", "processing"},
      {"call", "calls", "called", "calling"},
      {"slow", "slowly"},
      {"queue", "queues", "queued", "queuing"},
  };
  for (const Words& family : families) {
    for (const std::string& word : family) {
      CAPTURE(word);
      CHECK(tokenize(word) == tokenize(family.front()));
    }
  }
}

TEST_CASE("different words stay apart") {
  CHECK(tokenize("string") != tokenize("str"));
  CHECK(tokenize("status") != tokenize("stat"));
  CHECK(tokenize("evening") != tokenize("even"));
  CHECK(tokenize("8 seconds") != tokenize("8 second"));
  CHECK(tokenize("11pm") != tokenize("11am"));
}

TEST_CASE("a term is found however it is joined") {
  for (const char* text :
       {"a slow query!", "slow-queries", "slow_query", "slowQuery", "slowquery", "SLOW\nQUERIES"}) {
    CAPTURE(text);
    CHECK(finds("slow query", text));
    CHECK(finds("slowquery", text));
  }
  CHECK(finds("11pm", "It is 11 pm."));
  CHECK_FALSE(finds("slow query", "slow or query"));
  CHECK_FALSE(finds("slow query", "query slow"));
}

TEST_CASE("each unit of evidence halves what is missing to a need of 1") {
  const TermIndex index(team_with_terms({"lock", "deadlock", "contention"}));
  CHECK(index.needs("nothing of that").facets[0] == 0.0);
  CHECK(index.needs("a lock").facets[0] == doctest::Approx(0.5));
  CHECK(index.needs("a lock, a deadlock").facets[0] == doctest::Approx(0.75));
  CHECK(index.needs("lock deadlock contention").facets[0] == doctest::Approx(0.875));
  CHECK(index.needs("lock locks locked locking").facets[0] == doctest::Approx(0.5));
}

TEST_CASE("a term that more facets list says less to each of them") {
  const TermIndex index(team_with_terms({"lock", "spike"}, {"spike"}));
  const Needs needs = index.needs("spike");
  const double idf = std::log(1 + 4 / 2.0) / std::log(1 + 4.0);
  CHECK(needs.facets[0] == doctest::Approx(1 - std::pow(2.0, -idf)));
  CHECK(needs.facets[0] == needs.facets[1]);
  CHECK(needs.facets[2] == 0.0);
}

TEST_CASE("the longest term counts for its facet, and its words for the others") {
  const TermIndex index(team_with_terms({"write", "write contention"}, {"contention"}));
  const Needs needs = index.needs("write contention");
  REQUIRE(needs.matches.size() == 2);
  CHECK(needs.matches[0].term == "write contention");
  CHECK(needs.matches[0].facet == 0);
  CHECK(needs.facets[0] == doctest::Approx(1 - std::pow(2.0, -1.5)));
  CHECK(needs.matches[1].term == "contention");
  CHECK(needs.matches[1].facet == 1);
}

TEST_CASE("the parts of a camelCase word say nothing where it is a term itself") {
  const TermIndex index(team_with_terms({"javascript"}, {"java", "script"}));
  for (const char* text : {"JavaScript", "javascript", "we use JavaScript here"}) {
    CAPTURE(text);
    const Needs needs = index.needs(text);
    CHECK(needs.facets[0] == doctest::Approx(0.5));
    CHECK(needs.facets[1] == 0.0);
  }
  CHECK(index.needs("Java and JavaScript").facets[1] == doctest::Approx(0.5));
  CHECK(index.needs("JavaScriptEngine").facets[1] > 0.0);
  // A phrase is one however it is joined, and its words are words.
  const TermIndex phrase(team_with_terms({"slow query"}, {"query"}));
  CHECK(phrase.needs("slowQuery").facets[1] == phrase.needs("slow query").facets[1]);
}

TEST_CASE("shares of the matches add up to the needs, in order of appearance") {
  const TermIndex index(team_with_terms({"lock", "orders table", "spike"}, {"spike", "table"}));
  const Needs needs = index.needs("Spiking locks on the orders_table.");
  std::vector<double> sums(needs.facets.size(), 0.0);
  for (const Match& match : needs.matches) sums[match.facet] += match.weight;
  for (std::size_t f = 0; f < sums.size(); ++f) CHECK(sums[f] == doctest::Approx(needs.facets[f]));
  REQUIRE(needs.matches.size() == 5);
  CHECK(needs.matches.front().term == "spike");
  CHECK(needs.matches.back().term == "table");
}

TEST_CASE("a long list of evidence approaches 1 and never passes it") {
  Words terms;
  std::string text;
  for (int i = 0; i < 200; ++i) {
    terms.push_back("word" + std::to_string(i));
    text += terms.back() + " ";
  }
  const double need = TermIndex(team_with_terms(terms)).needs(text).facets[0];
  CHECK(need <= 1.0);
  CHECK(need > 0.99);
}
