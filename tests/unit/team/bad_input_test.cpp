// What is wrong with a text that somebody gives the one door: one error, its place, what was found
// and what was expected.
#include <doctest.h>

#include <string>
#include <vector>

#include "tests/unit/team/imports.h"

using namespace headsup;
using namespace headsup::team;
using namespace headsup::test;

namespace {

struct Bad {
  std::string text;
  int line, column;
  const char* says;  // a part of the message
};

ImportResult read(const std::string& text) {
  return read_any(text, demo(), {}, phrases());
}

void check_refused(const std::vector<Bad>& inputs) {
  for (const Bad& bad : inputs) {
    CAPTURE(bad.text.substr(0, 80));
    const ImportResult result = read(bad.text);
    CHECK_FALSE(result.team.has_value());
    CHECK(result.error.line == bad.line);
    CHECK(result.error.column == bad.column);
    CAPTURE(result.error.message);
    CHECK(result.error.message.find(bad.says) != std::string::npos);
    CHECK(result.error.message.find("; expected ") != std::string::npos);
  }
}

// The demo's file with one place changed.
std::string demo_with(const std::string& from, const std::string& to) {
  std::string text(data("demo.json"));
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

bool refused_with_place(const std::string& text) {
  const ImportResult result = read(text);
  return !result.team && result.error.line >= 1 && result.error.column >= 1 &&
         result.error.message.find("; expected ") != std::string::npos;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a roster that is none is refused with its place") {
  std::string crowd;
  for (int i = 0; i < 100000; ++i) crowd += "Person " + std::to_string(i) + ": redis\n";
  const std::string long_name(81, 'n');
  check_refused({
      {"", 1, 1, "found nobody"},
      {" \n\n\t\n", 3, 1, "found nobody"},
      {"hello", 1, 1, "found one person"},
      {"# A team\n", 1, 1, "found nobody"},
      {"Ana: redis\n\n", 2, 1, "found one person"},
      {"Ana: redis\nAna: kafka\n", 2, 1, "found 'Ana' a second time"},
      {"Ana: redis\nBo\n  - Ana, SRE\n", 3, 5, "(it is on line 1, too)"},
      {"Ana: redis\n: kafka\n", 2, 1, "found no name"},
      {"Ana: redis\n, SRE: kafka\n", 2, 1, "found no name"},
      {"Ana: redis\n(away): kafka\n", 2, 1, "found no name"},
      {"Ana: redis\n- \nBo\nAna", 4, 1, "a second time"},
      {"Ana\n" + long_name + ": x\n", 2, 1, "at most 80 characters"},
      {"Ana\nBo, " + long_name + "\n", 2, 1, "at most 80 characters"},
      {"Ana (lead)\nBo\nCy (lead)\n", 3, 1, "the other is on line 1"},
      {"Ana (away)\nBo: away\n", 1, 1, "found nobody who is here"},
      {"Ana: redis\r\nBo\r\nAna: kafka\r\n", 3, 1, "a second time"},
      {"Ana: redis\rBo\rAna: kafka\r", 3, 1, "a second time"},
      {"Ana: redis\nBo: k\xC3(fka\n", 2, 6, "no UTF-8"},
      {"Ana: redis\nBo: \xED\xA0\x80\n", 2, 5, "no UTF-8"},
      {"Ana: redis\nB\xF0\x9F\x98o\n", 2, 2, "no UTF-8"},
      {std::string("Ana: redis\nBo: a\0b\n", 19), 2, 6, "control character"},
      {"Ana: redis\nBo: \x1B[31m\n", 2, 5, "control character"},
      {"\xFF\xFE"
       "A\0n\0a\0",
       1, 1, "no UTF-8"},
      {"\xFE\xFF\x41", 1, 1, "no UTF-8"},
      {"\x89PNG\r\n\x1A\n", 1, 1, "no UTF-8"},
      {"\xEF\xBF\xBDPNG\r\n\x1A\n", 1, 1, "lost"},
      {"Ana\nB\xEF\xBF\xBDo: redis\n", 2, 2, "lost"},
      {"PK\x03\x04", 1, 3, "control character"},
      {crowd, 4097, 1, "more than 4096 people"},
      {std::string((4u << 20) + 1, 'x'), 1, 1, "4 MiB"},
      {repeated("[", 100000), 1, 17, "levels"},
      {"commit\t123\tA\t2026-01-01\tfix\n", 1, 1, "git log"},
  });
}

TEST_CASE("a table that is none is refused with its place") {
  std::string crowd = "name,redis\n";
  for (int i = 0; i < 5000; ++i) crowd += "Person " + std::to_string(i) + ",1\n";
  check_refused({
      {"name,redis\n", 1, 1, "found nobody"},
      {"name,redis\nAna,1\n", 2, 1, "found one person"},
      {"name,redis\nAna,1\nAna,1\n", 3, 1, "a second time"},
      {"redis\tname\n1\tAna\n1\tAna\n", 3, 3, "a second time"},
      {"name,redis\nAna,2\nBo,1\n", 2, 5, "found '2'"},
      {"name,redis\nAna,-0.1\nBo,1\n", 2, 5, "found '-0.1'"},
      {"name,redis\nAna,101 %\nBo,1\n", 2, 5, "found '101 %'"},
      {"name,redis\nAna,1e400\nBo,1\n", 2, 5, "found '1e400'"},
      {"name,redis\nAna,nan\nBo,1\n", 2, 5, "found 'nan'"},
      {"name,redis\nAna,inf\nBo,1\n", 2, 5, "found 'inf'"},
      {"name,redis\nAna,much\nBo,1\n", 2, 5, "found 'much'"},
      {"name,redis\nAna,0.5 (long ago)\nBo,1\n", 2, 5, "0.7 (90 d)"},
      {"name,redis\nAna,0.5 (90\nBo,1\n", 2, 5, "found '0.5 (90'"},
      {"name,redis\nAna,0.5 (99999 d)\nBo,1\n", 2, 5, "99999"},
      {"name,redis\nAna,(90 d)\nBo,1\n", 2, 5, "found '(90 d)'"},
      {"name,redis\nAna,1,1\nBo,1\n", 2, 7, "found 3 fields"},
      {"name;redis\nAna;0,5,5\nBo;1\n", 2, 5, "found '0,5,5'"},
      {"name,redis\n,1\nBo,1\n", 2, 1, "found no name"},
      {"name,name,redis\nAna,Bo,1\n", 1, 6, "second column"},
      {"name,Name\nAna,Bo\n", 1, 6, "second column"},
      {"name,redis,caching\nAna,1,1\nBo,1,1\n", 1, 12, "one column for each facet"},
      {"name,lead\nAna,yes\nBo,yes\n", 3, 1, "a second lead"},
      {"name,lead\nAna,perhaps\nBo,\n", 2, 5, "expected yes or no"},
      {"name,away\nAna,x\nBo,ja\n", 1, 1, "found nobody who is here"},
      {"name,away\nAna,tomorrow\nBo,\n", 2, 5, "expected yes or no"},
      {"name,redis\nAna,\"1\nBo,1\n", 2, 5, "no closing quote"},
      {"name,redis\n\"Ana\"B,1\nBo,1\n", 2, 6, "after a closing quote"},
      {"name,redis\n\"A\nna\",3\nBo,1\n", 3, 5, "found '3'"},
      {"Priya\tBackend\nTom\tFrontend\n", 1, 1, "no column with names"},
      {"a\tb\tc\n", 1, 1, "no column with names"},
      {"name\tredis\nA\xC3(na\t1\n", 2, 2, "no UTF-8"},
      {std::string("name,redis\nA\0a,1\n", 17), 2, 2, "control character"},
      {crowd, 4098, 1, "more than 4096 people"},
      {"name," + std::string((4u << 20), 'x'), 1, 1, "4 MiB"},
      {"name,redis\n" + std::string(81, 'n') + ",1\nBo,1\n", 2, 1, "at most 80 characters"},
      {"name,title\nAna," + std::string(81, 't') + "\nBo,\n", 2, 1, "at most 80 characters"},
  });
}

TEST_CASE("a team file that is none is refused with its place") {
  const std::string demo_text(data("demo.json"));
  for (const std::string& bad : {
           demo_with("headsup-team/1", "headsup-team/99"),
           demo_with("\"sharpness\": 5.2", "\"sharpness\": 1e400"),
           demo_with("\"sharpness\": 5.2", "\"sharpness\": \"5.2\""),
           demo_with("\"sharpness\": 5.2", "\"sharpness\": null"),
           demo_with("\"half_life_days\": 180", "\"half_life_days\": -1"),
           demo_with("\"half_life_days\": 180", "\"half_life_days\": 1e-400"),
           demo_with("\"name\": \"Ragavan\"", "\"name\": \"Siva\""),
           demo_with("\"name\": \"Ragavan\"", "\"name\": \"\\ud800\""),
           demo_with("\"name\": \"Ragavan\"", "\"name\": \"\""),
           demo_with("\"name\": \"Ragavan\"", "\"name\": 7"),
           demo_with("\"name\": \"Ragavan\"", "\"name\": \"Raga\\u0000van\""),
           demo_with("\"name\": \"Ragavan\"", "\"nane\": \"Ragavan\""),
           demo_with("\"lead\": true", "\"lead\": false"),
           demo_with("\"lead\": true", "\"lead\": \"yes\""),
           demo_with("\"people\": [", "\"people\": [[], "),
           demo_with("\"heads\": [", "\"heads\": [{}, "),
           demo_with("\"format\"", "\"form\xC3\x28t\""),
           repeated("{\"a\":", 100000),
           repeated("[", 4000000),
           std::string("{}\0", 3),
           std::string("{"),
           std::string("{\"format\": \"headsup-team/1\"}"),
           std::string("[\"headsup-team/1\"]"),
           demo_text + "x",
           demo_text + demo_text,
           demo_text + std::string(4u << 20, ' '),
       }) {
    CAPTURE(bad.substr(0, 60));
    CHECK(refused_with_place(bad));
  }
}

TEST_CASE("a file that was cut off is refused at every tenth byte, or is still a right team") {
  const std::string json(data("demo.json"));
  const std::size_t end = json.find_last_of('}');
  for (std::size_t size = 0; size < end; size += 10) {
    CAPTURE(size);
    CHECK(refused_with_place(json.substr(0, size)));
  }
  for (const std::string& text : {write_roster(demo()), write_table(demo())}) {
    for (std::size_t size = 0; size < text.size(); size += 10) {
      CAPTURE(size);
      const std::string cut = text.substr(0, size);
      const ImportResult result = read(cut);
      if (result.team) {
        CHECK(read_team(write_team(*result.team)).error.message == "");
      } else {
        CHECK(refused_with_place(cut));
      }
    }
  }
}
