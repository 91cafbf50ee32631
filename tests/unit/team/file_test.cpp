#include <doctest.h>

#include "team/team_file.h"
#include "tests/unit/data.h"
#include "tests/unit/team/wide.h"

using namespace headsup::team;

namespace {

const std::string k_team = R"({
  "format": "headsup-team/1",
  "name": "Night crew",
  "half_life_days": 45.5,
  "heads": [
    {"id": "technical", "label": "Technical", "sharpness": 4, "facets": [
      {"id": "writes", "label": "Writes", "terms": ["lock", "write contention"]},
      {"id": "cache", "label": "Cache", "terms": []}]},
    {"id": "health", "label": "Health", "sharpness": 3, "facets": [
      {"id": "late", "label": "Late", "terms": ["11pm"]},
      {"id": "rest", "label": "Rest", "terms": ["tired"]}]},
    {"id": "comms", "label": "Comms", "sharpness": 3, "facets": [
      {"id": "words", "label": "Words", "terms": []},
      {"id": "status", "label": "Status", "terms": []}]},
    {"id": "review", "label": "Review", "sharpness": 2.5, "facets": [
      {"id": "cause", "label": "Cause", "terms": []},
      {"id": "again", "label": "Again", "terms": []}]}
  ],
  "affinity": [["writes", "cache", 0.25]],
  "titles": {"Engineer": {"writes": 0.5}},
  "people": [
    {"name": "Ada", "title": "Lead", "lead": true, "carries": {}, "contributions": []},
    {"name": "Zoë", "title": "Engineer", "available": false, "needs": {"rest": 1},
     "carries": {"writes": 0.75, "cache": {"strength": 0.1, "days_ago": 12}},
     "contributions": [{"text": "A query for the lock table", "facets": {"writes": 1}, "effort": "5 min"}]}
  ],
  "incidents": [{"id": "one", "title": "One", "text": "Locks\nat 11pm", "vague": false}]
}
)";

std::string with(const std::string& from, const std::string& to) {
  std::string text = k_team;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

headsup::base::FileError error_of(const std::string& json) {
  const ReadResult result = read_team(json);
  CHECK_FALSE(result.team.has_value());
  return result.error;
}

struct Fault {
  std::string from;
  std::string to;
  std::string path;
  std::string message;
};

void check_faults(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    CAPTURE(fault.from);
    CAPTURE(fault.to);
    const headsup::base::FileError error = error_of(with(fault.from, fault.to));
    CHECK(error.path == fault.path);
    CHECK(error.message == fault.message);
    CHECK(error.line >= 1);
    CHECK(error.column >= 1);
  }
}

}  // namespace

TEST_CASE("a team file is read as it is written") {
  const ReadResult result = read_team(k_team);
  INFO(result.error.path << ": " << result.error.message);
  REQUIRE(result.team.has_value());
  const Team& team = *result.team;
  CHECK(team.name == "Night crew");
  CHECK(team.half_life_days == 45.5);
  CHECK(team.facet_count(1) == 2);
  CHECK(team.facet(3).id == "rest");
  CHECK(team.heads[0].facets[0].terms == std::vector<std::string>{"lock", "write contention"});
  CHECK(team.affinities == std::vector<Affinity>{{0, 1, 0.25}});
  CHECK(team.lead() == 0);
  const Person& zoe = team.people[1];
  CHECK(zoe.name == "Zoë");
  CHECK_FALSE(zoe.available);
  CHECK(zoe.needs == std::vector<FacetValue>{{3, 1}});
  CHECK(zoe.carries == std::vector<Carry>{{0, 0.75, 0}, {1, 0.1, 12}});
  CHECK(zoe.contributions[0].effort == "5 min");
  CHECK(team.incidents[0].text == "Locks\nat 11pm");
}

