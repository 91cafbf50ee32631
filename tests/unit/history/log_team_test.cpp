// A log as a team: what is opened can be exported and opened again, and what no team is made of is
// told.
#include <doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "history/log_team.h"
#include "team/team_file.h"
#include "tests/unit/history/logs.h"

using namespace headsup::history;
namespace team = headsup::team;

namespace {

constexpr std::int64_t k_now = 1775000000;  // in April 2026

}  // namespace

TEST_CASE("a log becomes a team whose file can be read again") {
  std::vector<double> shares;
  const team::ImportResult read = read_log(headsup::test::log_of_two(), "two", k_now,
                                           [&](double share) { shares.push_back(share); });
  REQUIRE(read.team);
  CHECK(read.kind == team::InputKind::git_log);
  CHECK(read.team->name == "two");
  CHECK(read.team->find_person("Ann Arbor") >= 0);
  CHECK(read.team->find_person("Bo Berg") >= 0);
  CHECK_FALSE(read.team->has_equal_heads());
  REQUIRE_FALSE(shares.empty());
  CHECK(shares.back() <= 1);

  const std::string file = team::write_team(*read.team);
  const team::ReadResult again = team::read_team(file);
  REQUIRE(again.team);
  CHECK(team::write_team(*again.team) == file);
}

TEST_CASE("a commit by a wrong clock sends nobody away") {
  std::string log = headsup::test::log_of_two();
  const std::string date = "2026-03-29";
  log.replace(log.find(date), date.size(), "2100-01-01");
  const team::ImportResult read = read_log(log, "two", k_now);
  REQUIRE(read.team);
  for (const team::Person& person : read.team->people) CHECK(person.available);
}

TEST_CASE("a log that makes no team says why") {
  const auto message = [](const std::string& log) {
    const team::ImportResult read = read_log(log, "none", k_now);
    CHECK_FALSE(read.team);
    return read.error.message;
  };
  std::string one;
  for (int i = 12; i > 0; --i)
    one += headsup::test::full_commit(i, "Ann Arbor", "Fix the cache", "src/cache.c");
  CHECK(message(one).find("at least two people") != std::string::npos);

  const team::ImportResult broken =
      read_log(headsup::test::log_of_two() + "what is this\n", "none", k_now);
  CHECK_FALSE(broken.team);
  CHECK(broken.error.line == 61);
}
