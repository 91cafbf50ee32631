// Texts that are no log: one error, its place, what was found and what was expected.
#include <doctest.h>

#include <string>
#include <vector>

#include "tests/unit/history/logs.h"

using namespace headsup::history;
using namespace headsup::test;

namespace {

struct Bad {
  std::string text;
  int line, column;
  std::string found;  // between 'found ' and '; expected'
};

const std::string k_commit = "commit\ta1b2c3d4\tA\t2026-08-21T16:53:52+02:00\ts\n";
const std::string k_prints = std::string("what this prints: ") + k_log_command;
const std::string k_date = "the author's date with its zone, such as 2026-08-21T16:53:52+02:00";
const std::string k_path = "a path, in double quotes with git's escapes if it has any";

void check_refused(const std::vector<Bad>& inputs, const std::string& expected) {
  for (const Bad& bad : inputs) {
    CAPTURE(bad.text.substr(0, 80));
    const ReadLog log = read_log(bad.text);
    CHECK_FALSE(log.ok);
    CHECK(log.error.line == bad.line);
    CHECK(log.error.column == bad.column);
    CHECK(log.error.message == "found " + bad.found + "; expected " + expected);
  }
}

}  // namespace

TEST_CASE("a text that is no log is told what to print") {
  const std::string hash = "a98c8d95d552c6fa98ab66fb810f5b39ad5abf49";
  const std::string quoted_hash = "'commit a98c8d95d552c6fa98ab66fb810f5b39a…'";
  check_refused(
      {
          {"", 1, 1, "no commit"},
          {"\xEF\xBB\xBF", 1, 1, "no commit"},
          {"\n \r\n\t\n", 1, 1, "no commit"},
          {"commit " + hash + "\nAuthor: A <a@x.org>\n", 1, 1,
           quoted_hash + ", a log of another format"},
          {"commit " + hash + " (HEAD -> main)\n", 1, 1, quoted_hash + ", a log of another format"},
          {"\n\ncommit " + hash + "\n", 3, 1, quoted_hash + ", a log of another format"},
          {"Author: A <a@x.org>\n", 1, 1, "'Author: A <a@x.org>', a log of another format"},
          {k_commit + "Author: A\n", 2, 1, "'Author: A', a log of another format"},
          {"tree 12ab\n", 1, 1, "'tree 12ab', a log of --pretty=raw"},
          {"a98c8d9 chore: comment\n", 1, 1, "'a98c8d9 chore: comment', a log of --oneline"},
          {"1234567 chore\n", 1, 1, "'1234567 chore', a log of --oneline"},
          {"* " + k_commit, 1, 1,
           "'* commit\\u0009a1b2c3d4\\u0009A\\u00092026-08-21T16:53:52+…', a log of --graph"},
          {k_commit + "| \n", 2, 1, "'| ', a log of --graph"},
          {"'" + k_commit, 1, 1,
           "''commit\\u0009a1b2c3d4\\u0009A\\u00092026-08-21T16:53:52+0…', a log between single "
           "quotes (on "
           "Windows, cmd.exe wants double ones)"},
          {"commit%x09%H\n", 1, 1, "'commit%x09%H', a format that git was not given"},
          {k_commit + " src/a.c | 5 ++---\n", 2, 1, "' src/a.c | 5 ++---', a log of --stat"},
          {k_commit + " 1 file changed, 5 insertions(+)\n", 2, 1,
           "' 1 file changed, 5 insertions(+)', a log of --stat"},
          {k_commit + "M\tsrc/a.c\n", 2, 1, "'M\\u0009src/a.c', a log of --name-status"},
          {k_commit + "R100\ta\tb\n", 2, 1, "'R100\\u0009a\\u0009b', a log of --name-status"},
          {k_commit + ":100644 100644 1a 2b M\ta\n", 2, 1,
           "':100644 100644 1a 2b M\\u0009a', a log of --raw"},
          {k_commit + "src/a.c\n", 2, 1, "'src/a.c'"},
          {k_commit + "\ndiff --git a/a b/a\n", 3, 1, "'diff --git a/a b/a', a diff"},
          {"diff --git a/a b/a\n--- a/a\n+++ b/a\n", 1, 1, "'diff --git a/a b/a', a diff"},
          {"@@ -1 +1 @@\n", 1, 1, "'@@ -1 +1 @@', a diff"},
          {"--- a/a\n", 1, 1, "'--- a/a', a diff"},
          {"From a98c8d9 Mon Sep 17 00:00:00 2001\n", 1, 1,
           "'From a98c8d9 Mon Sep 17 00:00:00 2001', a patch or a mail"},
          {"fatal: not a git repository\n", 1, 1, "'fatal: not a git repository', an error of git"},
          {"usage: git log\n", 1, 1, "'usage: git log', an error of git"},
          {R"({"format": "headsup-team/1"})", 1, 1,
           R"('{"format": "headsup-team/1"}', JSON, such as a team file)"},
          {"[1, 2]\n", 1, 1, "'[1, 2]', JSON, such as a team file"},
          {"<!doctype html>\n", 1, 1, "'<!doctype html>', a page or a file in XML"},
          {"name,title,lead\nPriya,Backend,x\n", 1, 1, "'name,title,lead'"},
          {"Priya, Backend: locks\n", 1, 1, "'Priya, Backend: locks'"},
          {"Commit\ta1b2\n", 1, 1, "'Commit\\u0009a1b2'"},
          {"\x89PNG\r\n", 1, 1, "'\\ufffdPNG'"},
          {"1\t1\tgo.mod\n", 1, 1, "'1\\u00091\\u0009go.mod' before any commit"},
          {"Co-authored-by: A <a@x.org>\n", 1, 1, "'Co-authored-by: A <a@x.org>'"},
          {k_commit + "1\t1\ta.c\nCo-authored-by: A <a>\n", 3, 1, "'Co-authored-by: A <a>'"},
          {k_commit + " goes on\n", 2, 1, "' goes on'"},
          {k_commit + "1\t1\n", 2, 1, "'1\\u00091'"},
          {k_commit + "x\t1\ta.c\n", 2, 1, "'x\\u00091\\u0009a.c'"},
          {k_commit + "1\t-1\ta.c\n", 2, 1, "'1\\u0009-1\\u0009a.c'"},
          {k_commit + "1.5\t1\ta.c\n", 2, 1, "'1.5\\u00091\\u0009a.c'"},
      },
      k_prints);
}

