#include <doctest.h>
#include <rapidjson/document.h>

#include <string>

#include "app/api/api.h"
#include "app/content/document.h"
#include "app/explain/scale/lab.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;

namespace {

rapidjson::Document call(app::State& state, const char* method, const std::string& arguments) {
  rapidjson::Document answer;
  answer.Parse<rapidjson::kParseFullPrecisionFlag>(app::call(state, method, arguments));
  REQUIRE_FALSE(answer.HasParseError());
  return answer;
}

std::string message(const rapidjson::Document& answer) {
  REQUIRE(answer.HasMember("error"));
  return answer["error"]["message"].GetString();
}

}  // namespace

TEST_CASE("state() tells what is drawn, in the order of the people") {
  app::State state = test::demo_state();
  const rapidjson::Document answer = call(state, "state", "[]");
  const rapidjson::Value& value = answer["value"];
  CHECK(std::string(value["team"].GetString()) == state.team().name);
  REQUIRE(value["people"].Size() == state.team().people.size());
  REQUIRE(value["heads"].Size() == 4);
  for (unsigned head = 0; head < 4; ++head) {
    for (unsigned person = 0; person < value["people"].Size(); ++person) {
      CHECK(value["heads"][head]["weights"][person].GetDouble() ==
            static_cast<double>(state.derived().reader->heads()[head].weights[person]));
    }
  }
  CHECK(value["incident"]["needs"].MemberCount() ==
        static_cast<unsigned>(state.team().facet_count()));
  CHECK(value["brief"].Size() == state.derived().reader->brief().lines.size());
}

TEST_CASE("The page's elements are told of a few of many, with their weights as in state()") {
  app::State state = test::demo_state();
  const rapidjson::Document few = call(state, "toldState", "[]");
  CHECK(few["value"]["people"].Size() == state.team().people.size());
  CHECK(few["value"]["count"].GetInt() == state.people());

  app::update(state, app::LoadTeam{app::organisation(state.team(), 1000, 1).team});
  app::refresh(state);
  app::arrange(state);
  call(state, "setAvailable", "[\"" + state.team().people[999].name + "\", false]");
  const rapidjson::Document whole = call(state, "state", "[]");
  const rapidjson::Document told = call(state, "toldState", "[]");
  CHECK(told["value"]["count"].GetInt() == 1000);
  const rapidjson::Value& everybody = whole["value"]["people"];
  REQUIRE(everybody.Size() == 1000);
  unsigned next = 0;
  int absent = 0;
  for (unsigned person = 0; person < everybody.Size(); ++person) {
    if (!everybody[person]["available"].GetBool()) ++absent;
    if (everybody[person]["drawn"] != "full") continue;
    REQUIRE(next < told["value"]["people"].Size());
    CHECK(told["value"]["people"][next] == everybody[person]);
    for (unsigned head = 0; head < 4; ++head) {
      CHECK(told["value"]["heads"][head]["weights"][next] ==
            whole["value"]["heads"][head]["weights"][person]);
    }
    ++next;
  }
  CHECK(told["value"]["people"].Size() == next);
  CHECK(next > 1);
  CHECK(told["value"]["absent"].GetInt() == absent);
  CHECK(told["value"]["query"] == whole["value"]["query"]);
}

TEST_CASE("A call takes effect at once: the next state() shows it") {
  app::State state = test::demo_state();
  call(state, "select", "[\"Siva\"]");
  call(state, "setTemperature", "[3]");
  call(state, "setHeadEnabled", "[\"comms\", false]");
  call(state, "setAvailable", "[\"Leila\", false]");
  const rapidjson::Document answer = call(state, "state", "[]");
  const rapidjson::Value& value = answer["value"];
  CHECK(std::string(value["query"].GetString()) == "Siva");
  CHECK(value["temperature"].GetDouble() == 3);
  CHECK_FALSE(value["heads"][2]["enabled"].GetBool());
  CHECK(value["heads"][0]["weights"][8].GetDouble() == 0);
  CHECK_FALSE(value["people"][8]["available"].GetBool());
}

TEST_CASE("matrix() and explain() agree with state() to the last digit") {
  app::State state = test::demo_state();
  const rapidjson::Document whole = call(state, "state", "[]");
  for (unsigned head = 0; head < 4; ++head) {
    const std::string id = whole["value"]["heads"][head]["id"].GetString();
    const rapidjson::Document matrix = call(state, "matrix", "[\"" + id + "\"]");
    const auto query = static_cast<unsigned>(state.controls().query);
    for (unsigned person = 0; person < whole["value"]["people"].Size(); ++person) {
      const double weight = whole["value"]["heads"][head]["weights"][person].GetDouble();
      CHECK(matrix["value"][query][person].GetDouble() == weight);
      const std::string name = whole["value"]["people"][person]["name"].GetString();
      const rapidjson::Document edge = call(state, "explain", "[\"" + id + "\",\"" + name + "\"]");
      CHECK(edge["value"]["weight"].GetDouble() == weight);
      CHECK(edge["value"]["exp"].GetDouble() / edge["value"]["sum"].GetDouble() ==
            doctest::Approx(weight).epsilon(1e-5));
    }
  }
}

TEST_CASE("A mistake is answered with what was expected and changes nothing") {
  app::State state = test::demo_state();
  const std::string before = app::call(state, "state", "[]");
  CHECK(message(call(state, "select", "[\"Nobody Here\"]")).find("Ragavan") != std::string::npos);
  CHECK(message(call(state, "select", "[7]")).find("Ragavan") != std::string::npos);
  CHECK(message(call(state, "setHeadEnabled", "[\"fifth\", true]")).find("comms") !=
        std::string::npos);
  CHECK_FALSE(message(call(state, "setTemperature", "[\"hot\"]")).empty());
  CHECK_FALSE(message(call(state, "setIncident", "[]")).empty());
  CHECK_FALSE(message(call(state, "matrix", "[\"fifth\"]")).empty());
  CHECK_FALSE(message(call(state, "loadTeam", "[\"{\"]")).empty());
  CHECK_FALSE(message(call(state, "noSuchMethod", "[]")).empty());
  CHECK_FALSE(message(call(state, "select", "not json")).empty());
  CHECK(app::call(state, "state", "[]") == before);
}

TEST_CASE("What exportTeam() gives, loadTeam() takes: an absence is kept") {
  app::State state = test::demo_state();
  call(state, "setAvailable", "[\"Jun\", false]");
  const rapidjson::Document text = call(state, "exportTeam", "[]");
  app::State other = test::demo_state();
  app::update(other, app::LoadTeam{*team::read_team(text["value"].GetString()).team});
  CHECK(is_away(other, other.team().find_person("Jun")));
  CHECK(team::write_team(other.team()) == text["value"].GetString());
}
