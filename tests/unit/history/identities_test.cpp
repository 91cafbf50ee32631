// From authors to people: what is merged, what only suggested, and what somebody decides.
#include <doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "history/identities.h"
#include "history/suggestions.h"
#include "tests/unit/history/logs.h"

using namespace headsup::history;
using namespace headsup::test;

namespace {

constexpr std::int64_t k_day = 86400;
constexpr std::int64_t k_now = 1787324032;

struct Named {
  Identity who;
  int commits = 1;
  int days_ago = 0;
};

Authors authors_of(const std::vector<Named>& named) {
  Authors authors(k_now);
  for (const Named& author : named) {
    for (int i = 0; i < author.commits; ++i) {
      Commit commit;
      commit.author = author.who;
      commit.time = k_now - author.days_ago * k_day;
      commit.subject = author.who.name + " " + std::to_string(i);
      authors.add(commit);
    }
  }
  return authors;
}

Authors two(const Identity& a, const Identity& b) {
  return authors_of({{a, 2}, {b, 1}});
}

std::vector<std::string> names(const Identities& identities) {
  std::vector<std::string> all;
  for (const Person& person : identities.people) all.push_back(person.name);
  return all;
}

using Names = std::vector<std::string>;

Decision decide(DecisionKind kind, const std::string& who, const std::string& other = "",
                const std::string& name = "") {
  return {kind, {who, ""}, {other, ""}, name};
}

}  // namespace

TEST_CASE("names of the same letters are one person where they are long and of two words") {
  struct Pair {
    Identity a, b;
    MergeReason reason;
  };
  const std::vector<Pair> merged = {
      {{"Viktor Söderqvist", ""}, {"viktor soderqvist", ""}, MergeReason::same_letters},
      {{"zuiderkwast", "v@x.org"}, {"Viktor Söderqvist", "V@x.org"}, MergeReason::same_mail},
      {{"junkerderprovinz", ""}, {"Junker der Provinz", ""}, MergeReason::same_letters},
      {{"Ann Lee", "a@x.org"}, {"Ann Lee", "b@x.org"}, MergeReason::same_name},
      {{"Bo", "a@x.org"}, {"Bo", "b@x.org"}, MergeReason::same_name},
      {{"bo", "1+bo@users.noreply.github.com"},
       {"Bo Li", "1+bo@users.noreply.github.com"},
       MergeReason::same_mail},
  };
  for (const Pair& pair : merged) {
    CAPTURE(pair.a.name);
    const Identities identities = find_people(two(pair.a, pair.b), {});
    CHECK(identities.people.size() == 1);
    REQUIRE(identities.merges.size() == 1);
    const Merge& merge = identities.merges[0];
    CHECK(merge.reason == pair.reason);
    CHECK(merge.author == 1);
    CHECK(merge.into == 0);
    CHECK(merge.author_commits == 1);
    CHECK(merge.into_commits == 2);
    CHECK(merge.examples == Names{pair.b.name + " 0"});
  }
}

TEST_CASE("a bot that uses a person's address does not hide who else does") {
  const Identities identities = find_people(authors_of({{{"release-bot", "p@x.org"}, 9},
                                                        {{"Priya Nair", "p@x.org"}, 2},
                                                        {{"priya", "p@x.org"}, 1}}),
                                            {});
  CHECK(names(identities) == Names{"release-bot", "Priya Nair"});
}