TEST_CASE("a commit's line says which of its fields is wrong") {
  const std::string start = "commit\ta1b2c3d4\tA\t";
  check_refused(
      {
          {start + "yesterday\ts\n", 1, 19, "'yesterday'"},
          {k_commit + "\n" + start + "2026-08-21\ts\n", 3, 19, "'2026-08-21'"},
          {start + "2026-08-21T16:53:52\ts\n", 1, 19, "'2026-08-21T16:53:52'"},
          {start + "2026-08-21T16:53:52+02\ts\n", 1, 19, "'2026-08-21T16:53:52+02'"},
          {start + "2026-08-21T16:53:52 CEST\ts\n", 1, 19, "'2026-08-21T16:53:52 CEST'"},
          {start + "2026-08-21T16:53+02:00\ts\n", 1, 19, "'2026-08-21T16:53+02:00'"},
          {start + "2026-02-30T16:53:52Z\ts\n", 1, 19, "'2026-02-30T16:53:52Z'"},
          {start + "2026-13-01T16:53:52Z\ts\n", 1, 19, "'2026-13-01T16:53:52Z'"},
          {start + "2026-08-21T24:00:00Z\ts\n", 1, 19, "'2026-08-21T24:00:00Z'"},
          {start + "12026-08-21T16:53:52Z\ts\n", 1, 19, "'12026-08-21T16:53:52Z'"},
          {start + "1787324032\ts\n", 1, 19, "'1787324032'"},
          {start + "Fri Aug 21 16:53:52 2026 +0200\ts\n", 1, 19,
           "'Fri Aug 21 16:53:52 2026 +0200'"},
          {start + "a@x.org\tyesterday\ts\n", 1, 27, "'yesterday'"},
          {start + "a@x.org\n", 1, 19, "'a@x.org'"},
          {"commit\ta1b2c3d4\t翠ä\tyesterday\ts\n", 1, 20, "'yesterday'"},
          {"\xEF\xBB\xBF" + start + "yesterday\ts\r\n", 1, 19, "'yesterday'"},
      },
      k_date);
  check_refused(
      {
          {"commit\t\tA\t2026-08-21T16:53:52Z\ts\n", 1, 8, "nothing"},
          {"commit\tHEAD\tA\t2026-08-21T16:53:52Z\ts\n", 1, 8, "'HEAD'"},
          {"commit\ta1\tA\t2026-08-21T16:53:52Z\ts\n", 1, 8, "'a1'"},
          {"commit\t" + std::string(65, 'a') + "\tA\n", 1, 8, "'" + std::string(40, 'a') + "…'"},
          {"commit\t\n", 1, 8, "nothing"},
          {"commit\t%H\t%aN\t%aI\t%s\n", 1, 8, "'%H'"},
      },
      "the commit's hash");
  check_refused(
      {
          {"commit\ta1b2c3d4\n", 1, 16, "the end of the line"},
          {"commit\ta1b2c3d4\tA\r\n", 1, 18, "the end of the line"},
      },
      "hash, author, date and subject, with tabs between");
}

