// Names as they are compared, bots, tools that write code, and paths.
#include <doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "history/author_signs.h"
#include "history/name_key.h"
#include "history/path_kind.h"

using namespace headsup::history;

namespace {

struct Two {
  const char* from;
  const char* to;
};

struct Signed {
  Identity who;
  const char* sign;
};

struct Path {
  const char* path;
  PathKind kind;
  const char* sign;
};

}  // namespace

TEST_CASE("names are compared by their letters and digits") {
  const std::vector<Two> keys = {
      {"Viktor Söderqvist", "viktorsoderqvist"},
      {"Viktor So\u0308derqvist", "viktorsoderqvist"},
      {"LINAS MEDŽIŪNAS", "linasmedziunas"},
      {"Nguyễn Thị Ước", "nguyenthiuoc"},
      {"Łukasz Ørjan Đurica", "łukaszørjanđurica"},
      {"Strauß STRAUẞ", "straussstrauss"},
      {"ＦＵＬＬ　ｗｉｄｔｈ０", "fullwidth0"},
      {"ﬁ ﬄ Ǆ ŉ ª²", "fiffldzna2"},
      {"İstanbul ISIK", "istanbulisik"},
      {"ΣΑΣ Юлия", "σασюлия"},
      {"🌲 Harry 🌊 John 🏔", "harryjohn"},
      {"(╯°□°）╯︵ ┻━┻", ""},
      {"翠 / green", "翠green"},
      {"D'Amelio, J.", "damelioj"},
      {"", ""},
  };
  for (const Two& key : keys) {
    CAPTURE(key.from);
    CHECK(name_key(key.from) == key.to);
  }
  CHECK(name_words(" Jan-Otto  Kröpke 🏔") == std::vector<std::string>{"janotto", "kropke"});
  CHECK(name_parts("k8s-ci_robot.x") == std::vector<std::string>{"k8s", "ci", "robot", "x"});
  CHECK(name_words("").empty());
}

TEST_CASE("bots are known by a sign, and people with such names are not") {
  const std::vector<Signed> signs = {
      {{"dependabot[bot]", ""}, "[bot]"},
      {{"A", "49699333+dependabot[bot]@users.noreply.github.com"}, "[bot]"},
      {{"dependabot-preview", ""}, "dependabot"},
      {{"Mend Renovate", ""}, "renovate"},
      {{"renovate", ""}, "renovate"},
      {{"Hosted Weblate", ""}, "weblate"},
      {{"k8s-ci-robot", ""}, "robot"},
      {{"vite-bot", ""}, "bot"},
      {{"My Bot", ""}, "bot"},
      {{"SnykBot", ""}, "snykbot"},
      {{"ReleaseBot", ""}, "Bot"},
      {{"GitHub Actions", ""}, "githubactions"},
      {{"github-actions", ""}, "githubactions"},
      {{"GitHub", "noreply@github.com"}, "github"},
      {{"Travis CI", ""}, "travisci"},
      {{"pre-commit-ci", ""}, "precommitci"},
      {{"Updates", "updates-bot@x.org"}, "-bot"},
      {{"Sylvain Rabot", ""}, ""},
      {{"Talbot", ""}, ""},
      {{"alex boten", ""}, ""},
      {{"Travis Hunt", ""}, ""},
      {{"John Jenkins", ""}, ""},
      {{"Botond Szabó", ""}, ""},
      {{"", ""}, ""},
  };
  for (const Signed& author : signs) {
    CAPTURE(author.who.name);
    CHECK(bot_sign(author.who) == author.sign);
  }
}