TEST_CASE("others stay apart") {
  const std::vector<std::pair<Identity, Identity>> apart = {
      {{"Ann Lee", ""}, {"annlee", ""}},
      {{"junkerderprovinz", ""}, {"JunkerDerProvinz", ""}},
      {{"Viktor", ""}, {"Viktor Söderqvist", ""}},
      {{"root", "root@a.org"}, {"root", "root@b.org"}},
      {{"A B", "root@localhost"}, {"C D", "root@localhost"}},
      {{"A B", "noreply@github.com"}, {"C D", "noreply@github.com"}},
      {{"A B", ""}, {"C D", ""}},
      {{"Priya", "p@x.org"}, {"release-bot", "p@x.org"}},
      {{"Łukasz Mierzwa", ""}, {"Lukasz Mierzwa", ""}},
      {{"", ""}, {"?", ""}},
  };
  for (const auto& pair : apart) {
    CAPTURE(pair.first.name);
    const Identities identities = find_people(two(pair.first, pair.second), {});
    CHECK(identities.people.size() == 2);
    CHECK(identities.merges.empty());
  }
  // An address that many names use tells no two of them to be one.
  const Authors shared =
      authors_of({{{"A", "x@x.org"}}, {{"B", "x@x.org"}}, {{"C", "x@x.org"}}, {{"D", "x@x.org"}}});
  const Identities identities = find_people(shared, {});
  CHECK(identities.people.size() == 4);
  const Suggestions suggestions = suggest_merges(shared, identities);
  REQUIRE(suggestions.pairs.size() == 6);
  CHECK(suggestions.pairs[0].reason == SuggestionReason::shared_mail);
}

TEST_CASE("what is weaker is suggested with its reason") {
  struct Pair {
    Identity a, b;
    SuggestionReason reason;
  };
  const std::vector<Pair> suggested = {
      {{"Ann Lee", ""}, {"annlee", ""}, SuggestionReason::same_letters},
      {{"Lu JJ", ""}, {"JJ Lu", ""}, SuggestionReason::word_order},
      {{"zuiderkwast", ""}, {"Viktor S", "zuiderkwast@x.org"}, SuggestionReason::login},
      {{"A B", "zuiderkwast@x.org"}, {"C D", "zuiderkwast@y.org"}, SuggestionReason::login},
      {{"vpranckaitis", ""}, {"Vilius Pranckaitis", ""}, SuggestionReason::initial_surname},
      {{"V. Pranckaitis", ""}, {"Vilius Pranckaitis", ""}, SuggestionReason::initial_surname},
      {{"x", "vpranckaitis@x.org"}, {"Vilius Pranckaitis", ""}, SuggestionReason::initial_surname},
      {{"Lukasz Mierzwa", ""}, {"Łukasz Mierzwa", ""}, SuggestionReason::one_edit},
      {{"Maria Markova", ""}, {"Mariya Markova", ""}, SuggestionReason::one_edit},
      {{"Maria Markova", ""}, {"Maria Makrova", ""}, SuggestionReason::one_edit},
      {{"Viktor", ""}, {"Viktor Söderqvist", ""}, SuggestionReason::first_name},
  };
  for (const Pair& pair : suggested) {
    CAPTURE(pair.a.name + " ~ " + pair.b.name);
    const Authors authors = two(pair.a, pair.b);
    const Identities identities = find_people(authors, {});
    CHECK(identities.people.size() == 2);
    const Suggestions suggestions = suggest_merges(authors, identities);
    REQUIRE(suggestions.pairs.size() == 1);
    CHECK(suggestions.pairs[0].a == 0);
    CHECK(suggestions.pairs[0].b == 1);
    CHECK(suggestions.pairs[0].reason == pair.reason);
    // A decision against it ends it.
    const Identities apart =
        find_people(authors, {{{DecisionKind::split, pair.b, pair.a, ""}}, {}});
    CHECK(suggest_merges(authors, apart).pairs.empty());
  }
  const std::vector<std::pair<Identity, Identity>> not_suggested = {
      {{"Alex Savelyev", ""}, {"Alex Harelick", ""}},
      {{"Author 1234", ""}, {"Author 1235", ""}},
      {{"Al", ""}, {"Al Gore", ""}},
      {{"Viktor", ""}, {"Viktor [bot]", ""}},
      {{"Maria Markova", ""}, {"Marya Marcova", ""}},
  };
  for (const auto& pair : not_suggested) {
    CAPTURE(pair.first.name);
    const Authors authors = two(pair.first, pair.second);
    CHECK(suggest_merges(authors, find_people(authors, {})).pairs.empty());
  }
}