TEST_CASE("what is written is read back equal, and written the same again") {
  const Team team = *read_team(k_team).team;
  const std::string written = write_team(team);
  const ReadResult again = read_team(written);
  REQUIRE(again.team.has_value());
  CHECK(*again.team == team);
  CHECK(write_team(*again.team) == written);
  CHECK(written.find("\"days_ago\": 12\n") != std::string::npos);  // as typed: no 12.0
  CHECK(written.find("\"writes\": 0.75") != std::string::npos);    // a number stays a number
  CHECK(written.find("\"lead\": false") == std::string::npos);     // defaults are left out
  CHECK(written.find("\"available\": true") == std::string::npos);
}

TEST_CASE("awkward numbers and texts survive a round trip") {
  Team team = *read_team(k_team).team;
  team.half_life_days = 0.1 + 0.2;
  team.people[1].carries[0].strength = 5e-324;
  team.people[1].carries[1].days_ago = 1.0 / 3.0;
  team.people[1].name = "\"Zoë\" \\ 🦊 / O'Neill";
  team.incidents[0].text = "tabs\tand\r\nlines";
  const ReadResult again = read_team(write_team(team));
  INFO(again.error.path << ": " << again.error.message);
  REQUIRE(again.team.has_value());
  CHECK(*again.team == team);
}

TEST_CASE("the demo team's file is what the writer writes") {
  const std::string_view demo = headsup::test::data("demo.json");
  const ReadResult result = read_team(demo);
  INFO(result.error.line << ": " << result.error.path << ": " << result.error.message);
  REQUIRE(result.team.has_value());
  CHECK(write_team(*result.team) == demo);
}

TEST_CASE("numbers out of range and values of the wrong type are named") {
  check_faults({
      {"0.1, \"days", "1.7, \"days", "people[1].carries.cache.strength",
       "1.7 is out of range; expected a number from 0 to 1"},
      {"0.75", "-1e-9", "people[1].carries.writes",
       "-1e-9 is out of range; expected a number from 0 to 1"},
      {"0.75", "\"much\"", "people[1].carries.writes",
       "found \"much\"; expected a number from 0 to 1 or an object of strength and days_ago"},
      {"12}", "-1}", "people[1].carries.cache.days_ago",
       "-1 is out of range; expected a number of days from 0 to 36500"},
      {"45.5", "0", "half_life_days",
       "0 is out of range; expected a number of days above 0 and at most 36500"},
      {"\"sharpness\": 4", "\"sharpness\": 0", "heads[0].sharpness",
       "0 is out of range; expected a number above 0 and at most 100"},
      {"0.25", "null", "affinity[0][2]", "found null; expected a number from 0 to 1"},
      {"\"lead\": true", "\"lead\": 1", "people[0].lead", "found 1; expected true or false"},
      {"\"carries\": {}", "\"carries\": []", "people[0].carries",
       "found an array; expected an object of facet ids with what the person carries"},
      {"\"Night crew\"", "7", "name", "found 7; expected a line of 1 to 80 characters"},
      {"headsup-team/1", "headsup-team/3", "format",
       "found \"headsup-team/3\"; expected the text \"headsup-team/1\" or \"headsup-team/2\""},
      {"0.75", "1e999", "people[1].carries",
       "found '1'; expected a number that fits double precision"},
  });
}

TEST_CASE("unknown, missing and repeated members are named") {
  check_faults({
      {"\"needs\": {\"rest\"", "\"needs\": {\"rset\"", "people[1].needs.rset",
       "found the unknown facet \"rset\"; expected \"rest\" perhaps"},
      {"\"titles\": {\"Engineer\": {\"writes\"", "\"titles\": {\"Engineer\": {\"typing\"",
       "titles.Engineer.typing",
       "found the unknown facet \"typing\"; expected writes, cache, late, rest, words, status, "
       "cause or again"},
      {"\"contributions\": []", "\"contribution\": []", "people[0].contribution",
       "found the unknown member \"contribution\"; expected \"contributions\" perhaps"},
      {"\"effort\"", "\"efort\"", "people[1].contributions[0].efort",
       "found the unknown member \"efort\"; expected \"effort\" perhaps"},
      {"\"half_life_days\": 45.5,", "", "",
       "found no member \"half_life_days\"; expected it in the team file"},
      {"\"title\": \"Lead\"", "\"title\": \"Lead\", \"name\": \"Ada\"", "people[0].name",
       "found the member a second time; expected it once"},
      {"\"writes\": 0.75", "\"writes\": 0.75, \"writes\": 0.5", "people[1].carries.writes",
       "found the key a second time; expected it once"},
      {"[\"writes\", \"cache\", 0.25]", "[\"writes\", \"cash\", 0.25]", "affinity[0][1]",
       "found the unknown facet \"cash\"; expected \"cache\" perhaps"},
  });
}