TEST_CASE("tools that write code are told from people of their name") {
  const std::vector<Signed> tools = {
      {{"Claude", "noreply@anthropic.com"}, "Claude"},
      {{"Claude Opus 4.5", ""}, "Claude"},
      {{"claude-code", ""}, "Claude"},
      {{"Claude", ""}, "Claude"},
      {{"Claude", "claude@univ-paris.fr"}, ""},
      {{"Claude Monet", ""}, ""},
      {{"Copilot", "198982749+Copilot@users.noreply.github.com"}, "Copilot"},
      {{"copilot-swe-agent[bot]", ""}, "Copilot"},
      {{"GitHub Copilot", ""}, "Copilot"},
      {{"Cursor Agent", "cursoragent@cursor.com"}, "Cursor"},
      {{"devin-ai-integration[bot]", ""}, "Devin"},
      {{"Devin", "d@x.org"}, ""},
      {{"Devin AI", ""}, "Devin"},
      {{"aider (gpt-4o)", ""}, "aider"},
      {{"aider", "noreply@aider.chat"}, "aider"},
      {{"Jules Verne", ""}, ""},
      {{"google-labs-jules[bot]", ""}, "Jules"},
      {{"Viktor", "v@x.org"}, ""},
  };
  for (const Signed& author : tools) {
    CAPTURE(author.who.name);
    CHECK(ai_tool(author.who) == author.sign);
  }
  Commit commit;
  commit.author = {"A", "a@x.org"};
  CHECK(ai_tool(commit).empty());
  commit.co_authors = {{"B", ""}, {"Claude", "noreply@anthropic.com"}};
  CHECK(ai_tool(commit) == "Claude");
}

TEST_CASE("an address counts where it tells who somebody is") {
  const std::vector<Two> mails = {
      {" V@X.org ", "v@x.org"},
      {"123+login@users.noreply.github.com", "123+login@users.noreply.github.com"},
      {"noreply@github.com", ""},
      {"root@localhost", ""},
      {"v@localhost.localdomain", ""},
      {"v@laptop", ""},
      {"root@server.x.org", ""},
      {"you@example.com", ""},
      {"@x.org", ""},
      {"v@", ""},
      {"v", ""},
      {"", ""},
  };
  for (const Two& mail : mails) {
    CAPTURE(mail.from);
    CHECK(mail_key(mail.from) == mail.to);
  }
  CHECK(mail_login("123+login@users.noreply.github.com") == "login");
  CHECK(mail_login("v.s+git@x.org") == "v.s");
  CHECK(mail_login("") == "");
}

TEST_CASE("generated and vendored paths are known by a sign") {
  const std::vector<Path> paths = {
      {"go.sum", PathKind::generated, "go.sum"},
      {"web/ui/package-lock.json", PathKind::generated, "package-lock.json"},
      {"Cargo.lock", PathKind::generated, "cargo.lock"},
      {"a/b.pb.go", PathKind::generated, "*.pb.go"},
      {"x/jquery.min.js", PathKind::generated, "*.min.js"},
      {"dist/a.js", PathKind::generated, "dist/"},
      {"packages/a/dist/a.js", PathKind::generated, "dist/"},
      {"a/mydist/dist/a.js", PathKind::generated, "dist/"},
      {"a/__snapshots__/b.test.ts.snap", PathKind::generated, "__snapshots__/"},
      {"a/b.snap", PathKind::generated, "*.snap"},
      {"pkg/zz_generated.deepcopy.go", PathKind::generated, "zz_generated*"},
      {"configure", PathKind::generated, "configure"},
      {"vendor/a/b.go", PathKind::vendored, "vendor/"},
      {"src/third_party/a.cc", PathKind::vendored, "third_party/"},
      {"a/node_modules/b/c.js", PathKind::vendored, "node_modules/"},
      {"deps/lua/a.c", PathKind::vendored, "/deps/"},
      {"src/deps/a.c", PathKind::ordinary, ""},
      {"mydist/a.js", PathKind::ordinary, ""},
      {"redist/vendors.c", PathKind::ordinary, ""},
      {"src/configure.c", PathKind::ordinary, ""},
      {"src/server.c", PathKind::ordinary, ""},
      {"dist", PathKind::ordinary, ""},
      {"", PathKind::ordinary, ""},
  };
  for (const Path& path : paths) {
    CAPTURE(path.path);
    CHECK(path_sign(path.path).kind == path.kind);
    CHECK(path_sign(path.path).sign == path.sign);
  }
  Commit commit;
  commit.files.resize(30);
  CHECK_FALSE(is_bulk(commit));
  commit.files.resize(31);
  CHECK(is_bulk(commit));
}