TEST_CASE("a first name that fits many people suggests none of them") {
  const Authors authors = authors_of({{{"Alex", ""}},
                                      {{"Alex Aa", ""}},
                                      {{"Alex Bb", ""}},
                                      {{"Alex Cc", ""}},
                                      {{"Alex Dd", ""}},
                                      {{"Alex Ee", ""}}});
  CHECK(suggest_merges(authors, find_people(authors, {})).pairs.empty());
}

TEST_CASE("decisions are applied in their order, and one less is as if it had never been made") {
  const Authors authors = authors_of({{{"Viktor Söderqvist", ""}, 5},
                                      {{"viktor soderqvist", ""}, 3},
                                      {{"zuiderkwast", ""}, 2},
                                      {{"Priya", ""}, 1}});
  const auto people = [&](const std::vector<Decision>& decisions) {
    return find_people(authors, {decisions, {}});
  };
  CHECK(names(people({})) == Names{"Viktor Söderqvist", "zuiderkwast", "Priya"});
  const Decision merge = decide(DecisionKind::merge, "zuiderkwast", "Viktor Söderqvist");
  const Decision split = decide(DecisionKind::split, "viktor soderqvist");
  const Decision rename = decide(DecisionKind::rename, "zuiderkwast", "", "Viktor");
  const Decision exclude = decide(DecisionKind::exclude, "Priya");

  const Identities merged = people({merge});
  CHECK(names(merged) == Names{"Viktor Söderqvist", "Priya"});
  CHECK(merged.people[0].commits == 10);
  CHECK(merged.people[0].authors == std::vector<int>{0, 1, 2});
  CHECK(merged.person_of == std::vector<int>{0, 0, 0, 1});
  REQUIRE(merged.merges.size() == 2);
  CHECK(merged.merges[1].reason == MergeReason::by_hand);
  CHECK(merged.merges[1].examples == Names{"zuiderkwast 0", "zuiderkwast 1"});

  CHECK(names(people({split})) ==
        Names{"Viktor Söderqvist", "viktor soderqvist", "zuiderkwast", "Priya"});
  CHECK(people({split}).apart.size() == 1);
  CHECK(names(people({rename})) == Names{"Viktor Söderqvist", "Viktor", "Priya"});
  CHECK(names(people({merge, split, rename})) == Names{"Viktor", "viktor soderqvist", "Priya"});
  CHECK(names(people({merge, rename})) == Names{"Viktor", "Priya"});
  CHECK(names(people({split, rename})) ==
        Names{"Viktor Söderqvist", "viktor soderqvist", "Viktor", "Priya"});
  // The later one counts.
  const Decision again = decide(DecisionKind::merge, "viktor soderqvist", "Viktor Söderqvist");
  CHECK(people({split, again}).people.size() == 3);
  CHECK(people({split, again}).apart.empty());
  CHECK(people({again, split}).people.size() == 4);
  CHECK(people({exclude}).people[2].standing == Standing::excluded);
  CHECK(people({exclude, decide(DecisionKind::include, "Priya")}).people[2].standing ==
        Standing::active);
}

TEST_CASE("a decision that names no author of the history is reported") {
  const Authors authors = two({"A", "a@x.org"}, {"B", ""});
  const std::vector<Decision> decisions = {decide(DecisionKind::merge, "A", "Nobody"),
                                           decide(DecisionKind::exclude, "Nobody"),
                                           decide(DecisionKind::merge, "A", "B"),
                                           {DecisionKind::rename, {"A", "other@x.org"}, {}, "C"}};
  const Identities identities = find_people(authors, {decisions, {}});
  CHECK(identities.without_effect == std::vector<std::size_t>{0, 1, 3});
  CHECK(names(identities) == Names{"A"});
}

