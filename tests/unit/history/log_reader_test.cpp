// Logs that are read, the usual and the odd ones.
#include <doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/unit/history/logs.h"

using namespace headsup::history;
using namespace headsup::test;

namespace {

const std::string k_small =
    "\xEF\xBB\xBF"
    "commit\t55bbbe09a3b37a98c907dbfbc225768ff253e84f\tViktor Söderqvist\tv@x.org\t"
    "2024-10-24T18:36:32-04:00\tLog formats \xFF 翠 (#1022)\r\n"
    "Co-authored-by: 翠 / green <green@x.org>\r\n"
    "\r\n"
    "9\t0\tsrc/config.c\r\n"
    "-\t-\t\"a/\\303\\244.png\"\r\n"
    "commit\t97ad042170f4c71b518239723b733dd98e8e3e76\troot\t\t2026-08-22T06:36:54Z\t\n"
    "commit\ta98c8d95d552c6fa98ab66fb810f5b39ad5abf49\tb\tb@x.org\t1969-12-31T23:59:59Z\tx\n"
    "\n"
    "0\t1\tsrc/{a => b}/c.js\n";

struct NamedPath {
  std::string printed, path, old_path;
};

struct Dated {
  const char* text;
  std::int64_t time;
  int offset_minutes;
};

// The one commit that this line and what follows are.
Commit only_commit(const std::string& text) {
  const ReadLog log = read_log(text);
  CAPTURE(log.error.message);
  CHECK(log.ok);
  REQUIRE(log.commits.size() == 1);
  return log.commits[0];
}

}  // namespace

TEST_CASE("a log is read with authors, mails, co-authors, dates, subjects and files") {
  const ReadLog log = read_log(k_small);
  CHECK(log.ok);
  REQUIRE(log.commits.size() == 3);
  const Commit& first = log.commits[0];
  CHECK(first.hash == "55bbbe09a3b37a98c907dbfbc225768ff253e84f");
  CHECK(first.author == Identity{"Viktor Söderqvist", "v@x.org"});
  CHECK(first.co_authors == std::vector<Identity>{{"翠 / green", "green@x.org"}});
  CHECK(first.time == 1729809392);
  CHECK(first.offset_minutes == -240);
  CHECK(first.subject == "Log formats \uFFFD 翠 (#1022)");
  CHECK(first.files ==
        std::vector<FileChange>{{"src/config.c", "", 9, 0, false}, {"a/ä.png", "", 0, 0, true}});
  CHECK(log.commits[1].author == Identity{"root", ""});
  CHECK(log.commits[1].subject.empty());
  CHECK(log.commits[1].files.empty());
  CHECK(log.commits[2].time == -1);
  CHECK(log.commits[2].files == std::vector<FileChange>{{"src/b/c.js", "src/a/c.js", 0, 1, false}});
  CHECK(log.counts.lines == 9);
  CHECK(log.counts.commits == 3);
  CHECK(log.counts.without_files == 1);
  CHECK(log.counts.malformed == 1);
}

TEST_CASE("wherever a log is cut into chunks, its commits are the same") {
  const std::string_view text = k_small;
  const ReadLog whole = read_log(text);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const ReadLog parts = read_log({text.substr(0, at), text.substr(at)});
    CAPTURE(at);
    CHECK(parts.commits == whole.commits);
    CHECK(parts.counts.lines == whole.counts.lines);
    CHECK(parts.counts.malformed == whole.counts.malformed);
  }
  std::vector<std::string_view> bytes;
  for (std::size_t at = 0; at < text.size(); ++at) bytes.push_back(text.substr(at, 1));
  CHECK(read_log(bytes).commits == whole.commits);
}

