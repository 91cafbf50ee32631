// The same weight reads the same wherever it is said, in every language.
#include <doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "analysis/report.h"
#include "app/api/api.h"
#include "app/content/document.h"
#include "app/explain/ledger.h"
#include "app/explain/pages.h"
#include "app/export/svg.h"
#include "app/link/link.h"
#include "base/format.h"
#include "tests/unit/app/explain/pages.h"
#include "tests/unit/app/fixture.h"
#include "texts/texts.h"

using namespace headsup;
using pages_test::act;

namespace {

constexpr int k_first = 3, k_second = 4;  // the two people who share the weight
constexpr int k_head = 0;

struct Speaking {
  explicit Speaking(texts::Language language) { texts::use(language); }
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;
  ~Speaking() { texts::use(texts::Language::english); }
};

// The demo with the first person's weight as it is wanted: their key alone answers the query, and
// the second person has the rest. 1 and 0: one of the two is away.
app::State state_with(double weight) {
  app::State state = test::demo_state();
  for (int person = 0; person < state.people(); ++person) {
    const bool away = person == k_first ? weight == 0 : person != k_second || weight == 1;
    act(state, app::SetAvailable{person, !away});
  }
  const int d_k = state.team().facet_count(0);
  const double score = weight > 0 && weight < 1 ? std::log(weight / (1 - weight)) : 0;
  using Matrix = analysis::Edit::Matrix;
  for (int facet = 0; facet < d_k; ++facet) {
    const double key = facet == 0 ? score * std::sqrt(static_cast<double>(d_k)) : 0;
    const float query = facet == 0 ? 1.0f : 0.0f;
    act(state, app::EditNumber{{Matrix::q, state.controls().query, facet, query}});
    act(state, app::EditNumber{{Matrix::k, k_first, facet, static_cast<float>(key)}});
    act(state, app::EditNumber{{Matrix::k, k_second, facet, 0}});
  }
  return state;
}

double weight_of(const app::State& state, int person) {
  const auto& weights = state.derived().reader->heads()[k_head].weights;
  return static_cast<double>(weights[person]);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string bar_of(const app::State& state, int person) {
  for (const app::Bars& bars : pages_test::all<app::Bars>(app::softmax_page(state))) {
    for (const app::Bar& bar : bars.rows) {
      if (bar.head == k_head && bar.label == app::name_of(state, person)) return bar.value;
    }
  }
  return "";
}

// As the page's elements are given them.
std::string printed(app::State& state, const char* format, double number) {
  const std::string arguments =
      "[\"" + std::string(format) + "\",[" + base::machine_number(number, 17) + "]]";
  rapidjson::Document answer;
  answer.Parse(app::call(state, "print", arguments));
  REQUIRE(answer.HasMember("value"));
  return answer["value"][0].GetString();
}

}  // namespace

TEST_CASE(
    "A weight reads the same on the canvas, the pages, the elements, the report, the ledger") {
  const struct {
    double weight;
    const char *percent, *english, *german;
  } cases[] = {
      {0.997, ">99 %", "0.997000", "0,997000"}, {0.0004, "<1 %", "0.000400", "0,000400"},
      {0.5, "50 %", "0.500000", "0,500000"},    {1, "100 %", "1.000000", "1,000000"},
      {0, "0 %", "0.000000", "0,000000"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.weight);
    app::State state = state_with(each.weight);
    const double weight = weight_of(state, k_first);
    REQUIRE(weight == doctest::Approx(each.weight).epsilon(1e-5));
    for (const texts::Language language : {texts::Language::english, texts::Language::german}) {
      Speaking speaking(language);
      const bool german = language == texts::Language::german;
      CHECK(base::percent(weight) == each.percent);  // what the canvas draws: src/ui/numbers.cpp
      CHECK(printed(state, "percent", weight) == each.percent);
      const std::string bar = bar_of(state, k_first);
      CHECK((bar == each.percent || (bar.empty() && each.weight == 0)));

      const std::string report = analysis::report_text(state.team(), state.session().incident,
                                                       *state.derived().reader, state.controls());
      const int named = each.weight >= 0.5 ? k_first : k_second;
      // Of two halves nobody stands out, and the report names nobody's share.
      CHECK((each.weight == 0.5 || has(report, app::name_of(state, named) + " (" +
                                                   base::percent(weight_of(state, named)) + ")")));

      const app::Ledger ledger = app::build_ledger(state, k_head, k_first);
      CHECK(ledger.sections[2].rows.back().cells[0] == (german ? each.german : each.english));
    }
  }
}

TEST_CASE("What is typed into the ledger is read as its language prints it") {
  app::State state = test::demo_state();
  act(state, app::OpenEdge{k_head, k_first});
  const std::string facet = state.team().facet(0).id;
  const auto type = [&](const std::string& number) {
    rapidjson::Document answer;
    answer.Parse(app::call(state, "type", "[\"k-" + facet + "\",\"" + number + "\"]"));
    return answer.HasMember("error") ? answer["error"]["message"].GetString() : std::string();
  };
  const auto edited = [&] { return state.controls().edits.back().value; };

  CHECK(type("2.5").empty());
  CHECK(edited() == 2.5f);
  CHECK(type("0,5") == "'0,5' is not a number.");
  CHECK(edited() == 2.5f);

  Speaking german(texts::Language::german);
  CHECK(type("0,5").empty());
  CHECK(edited() == 0.5f);
  CHECK(type("−1.25").empty());
  CHECK(edited() == -1.25f);
  CHECK(has(app::call(state, "document", "[\"panel\"]"), "\"−1,250000\""));
  CHECK(type("viel") == "'viel' ist keine Zahl.");
}

TEST_CASE("What programs read keeps its point in every language") {
  app::State state = test::demo_state();
  act(state, app::SetTemperature{0.75});
  const auto machine = [&] {
    return std::vector<std::string>{
        app::write_link(state), app::graph_svg(state), app::call(state, "matricesCsv", "[]"),
        app::call(state, "matricesJson", "[]"), app::call(state, "matrix", "[\"comms\"]")};
  };
  const std::vector<std::string> english = machine();
  Speaking german(texts::Language::german);
  const std::vector<std::string> spoken = machine();
  for (std::size_t i = 0; i < english.size(); ++i) {
    CAPTURE(i);
    CHECK(spoken[i] == english[i]);
  }
  CHECK(has(app::call(state, "state", "[]"), "\"temperature\":0.75"));
}

TEST_CASE("Only a known format prints, and only a list") {
  app::State state = test::demo_state();
  CHECK(printed(state, "percent1", 0.4136) == "41.4 %");
  for (const char* arguments : {"[]", "[\"percent\"]", "[\"percent\",0.5]", "[\"%d\",[1]]"}) {
    CHECK(has(app::call(state, "print", arguments), "\"error\""));
  }
  CHECK(app::call(state, "print", "[\"percent\",[]]") == "{\"value\":[]}");
}