TEST_CASE("one of two mails of a name can be split, and names stay unique") {
  const Authors authors = authors_of({{{"Alex", "a@x.org"}, 3}, {{"Alex", "b@x.org"}, 2}});
  CHECK(find_people(authors, {}).people.size() == 1);
  const Identities split =
      find_people(authors, {{{DecisionKind::split, {"Alex", "b@x.org"}, {}, ""}}, {}});
  CHECK(names(split) == Names{"Alex", "Alex (b)"});
  const Identities roots = find_people(
      authors_of({{{"root", ""}, 3}, {{"root", "root@a"}, 2}, {{"root", "root@b"}}}), {});
  CHECK(names(roots) == Names{"root", "root (root)", "root (2)"});
}

TEST_CASE("people are known as bots, inactive or opted out, with the reason") {
  const Authors authors = authors_of({{{"renovate[bot]", ""}, 9},
                                      {{"Copilot", ""}, 8},
                                      {{"Priya Nair", "p@x.org"}, 7},
                                      {{"Marcus", ""}, 6, 90},
                                      {{"Dmitri", ""}, 5, 91},
                                      {{"Future", ""}, 4, -30000}});
  const auto standings = [&](const IdentityOptions& options) {
    std::vector<Standing> all;
    for (const Person& person : find_people(authors, options).people) {
      all.push_back(person.standing);
    }
    return all;
  };
  using S = Standing;
  CHECK(standings({}) ==
        std::vector<S>{S::bot, S::ai_tool, S::active, S::active, S::inactive, S::active});
  CHECK(find_people(authors, {}).people[0].sign == "[bot]");
  CHECK(find_people(authors, {}).people[1].sign == "Copilot");
  const std::vector<Decision> include = {decide(DecisionKind::include, "renovate[bot]"),
                                         decide(DecisionKind::include, "Priya Nair"),
                                         decide(DecisionKind::include, "Dmitri")};
  for (const char* name : {"priya nair", "PRIYA NAIR", "P@x.org"}) {
    CHECK(standings({include, {name}}) ==
          std::vector<S>{S::active, S::ai_tool, S::opted_out, S::active, S::inactive, S::active});
  }
  CHECK(standings({{}, {"", "Priya", "@"}})[2] == S::active);
}

TEST_CASE("a log of one author is one person") {
  const ReadLog log = read_log(commit_line("Ann", "one") + commit_line("Ann", "two"));
  Authors authors;
  for (const Commit& commit : log.commits) authors.add(commit);
  const Identities identities = find_people(authors, {});
  CHECK(names(identities) == Names{"Ann"});
  CHECK(identities.people[0].commits == 2);
  CHECK(suggest_merges(authors, identities).pairs.empty());
  CHECK(find_people(Authors(), {}).people.empty());
}

TEST_CASE("a log of 10,000 authors is read and merged") {
  std::string text;
  for (int i = 0; i < 10000; ++i) {
    const std::string name = "Author " + std::to_string(i);
    text += commit_line(name, "one") + "\n1\t1\ta.c\n";
    if (i % 100 == 0) text += commit_line("AUTHOR-" + std::to_string(i), "two");
  }
  Authors authors;
  LogReader reader([&authors](const Commit& commit) { authors.add(commit); });
  CHECK(reader.feed(text));
  CHECK(reader.finish());
  CHECK(authors.all().size() == 10100);
  CHECK(authors.find({"Author 77", ""}) >= 0);
  CHECK(authors.find({"Author 77", "a@x.org"}) == -1);
  const Identities identities = find_people(authors, {});
  // 'Author 0' has seven characters only.
  CHECK(identities.people.size() == 10001);
  CHECK(identities.merges.size() == 99);
  CHECK(suggest_merges(authors, identities).pairs.size() == 1);
}