TEST_CASE("paths are read as git prints them") {
  const std::vector<NamedPath> paths = {
      {"src/server.c", "src/server.c", ""},
      {"a b/c d.txt", "a b/c d.txt", ""},
      {"old.c => new.c", "new.c", "old.c"},
      {"{old => new}/a.c", "new/a.c", "old/a.c"},
      {"src/{ => core}/a.c", "src/core/a.c", "src/a.c"},
      {"src/{core => }/a.c", "src/a.c", "src/core/a.c"},
      {"{ => core}/a.c", "core/a.c", "a.c"},
      {"src/{a.c => b.c}", "src/b.c", "src/a.c"},
      {"src/{a/b => c}/d/e.ts", "src/c/d/e.ts", "src/a/b/d/e.ts"},
      {"routes/{[slug] => [id]}/+page.svelte", "routes/[id]/+page.svelte",
       "routes/[slug]/+page.svelte"},
      {"a/{x}/{b => c}/d", "a/{x}/c/d", "a/{x}/b/d"},
      {"a{b => c}d", "c}d", "a{b"},
      {"a/{b}.c", "a/{b}.c", ""},
      {"a=>b", "a=>b", ""},
      {R"("\303\244.txt")", "ä.txt", ""},
      {R"("a\tb\"c\\d\n")", "a\tb\"c\\d\n", ""},
      {R"("\a\b\v\f\r")", "\a\b\v\f\r", ""},
      {R"("\347\277\240 => \347\277\240")", "翠 => 翠", ""},
      {R"("\303\244" => b)", "b", "ä"},
      {R"(a/{x => "\303\244")", "ä", "a/{x"},
      {R"("\303\244 1.js" => "\303\244 2.js")", "ä 2.js", "ä 1.js"},
      {"ends with a quote\"", "ends with a quote\"", ""},
      {R"("\377.txt")", "\uFFFD.txt", ""},
      {"latin-\xE4.txt", "latin-\uFFFD.txt", ""},
      {"with\ttab", "with\ttab", ""},
  };
  for (const NamedPath& path : paths) {
    CAPTURE(path.printed);
    const Commit commit = only_commit(commit_line("A", "s") + "\n3\t4\t" + path.printed + "\n");
    REQUIRE(commit.files.size() == 1);
    CHECK(commit.files[0] == FileChange{path.path, path.old_path, 3, 4, false});
  }
}

TEST_CASE("dates are seconds and what the author's clock was ahead") {
  const std::vector<Dated> dates = {
      {"1970-01-01T00:00:00Z", 0, 0},
      {"1970-01-01T00:00:00+00:00", 0, 0},
      {"1970-01-01T01:00:00+01:00", 0, 60},
      {"1970-01-01T00:00:00+0130", -5400, 90},
      {"1969-12-31T23:59:59Z", -1, 0},
      {"1900-03-01T12:00:00-05:00", -2203830000, -300},
      {"2000-02-29T23:59:60Z", 951868800, 0},
      {"2026-08-21T16:53:52+02:00", 1787324032, 120},
      {"2026-08-21 16:53:52 +0200", 1787324032, 120},
      {"2026-08-21T16:53:52-0330", 1787343832, -210},
      {"2038-01-19T03:14:08Z", 2147483648, 0},
      {"2100-12-31T23:59:59Z", 4133980799, 0},
      {"2005-04-07T22:13:13+51:30", 1112726593, 3090},
  };
  for (const Dated& date : dates) {
    CAPTURE(date.text);
    const Commit commit = only_commit(commit_line("A", "s", date.text));
    CHECK(commit.time == date.time);
    CHECK(commit.offset_minutes == date.offset_minutes);
  }
}

TEST_CASE("what stands before the date are a name and a mail") {
  struct Named {
    std::string fields;
    Identity who;
    std::string subject;
  };
  const std::string date = "2026-08-21T16:53:52+02:00";
  const std::vector<Named> names = {
      {"Priya\t" + date + "\ts", {"Priya", ""}, "s"},
      {"Priya\tp@x.org\t" + date + "\ts", {"Priya", "p@x.org"}, "s"},
      {"Priya\t\t" + date + "\ts", {"Priya", ""}, "s"},
      {"\t" + date + "\ts", {"", ""}, "s"},
      {"\tp@x.org\t" + date + "\ts", {"", "p@x.org"}, "s"},
      {"Pri\tya\t" + date + "\ts", {"Pri ya", ""}, "s"},
      {"Pri\tya\tp@x.org\t" + date + "\ts", {"Pri ya", "p@x.org"}, "s"},
      {"Priya\t" + date + "\ta\tb\t" + date, {"Priya", ""}, "a b " + date},
      {"Priya\t" + date + "\t", {"Priya", ""}, ""},
      {"Priya\t" + date, {"Priya", ""}, ""},
      {"Pr\xEFya\t" + date + "\tcaf\xE9", {"Pr\uFFFDya", ""}, "caf\uFFFD"},
      {"a@b\t" + date + "\ts", {"a@b", ""}, "s"},
      {"Evil\u202Eeman\t" + date + "\t\x1B[31mred", {"Evileman", ""}, "[31mred"},
  };
  for (const Named& named : names) {
    CAPTURE(named.fields);
    const Commit commit = only_commit("commit\ta1b2c3d4\t" + named.fields + "\n");
    CHECK(commit.author == named.who);
    if (named.subject != "[31mred") CHECK(commit.subject == named.subject);
  }
  // Once one has a mail, another may be written without an '@'.
  const ReadLog log = read_log("commit\ta1b2c3d4\tA\ta@x.org\t" + date + "\ts\n" +
                               "commit\ta1b2c3d5\tB\troot\t" + date + "\ts\n");
  REQUIRE(log.commits.size() == 2);
  CHECK(log.commits[1].author == Identity{"B", "root"});
}

