#include <doctest.h>

#include <random>

#include "team/team_file.h"
#include "tests/unit/data.h"

using namespace headsup::team;

namespace {

void check_error(std::string_view json, int line, int column, const std::string& message) {
  CAPTURE(std::string(json.substr(0, 60)));
  const ReadResult result = read_team(json);
  CHECK_FALSE(result.team.has_value());
  CHECK(result.error.line == line);
  CHECK(result.error.column == column);
  CHECK(result.error.message == message);
}

// Whatever the bytes are, there is either a team or an error that says where and why.
void check_answered(std::string_view bytes) {
  const ReadResult result = read_team(bytes);
  if (result.team.has_value()) {
    CHECK(read_team(write_team(*result.team)).team == result.team);
    return;
  }
  CHECK(result.error.line >= 1);
  CHECK(result.error.column >= 1);
  CHECK_FALSE(result.error.message.empty());
}

}  // namespace

TEST_CASE("text that is no JSON is refused with its place") {
  check_error("", 1, 1, "found the end of the file; expected a JSON object");
  check_error(" \n ", 2, 2, "found the end of the file; expected a JSON object");
  check_error("hello", 1, 1, "found 'h'; expected a value");
  check_error("{\n  \"name\": \"x\",\n}", 3, 1,
              "found '}'; expected a member's name in double quotes");
  check_error("{\"name\" \"x\"}", 1, 9, "found '\"'; expected a colon after the member's name");
  check_error("{\"name\": \"x\" 1}", 1, 14,
              "found '1'; expected a comma or the closing brace of the object");
  check_error("{\"heads\": [1, 2,]}", 1, 17, "found ']'; expected a value");
  check_error("{\"heads\": [1 2]}", 1, 14,
              "found '2'; expected a comma or the closing bracket of the array");
  check_error("{} x", 1, 4, "found 'x'; expected nothing after the end of the object");
  check_error("{\"a\": NaN}", 1, 7, "found 'N'; expected a value");
  check_error("{\"a\": 'x'}", 1, 7, "found '''; expected a value");
  check_error("{\"a\": 1.}", 1, 9, "found '}'; expected a digit after the decimal point");
  check_error("\xEF\xBB\xBF{}", 1, 1, "found a byte order mark; expected plain UTF-8 without one");
  check_error(std::string_view("{}\0{}", 5), 1, 3,
              "found a control character; expected nothing after the end of the object");
  check_error("[1]", 1, 1, "found an array; expected the team file, an object");
  CHECK_FALSE(read_team("{\"a\": \"\xC3\x28\"}").team.has_value());
  CHECK_FALSE(read_team("{\"a\": \"\\ud800\"}").team.has_value());
  CHECK_FALSE(read_team("{\"a\": \"b").team.has_value());
  CHECK_FALSE(read_team("\xFF\xFE{").team.has_value());
}

TEST_CASE("a syntax error says inside of what it is") {
  const ReadResult result = read_team("{\"people\": [{}, {\"needs\": {\"late\" 1}}]}");
  CHECK(result.error.path == "people[1].needs");
}

TEST_CASE("deep nesting is refused without being followed") {
  for (const char* opening : {"[", "{\"a\":", "{\"a\":["}) {
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += opening;
    const ReadResult result = read_team(deep);
    CHECK_FALSE(result.team.has_value());
    CHECK(result.error.message ==
          "found objects or arrays nested too deeply; expected at most 16 levels");
  }
}

TEST_CASE("more than 4 MiB are refused, 4 MiB are not") {
  std::string text(headsup::test::data("demo.json"));
  text.resize(k_max_file_bytes, ' ');
  CHECK(read_team(text).team.has_value());
  text += ' ';
  check_error(text, 1, 1, "found 4194305 bytes; expected at most 4194304 (4 MiB)");
}

TEST_CASE("a large file of nonsense is answered") {
  std::string unknown = "{";
  while (unknown.size() < 1000000)
    unknown += "\"misspelt" + std::to_string(unknown.size()) + "\":0,";
  unknown += "\"last\":0}";
  check_answered(unknown);
  check_answered("{\"people\":[" + std::string(500000, ' ') + "0" + "]}");
  std::string wide = "{\"people\":[0";
  while (wide.size() < 1000000) wide += ",0";
  check_answered(wide + "]}");
}

TEST_CASE("every truncation of the demo team is an error with a place") {
  const std::string_view demo = headsup::test::data("demo.json");
  for (std::size_t length = 0; length + 2 < demo.size(); length += 97) {
    CAPTURE(length);
    const ReadResult result = read_team(demo.substr(0, length));
    CHECK_FALSE(result.team.has_value());
    CHECK(result.error.line >= 1);
    CHECK_FALSE(result.error.message.empty());
  }
}

TEST_CASE("damaged copies of the demo team are read or refused, never a crash") {
  const std::string_view demo = headsup::test::data("demo.json");
  std::minstd_rand random(20);  // the same damage on every machine
  const std::string_view tokens[] = {"{",
                                     "}",
                                     "[",
                                     "]",
                                     ",",
                                     ":",
                                     "\"",
                                     "-",
                                     "1e400",
                                     "null",
                                     "\\u",
                                     "\xF0\x9F",
                                     "\"lead\": true,"};
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    std::string damaged(demo);
    for (int hits = 1 + round % 4; hits > 0; --hits) {
      const std::size_t at = random() % damaged.size();
      switch (random() % 3) {
        case 0:
          damaged[at] = static_cast<char>(random() % 256);
          break;
        case 1:
          damaged.erase(at, 1 + random() % 40);
          break;
        default:
          damaged.insert(at, tokens[random() % std::size(tokens)]);
      }
    }
    check_answered(damaged);
  }
}