TEST_CASE("what must be unique or go together is checked") {
  check_faults({
      {"\"Zoë\"", "\"Ada\"", "people[1].name",
       "found \"Ada\" a second time; expected each name once"},
      {"\"id\": \"health\"", "\"id\": \"technical\"", "heads[1].id",
       "found \"technical\" a second time; expected each head's id once"},
      {"\"id\": \"again\"", "\"id\": \"writes\"", "heads[3].facets[1].id",
       "found \"writes\" a second time; expected each facet's id once in all heads"},
      {"\"lead\": true", "\"lead\": false", "people",
       "found nobody with \"lead\": true; expected exactly one lead"},
      {"\"available\": false, \"needs\": {\"rest\": 1}", "\"lead\": true", "people[1].lead",
       "found a second lead; expected exactly one"},
      {"\"lead\": true", "\"lead\": true, \"needs\": {\"rest\": 1}", "people[0].needs",
       "found needs of the lead; expected none, since the incident is what the lead asks for"},
      {"\"lead\": true", "\"lead\": true, \"available\": false", "people",
       "found nobody who is available; expected at least one person who is"},
      {"\"writes\", \"cache\", 0.25", "\"writes\", \"late\", 0.25", "affinity[0][1]",
       "found facets of two heads; expected two facets of one head"},
      {"\"writes\", \"cache\", 0.25", "\"cache\", \"cache\", 0.25", "affinity[0][1]",
       "found the same facet twice; expected two different ones"},
      {"[[\"writes\", \"cache\", 0.25]", "[[\"writes\", \"cache\", 0], [\"cache\", \"writes\", 1]",
       "affinity[1]",
       "found a pair of facets a second time; expected each pair once, in either order"},
      {"[\"writes\", \"cache\", 0.25]", "[\"writes\", \"cache\"]", "affinity[0]",
       "found an array; expected an array of two facet ids and a number from 0 to 1"},
      {",\n      {\"id\": \"again\", \"label\": \"Again\", \"terms\": []}", "", "heads[3].facets",
       "found 1 facet; expected 2, as many as the first head has, or the format "
       "\"headsup-team/2\""},
      {"\"titles\"", "\"titles\": {}, \"titles\"", "titles",
       "found the member a second time; expected it once"},
  });
}

TEST_CASE("in the second format each head has facets of its own number") {
  const std::string shorter = ",\n      {\"id\": \"status\", \"label\": \"Status\", \"terms\": []}";
  std::string text = with(shorter, "");
  const headsup::base::FileError refused = error_of(text);  // as the first format has it
  CHECK(refused.path == "heads[2].facets");
  CHECK(refused.line == 12);
  CHECK(refused.column == 65);
  text.replace(text.find("team/1"), 6, "team/2");
  const ReadResult result = read_team(text);
  INFO(result.error.path << ": " << result.error.message);
  REQUIRE(result.team.has_value());
  const Team& team = *result.team;
  CHECK(team.facet_count() == 7);
  CHECK(team.facet_count(2) == 1);
  CHECK(team.first_facet(3) == 5);
  CHECK(team.facet(5).id == "cause");
  CHECK(team.head_of(4) == 2);
  CHECK(team.head_of(5) == 3);
  CHECK(team.find_facet("again") == 6);
  const std::string written = write_team(team);
  CHECK(written.find("\"headsup-team/2\"") != std::string::npos);
  CHECK(*read_team(written).team == team);
  CHECK(write_team(*read_team(written).team) == written);

  // Pairs are of one head, wherever it begins.
  text.replace(text.find("[\"writes\", \"cache\", 0.25]"), 25, "[\"words\", \"cause\", 0.25]");
  CHECK(error_of(text).message == "found facets of two heads; expected two facets of one head");
  CHECK(error_of(text).path == "affinity[0][1]");
  text.replace(text.find("[\"words\", \"cause\""), 17, "[\"cause\", \"again\"");
  CHECK(read_team(text).team->affinities == std::vector<Affinity>{{5, 6, 0.25}});
}

