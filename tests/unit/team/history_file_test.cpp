// The commits in a team's file: read, written, refused.
#include <doctest.h>

#include <string>
#include <vector>

#include "base/json_checks.h"
#include "base/json_document.h"
#include "team/history_reader.h"
#include "team/packed.h"
#include "team/pseudonyms.h"
#include "team/team_file.h"
#include "tests/unit/data.h"

using namespace headsup::team;

namespace {

History two_commits() {
  History history;
  history.authors = {"Ana", "ana-l", "Bo"};
  history.files = {"src/a b.c", "\"quoted\".txt"};
  history.commits = {{"0123abcd", 1700000000, 60, 0, false, {0, 1}, "Fix \"all\" of it"},
                     {"1123abcd", 1700000000, -330, 2, true, {}, ""},
                     {"2123abcd", 1800000000, 0, 1, false, {}, "Größe"}};
  return history;
}

Team with_history() {
  Team team = *read_team(headsup::test::data("demo.json")).team;
  team.history = SharedHistory(two_commits());
  team.people[1].wrote_as = {0, 1};
  team.people[3].wrote_as = {2};
  return team;
}

struct Fault {
  std::string from;
  std::string to;
  std::string path;
  std::string message;
};

}  // namespace

TEST_CASE("a history is read back as it was written, and written the same again") {
  const Team team = with_history();
  const std::string file = write_team(team);
  CHECK(file.find("\"headsup-team/2\"") != file.npos);
  const ReadResult read = read_team(file);
  INFO(read.error.path << ": " << read.error.message);
  REQUIRE(read.team);
  CHECK(*read.team == team);
  CHECK(*read.team->history == two_commits());
  CHECK(write_team(*read.team) == file);
  // One line each: people look at such files.
  CHECK(file.find("[\"0123abcd\", 1700000000, 60, 0, [0, 1], \"Fix \\\"all\\\" of it\"]") !=
        file.npos);
  CHECK(file.find("[\"1123abcd\", 1700000000, -330, 2, null, \"\"]") != file.npos);
}

TEST_CASE("without its history a team is written as if it had none") {
  Team team = with_history();
  const std::string without = write_team(team, HistoryPart::without);
  team.history = {};
  for (Person& person : team.people) person.wrote_as.clear();
  const ReadResult read = read_team(without);
  REQUIRE(read.team);
  CHECK(*read.team == team);
}

TEST_CASE("a history alone, and a packed team, lose nothing") {
  const std::string alone = write_history(two_commits());
  headsup::base::JsonDocument document(alone);
  headsup::base::JsonDocument::SyntaxError syntax;
  REQUIRE(document.parse(syntax));
  headsup::base::JsonChecks checks(document);
  CHECK(read_history(checks, document, 0) == two_commits());
  CHECK_FALSE(checks.failed());

  Team team = with_history();
  team.assign_ids();
  Team other;
  REQUIRE(unpack(pack(team), other));
  CHECK(other == team);
}

TEST_CASE("what is wrong in a history is told with its place") {
  const std::string file = write_team(with_history());
  const std::vector<Fault> faults = {
      {"\"headsup-team/2\"", "\"headsup-team/1\"", "history",
       "found a history; expected none, or the format \"headsup-team/2\""},
      {"60, 0, [0, 1]", "60, 3, [0, 1]", "history.commits[0][3]",
       "found no number of one; expected an author of the history"},
      {"60, 0, [0, 1]", "60, 0.5, [0, 1]", "history.commits[0][3]",
       "found no number of one; expected an author of the history"},
      {"60, 0, [0, 1]", "60, 0, [0, 2]", "history.commits[0][4][1]",
       "found no number of one; expected a file of the history"},
      {"60, 0, [0, 1]", "60.5, 0, [0, 1]", "history.commits[0][2]",
       "found 60.5; expected a whole number of minutes"},
      {"1800000000", "1600000000", "history.commits[2][1]",
       "found an earlier commit behind a later one; expected the earliest commit first"},
      {"\"0123abcd\", ", "", "history.commits[0]",
       "found an array; expected a commit: [hash, seconds since 1970, minutes ahead of UTC, "
       "author, "
       "files or null, subject]"},
      {"\"0123abcd\"", "\"0123 abcd\"", "history.commits[0][0]",
       "found white space; expected an id of 1 to 64 characters without white space"},
      {"Größe", " Größe", "history.commits[2][5]",
       "found white space at an end of the text; expected a line of 1 to 200 characters"},
      {"\"wrote_as\": [0, 1]", "\"wrote_as\": [0, 3]", "people[1].wrote_as[1]",
       "found no number of one; expected an author of the history"},
      {"\"wrote_as\": [0, 1]", "\"wrote_as\": [0, 2]", "people[3].wrote_as[0]",
       "found author 2 a second time; expected each author once"},
  };
  for (const Fault& fault : faults) {
    CAPTURE(fault.to);
    std::string text = file;
    const std::size_t at = text.find(fault.from);
    REQUIRE(at != text.npos);
    text.replace(at, fault.from.size(), fault.to);
    const ReadResult read = read_team(text);
    CHECK_FALSE(read.team);
    CHECK(read.error.path == fault.path);
    CHECK(read.error.message == fault.message);
    CHECK(read.error.line >= 1);
  }
}

TEST_CASE("a team without names has no history: its subjects and authors are people's") {
  const Team team =
      without_names(with_history(), [](int number) { return "Person " + std::to_string(number); });
  CHECK_FALSE(team.history);
  for (const Person& person : team.people) CHECK(person.wrote_as.empty());
}
