// A CODEOWNERS file: who, of what, in which order.
#include <doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/export/codeowners.h"
#include "tests/unit/history/corpora.h"

using namespace headsup;
using namespace headsup::test;

namespace {

struct Touch {
  double day = 0;
  std::string name, mail;
  std::string path;
  std::string old_path;
};

// The rules and the comments with shares; the earliest touch comes first.
std::string rules(const std::vector<Touch>& touches, const std::vector<std::string>& gone = {}) {
  history::Corpus corpus;
  app::Touches touched(at_day(1000));
  for (auto touch = touches.rbegin(); touch != touches.rend(); ++touch) {
    history::Commit commit = commit_of({touch->day, touch->name, "work", {}});
    commit.author.mail = touch->mail;
    commit.files.push_back({touch->path, touch->old_path, 1, 0, false});
    corpus.add(commit);
    touched.add(commit);
  }
  corpus.finish();
  const std::string file = app::codeowners(touched, corpus, [&](const std::string& path) {
    return std::find(gone.begin(), gone.end(), path) == gone.end();
  });
  return file.substr(file.find("\n\n") + 1);
}

std::vector<Touch> times(int count, const Touch& touch) {
  return std::vector<Touch>(static_cast<std::size_t>(count), touch);
}

std::vector<Touch> all(const std::vector<std::vector<Touch>>& parts) {
  std::vector<Touch> touches;
  for (const auto& part : parts) touches.insert(touches.end(), part.begin(), part.end());
  return touches;
}

const std::string k_ann = "ann@shop.test";

}  // namespace

TEST_CASE("a folder's rule is enough for what has the same owner, and others follow it") {
  CHECK(rules(all({times(8, {1, "Ann", k_ann, "src/a.c", ""}),
                   times(4, {1, "Ann", k_ann, "src/b.c", ""}),
                   times(4, {1, "Bo Li", "bo@shop.test", "src/net/n.c", ""})})) ==
        "\n# 75 %: Ann\n* ann@shop.test\n"
        "\n# 100 %: Bo Li\n/src/net/ bo@shop.test\n");
}

TEST_CASE("two people own together, three do not") {
  CHECK(rules(all({times(4, {1, "Ann", k_ann, "a", ""}),
                   times(4, {1, "Bo Li", "bo@shop.test", "a", ""})})) ==
        "\n# 100 %: Ann, Bo Li\n* ann@shop.test bo@shop.test\n");
  std::vector<std::vector<Touch>> four;
  for (const char* name : {"Ann", "Bo", "Cy", "Di"})
    four.push_back(times(4, {1, name, "", "a", ""}));
  CHECK(rules(all(four)).find('*') == std::string::npos);
}

TEST_CASE("who has gone owns nothing, and nobody owns it in their place") {
  CHECK(rules(all({times(9, {1, "Ann", k_ann, "a", ""}),
                   times(3, {200, "Bo Li", "bo@shop.test", "b", ""})})) ==
        "\n# 100 %: Bo Li\n/b bo@shop.test\n");
}

TEST_CASE("what was touched long ago counts less") {
  CHECK(rules(all({times(4, {1, "Ann", k_ann, "a", ""}),
                   times(3, {721, "Bo Li", "bo@shop.test", "a", ""}),
                   times(1, {721, "Ann", k_ann, "b", ""})})) ==
        "\n# 71 %: Bo Li\n* bo@shop.test\n");
}

TEST_CASE("a renamed file is what it is called today, a file that is gone is nothing") {
  const std::vector<Touch> touches = all({times(3, {1, "Ann", k_ann, "old.c", ""}),
                                          {{2, "Bo Li", "bo@shop.test", "new.c", "old.c"}},
                                          times(9, {1, "Cy", "cy@shop.test", "gone.c", ""})});
  CHECK(rules(touches, {"gone.c", "old.c"}) == "\n# 75 %: Ann\n* ann@shop.test\n");
}

TEST_CASE("patterns and owners are never anything else") {
  const auto rule = [](const std::string& mail, const std::string& path) {
    return rules(all({times(4, {1, "Ann", mail, path, ""}), times(3, {1, "Bo", "", "b", ""}),
                      times(3, {1, "Cy", "", "c", ""}), times(3, {1, "Di", "", "d", ""})}));
  };
  CHECK(rule(k_ann, "a [x] *.c").find("\n/a\\ ?x?\\ ?.c ann@shop.test\n") != std::string::npos);
  CHECK(rule(k_ann, "a\n* @evil").find("\n/a??\\ @evil ann@shop.test\n") != std::string::npos);
  CHECK(rule("1+ann@users.noreply.github.com", "a").find("\n/a @ann\n") != std::string::npos);
  for (const char* mail : {"", "ann", "ann@x.test @evil", "ann@x.test#", "root@localhost"}) {
    CAPTURE(mail);
    CHECK(rule(mail, "a").find("no address in the log)\n# /a\n") != std::string::npos);
  }
}