TEST_CASE("equal heads may stand in the second format, and are written in the first") {
  const std::string text = with("headsup-team/1", "headsup-team/2");
  const ReadResult result = read_team(text);
  REQUIRE(result.team.has_value());
  CHECK(*result.team == *read_team(k_team).team);
  CHECK(write_team(*result.team).find("\"headsup-team/1\"") != std::string::npos);
}

TEST_CASE("teams of unequal heads are read back equal, at the bounds as well") {
  for (const auto& counts : headsup::test::k_unequal_counts) {
    const Team team =
        headsup::test::with_facet_counts(*read_team(headsup::test::data("demo.json")).team, counts);
    for (int head = 0; head < k_heads; ++head) CHECK(team.facet_count(head) == counts[head]);
    const std::string written = write_team(team);
    ReadResult again = read_team(written);
    INFO(again.error.path << ": " << again.error.message);
    REQUIRE(again.team.has_value());
    CHECK(write_team(*again.team) == written);
  }
  std::string text =
      with(",\n      {\"id\": \"status\", \"label\": \"Status\", \"terms\": []}", "");
  text.replace(text.find("team/1"), 6, "team/2");
  text.replace(text.find("{\"id\": \"words\", \"label\": \"Words\", \"terms\": []}"), 46, "");
  CHECK(error_of(text).path == "heads[2].facets");
  CHECK(error_of(text).message == "found 0 facets; expected 1 to 64");
}

TEST_CASE("texts are neither blank nor overlong, and names hold no control characters") {
  const std::string long_name = "\"" + std::string(81, 'x') + "\"";
  const std::string expected = "expected a line of 1 to 80 characters";
  const std::vector<std::pair<std::string, std::string>> names = {
      {"\"\"", "found an empty text"},
      {"\" \\u00a0\\t\"", "found a blank text"},
      {"\"Zo\\u0000e\"", "found a control character"},
      {"\"Zo\\u202ee\"", "found a control character"},
      {"\"Zoe \"", "found white space at an end of the text"},
      {long_name, "found a text that is too long"},
  };
  for (const auto& name : names) {
    CAPTURE(name.first);
    const headsup::base::FileError error = error_of(with("\"Zoë\"", name.first));
    CHECK(error.path == "people[1].name");
    CHECK(error.message == name.second + "; " + expected);
  }
  CHECK(read_team(with("\"Zoë\"", "\"" + std::string(80, 'x') + "\"")).team.has_value());
  CHECK(error_of(with("\"id\": \"late\"", "\"id\": \"too late\"")).message ==
        "found white space; expected an id of 1 to 64 characters without white space");
  CHECK(error_of(with("\"11pm\"", "\"--\"")).message ==
        "found a term without a letter or digit; expected one or two words");
}

TEST_CASE("an error's place is the line and the column of what is wrong") {
  headsup::base::FileError error = error_of(with("0.75", "7"));
  CHECK(error.line == 24);
  CHECK(error.column == 28);
  // Columns count code points: ë before the fault on the same line is one.
  error = error_of(with("\"available\": false", "\"available\": 0"));
  CHECK(error.line == 23);
  CHECK(error.column == 55);
  CHECK(error.path == "people[1].available");
}

TEST_CASE("of several errors the first in the file is told") {
  std::string text = with("0.75", "7");
  text.replace(text.find("45.5"), 4, "-1  ");
  CHECK(error_of(text).path == "half_life_days");
  // A broken head earlier or later in the file does not make every facet unknown.
  text = with("\"sharpness\": 2.5", "\"sharpness\": \"high\"");
  CHECK(error_of(text).path == "heads[3].sharpness");
}
