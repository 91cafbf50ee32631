// What a history answers, as JSON, text and Markdown.
#include <doctest.h>

#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "app/export/answer_report.h"
#include "base/plain_text.h"
#include "tests/unit/history/corpora.h"

using namespace headsup;
using namespace headsup::test;

namespace {

// Ann knows the cache and Bo the net.
std::vector<Made> made_by(const std::string& ann) {
  std::vector<Made> made;
  for (const double day : {1, 2, 3, 4}) {
    made.push_back({day, ann, "cache eviction is slow", {"src/cache.c"}});
    made.push_back({day + .5, "Bo", "net: reconnect", {"src/net.c"}});
  }
  return made;
}

app::AnswerReport answer(const std::vector<Made>& made, const std::string& incident) {
  return app::report_answer(incident, corpus_of(made), {});
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an answer as JSON has all candidates, their lines that add up, and their commits") {
  const std::string text = app::answer_json(answer(made_by("Ann"), "the cache is slow"));
  rapidjson::Document json;
  json.Parse(text.c_str());
  REQUIRE_FALSE(json.HasParseError());
  CHECK(std::string(json["verdict"].GetString()) == "clear");
  CHECK(json["history"]["commits"].GetInt() == 8);
  CHECK(std::string(json["history"]["until"].GetString()) == "2023-11-19");
  double shares = 0;
  REQUIRE(json["candidates"].Size() == 2);
  for (const auto& candidate : json["candidates"].GetArray()) {
    double sum = 0;
    CHECK(candidate["lines"].MemberCount() == history::k_lines);
    for (std::size_t l = 0; l < history::k_lines; ++l) {
      sum += candidate["lines"][to_string(static_cast<history::Line>(l))].GetDouble();
    }
    CHECK(std::fabs(sum - candidate["score"].GetDouble()) < 1e-6);
    shares += candidate["share"].GetDouble();
  }
  CHECK(std::fabs(shares - 1) < 1e-6);
  const auto& first = json["candidates"][0];
  CHECK(std::string(first["name"].GetString()) == "Ann");
  REQUIRE(first["commits"].Size() == 3);
  CHECK(std::string(first["commits"][0]["subject"].GetString()) == "cache eviction is slow");
  CHECK(std::string(first["commits"][0]["date"].GetString()) == "2023-11-18");
  CHECK(app::answer_json(answer(made_by("Ann"), "the cache is slow")) == text);
}

TEST_CASE("an answer as text names who stands out, with the sum and the commits") {
  const app::AnswerReport report = answer(made_by("Ann"), "the cache is slow");
  const std::string text = app::print_text(app::print_answer(report), false);
  CHECK(has(text, "Incident: the cache is slow\n"));
  CHECK(has(text, "Ann stands out, with"));
  CHECK(has(text, "\nAnn\nSum "));
  CHECK(has(text, "2023-11-18 cache eviction is slow ("));
  CHECK(has(text, "█"));
  CHECK(has(text, "performance review"));
  CHECK_FALSE(has(text, "\x1b"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(base::columns_of(line) <= base::k_page_columns);
  }
}

TEST_CASE("nobody stands out where the history does not know the text") {
  const app::AnswerReport unknown = answer(made_by("Ann"), "paypal");
  CHECK(unknown.finding == history::Finding::nobody);
  const std::string text = app::print_text(app::print_answer(unknown), false);
  CHECK(has(text, "Nobody stands out: the history has no word of this text."));
  CHECK_FALSE(has(text, "Ann"));
  const app::AnswerReport nobody = answer({{1, "Ann", "cache", {}}}, "cache");
  CHECK(has(app::print_text(app::print_answer(nobody), false), "nobody has made 3 commits"));
}

TEST_CASE("what others wrote steers neither a terminal nor Markdown") {
  const std::string name = "\x1b[31mAnn | [x](http://y)\xE2\x80\xAE";
  const app::AnswerReport report = answer(made_by(name), "the cache\x1b[2J is\xC2\x9B slow");
  const app::Printed page = app::print_answer(report);
  const std::string text = app::print_text(page, false);
  CHECK_FALSE(has(text, "\x1b"));
  CHECK_FALSE(has(text, "\xC2\x9B"));
  CHECK_FALSE(has(text, "\xE2\x80\xAE"));
  const std::string markdown = app::print_markdown(page);
  CHECK(has(markdown, "| \\[31mAnn \\| \\[x\\](http\\://y) |"));
  const std::string json = app::answer_json(report);
  CHECK_FALSE(has(json, "\x1b"));
  CHECK_FALSE(has(json, "\xC2\x9B"));
}

TEST_CASE("a name that begins as a list does not begin one in Markdown") {
  for (const auto& [name, start] :
       {std::pair("- Ann", "\n\\- Ann stands out"), std::pair("1. Ann", "\n1\\. Ann stands out"),
        std::pair("# Ann", "\n\\# Ann stands out")}) {
    const app::AnswerReport report = answer(made_by(name), "the cache is slow");
    CHECK(has(app::print_markdown(app::print_answer(report)), start));
  }
}

TEST_CASE("colours are in the text only where they are wanted, and end with their line") {
  const app::Printed page = app::print_answer(answer(made_by("Ann"), "the cache is slow"));
  const std::string text = app::print_text(page, true);
  std::istringstream lines(text);
  std::size_t coloured = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto signs = std::count(line.begin(), line.end(), '\x1b');
    CHECK(signs % 2 == 0);
    coloured += signs > 0 ? 1 : 0;
  }
  CHECK(coloured > 3);
}

TEST_CASE("a name that is too long for a table is cut, not its numbers") {
  const std::string name = "Ann " + std::string(150, 'n');
  const std::string text =
      app::print_text(app::print_answer(answer(made_by(name), "the cache is slow")), false);
  CHECK(has(text, "…"));
  CHECK(has(text, " %  "));
}