TEST_CASE("a file's line says which of its fields is wrong") {
  check_refused(
      {
          {k_commit + "1\t1\t\n", 2, 5, "the end of the line"},
          {k_commit + "1\t1\t\"a.c\n", 2, 5 + 4, "the end of the line"},
          {k_commit + "1\t1\t\"\"\n", 2, 7, "the end of the line"},
          {k_commit + "1\t1\t\"a\\qb\"\n", 2, 7, "'\\qb\"'"},
          {k_commit + "1\t1\t\"a\\8\"\n", 2, 7, "'\\8\"'"},
          {k_commit + "1\t1\t\"a\\40\"\n", 2, 7, "'\\40\"'"},
          {k_commit + "1\t1\t\"a\\777\"\n", 2, 7, "'\\777\"'"},
          {k_commit + "1\t1\t\"a\"b\n", 2, 8, "'b'"},
          {k_commit + "1\t1\t => b\n", 2, 9, "'b'"},
          {k_commit + "1\t1\t\"a\" => \n", 2, 12, "the end of the line"},
          {k_commit + "1\t1\ta => \"b\n", 2, 12, "the end of the line"},
          {k_commit + "1\t1\t{ => }\n", 2, 5, "'{ => }'"},
      },
      k_path);
  check_refused(
      {{k_commit + "-\t1\ta.png\n", 2, 3, "'1'"}, {k_commit + "1\t-\ta.png\n", 2, 3, "'-'"}},
      "two numbers of lines, or - for both");
  check_refused({{k_commit + "1\t99999999999999999999\ta.c\n", 2, 3, "'99999999999999999999'"},
                 {k_commit + "1234567890123\t1\ta.c\n", 2, 1, "'1234567890123'"}},
                "a number of lines");
}

TEST_CASE("what is no text at all is told apart") {
  using namespace std::string_literals;
  const std::string zero = "a zero byte, which binary data and git log -z have";
  check_refused({{"GIF89a\x01\0\x01"s, 1, 8, zero},
                 {k_commit + "1\t1\ta.c\0b\n"s, 2, 8, zero},
                 {k_commit + "\0\0\n"s, 2, 1, zero}},
                "lines of text");
  check_refused({{"\xFF\xFE"
                  "c\0o\0m\0\n\0"s,
                  1, 1, "UTF-16, which PowerShell writes for >"},
                 {"\xFE\xFF\0c\0o"s, 1, 1, "UTF-16, which PowerShell writes for >"},
                 {"c\0o\0m\0"s, 1, 1, "UTF-16, which PowerShell writes for >"}},
                "UTF-8, as | Out-File -Encoding utf8 writes it");
  check_refused(
      {{"\x1F\x8B\x08\0"s, 1, 1, "a packed file"}, {"PK\x03\x04\x14\0"s, 1, 1, "a packed file"}},
      "what it holds, a log in UTF-8");
  check_refused(
      {{k_commit + std::string(70000, 'x') + "\n", 2, 1, "a line of more than 65536 bytes"}},
      "a commit, a file or a trailer");
}

TEST_CASE("after an error nothing more is read") {
  int commits = 0;
  LogReader reader([&commits](const Commit&) { ++commits; });
  CHECK(reader.feed(k_commit));
  CHECK_FALSE(reader.feed("a diff\n" + k_commit));
  CHECK_FALSE(reader.feed(k_commit));
  CHECK_FALSE(reader.finish());
  CHECK(reader.error().line == 2);
  CHECK(commits == 0);
}