TEST_CASE("trailers between a commit and its files are taken or skipped") {
  const Commit commit = only_commit(commit_line("A", "s") +
                                    "Signed-off-by: A <a@x.org>\n"
                                    "co-AUTHORED-by: Claude <noreply@anthropic.com>\n"
                                    " which goes on here\n"
                                    "Co-authored-by: No Mail\n"
                                    "Co-authored-by: Open <o@x.org\n"
                                    "Co-authored-by: <only@x.org>\n"
                                    "Co-authored-by:\n"
                                    "Fixes: #12\n"
                                    "\n1\t1\ta.c\n");
  CHECK(commit.co_authors == std::vector<Identity>{{"Claude", "noreply@anthropic.com"},
                                                   {"No Mail", ""},
                                                   {"Open", "o@x.org"},
                                                   {"", "only@x.org"}});
  CHECK(commit.files.size() == 1);
}

TEST_CASE("what is cut off is left out and counted") {
  const std::string whole = commit_line("A", "one") + "\n1\t1\ta.c\n" + commit_line("B", "two");
  const ReadLog cut_file = read_log(whole + "\n1\t1\tb.c");
  CHECK(cut_file.ok);
  CHECK(cut_file.commits.size() == 2);
  CHECK(cut_file.commits[1].files.empty());
  CHECK(cut_file.counts.cut_lines == 1);
  const ReadLog cut_commit = read_log(whole + "commit\ta1b2");
  CHECK(cut_commit.commits.size() == 2);
  CHECK(cut_commit.counts.cut_lines == 1);
  CHECK(read_log(whole + "\xC3").counts.cut_lines == 1);
  CHECK(read_log(whole + "  ").counts.cut_lines == 0);
  // Only the first line may be without its end.
  const std::string line = commit_line("A", "one");
  CHECK(read_log(std::string_view(line).substr(0, line.size() - 1)).commits.size() == 1);
}

TEST_CASE("long texts are cut, and nothing else of them is remembered") {
  const std::string subject(1 << 20, 'x');
  const std::string text = commit_line(std::string(300, 'n'), subject) + "\n1\t2\ta.c\n";
  for (const std::size_t at : {text.size() / 2, text.size(), std::size_t{70000}}) {
    const ReadLog log =
        read_log({std::string_view(text).substr(0, at), std::string_view(text).substr(at)});
    CHECK(log.ok);
    REQUIRE(log.commits.size() == 1);
    CHECK(log.commits[0].subject == subject.substr(0, k_longest_subject));
    CHECK(log.commits[0].author.name.size() == k_longest_name);
    CHECK(log.commits[0].files.size() == 1);
    CHECK(log.counts.cut_texts == 2);
  }
  const std::string path(5000, 'p');
  const ReadLog log = read_log(commit_line("A", "s") + "1\t2\t" + path + "\n");
  REQUIRE(log.commits.size() == 1);
  CHECK(log.commits[0].files[0].path.size() == k_longest_path);
}

TEST_CASE("a commit whose date git could not read is left out with its files") {
  const ReadLog log = read_log("commit\ta1b2c3d4\tA\t\ts\n\n1\t1\ta.c\n" + commit_line("B", "two") +
                               "commit\ta1b2c3d4\tC\tc@x.org\t\ts\n\n1\t1\tc.c\n"
                               "commit\ta1b2c3d4\tD\td@x.org\t%aI\ts\n\n1\t1\td.c\n"
                               "commit\ta1b2c3d4\tE\t%aI\ts\n");
  CHECK(log.ok);
  REQUIRE(log.commits.size() == 1);
  CHECK(log.commits[0].author.name == "B");
  CHECK(log.commits[0].files.empty());
  CHECK(log.counts.undated == 4);
}
