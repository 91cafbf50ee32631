#include <doctest.h>
#include <rapidjson/document.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "app/content/document.h"
#include "app/explain/matrices/numbers.h"
#include "app/export/matrices.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;

namespace {

// As RFC 4180 has it.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> line;
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      line.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      line.push_back(std::move(cell));
      cell.clear();
      lines.push_back(std::move(line));
      line.clear();
      ++i;
    } else {
      cell += c;
    }
  }
  CHECK(cell.empty());
  CHECK(line.empty());
  return lines;
}

// Numbers by matrix, head, row and column.
using Table = std::map<std::vector<std::string>, float>;

Table read_back(const std::string& csv) {
  const auto lines = parse_csv(csv);
  REQUIRE(lines.size() > 1);
  CHECK(lines[0] == std::vector<std::string>{"matrix", "head", "row", "column", "value"});
  Table table;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    REQUIRE(lines[i].size() == 5);
    char* end = nullptr;
    const float value = std::strtof(lines[i][4].c_str(), &end);
    REQUIRE(*end == '\0');
    const bool fresh =
        table.emplace(std::vector<std::string>(lines[i].begin(), lines[i].end() - 1), value).second;
    REQUIRE(fresh);  // every line names a number of its own
  }
  return table;
}

app::State awkward_team() {
  app::State state = test::demo_state();
  team::Team team = state.team();
  team.people[1].name = "O'Neill, \"Red\" Ana";
  team.people[2].name = "Zoë 王";
  team.heads[0].label = "Diagnosis, technical";
  team.heads[0].facets[0].label = "Locks, \"hot\"";
  app::open_team(state, std::move(team));
  app::refresh(state);
  app::arrange(state);
  return state;
}

}  // namespace

TEST_CASE("export: the CSV is read back as every number of every matrix") {
  app::State state = awkward_team();
  app::update(state, app::SetAvailable{3, false});
  app::update(state, app::SetTemperature{0.7});
  app::refresh(state);
  const Table table = read_back(app::matrices_csv(state));

  const attention::MultiHead& layer = state.derived().reader->whole();
  const auto& people = state.team().people;
  const int n = state.people();
  const int facets = state.team().facet_count();
  const int d_k = state.team().facet_count(0);
  std::size_t found = 0;
  const auto expect = [&](const std::string& matrix, int head, const std::string& row,
                          const std::string& column, float value) {
    const auto at = table.find({matrix, state.team().heads[head].label, row, column});
    INFO(matrix << " " << row << " " << column);
    REQUIRE(at != table.end());
    CHECK(at->second == value);
    ++found;
  };
  for (int row = 0; row < n; ++row) {
    const std::string& who = people[row].name;
    for (int facet = 0; facet < facets; ++facet) {
      const int head = facet / d_k;
      const std::string& label = state.team().facet(facet).label;
      expect("Q", head, who, label, layer.q()[row * facets + facet]);
      expect("K", head, who, label, layer.k()[row * facets + facet]);
      expect("V", head, who, label, layer.v()[row * facets + facet]);
      expect("concat", head, who, label, layer.concat()[row * facets + facet]);
      const float* output = layer.output() + row * 3 * facets;
      expect("output", head, who, "needs: " + label, output[facet]);
      expect("output", head, who, "carries: " + label, output[facets + facet]);
      expect("output", head, who, "offers: " + label, output[2 * facets + facet]);
    }
    for (int head = 0; head < team::k_heads; ++head) {
      const std::vector<float> scores =
          app::scores_of(state, head, app::everybody(state), app::everybody(state));
      for (int column = 0; column < n; ++column) {
        const std::string& key = people[column].name;
        expect("weights", head, who, key, state.derived().reader->weights(head)[row * n + column]);
        expect("scores", head, who, key, scores[row * n + column]);
      }
      CHECK(std::isinf(scores[row * n + 3]));
    }
  }
  for (int facet = 0; facet < facets; ++facet) {
    const std::string& label = state.team().facet(facet).label;
    expect("W_O", facet / d_k, label, "offers: " + label, 1);
    expect("W_O", facet / d_k, label, "needs: " + label, 0);
  }
  CHECK(found + facets * (3 * facets - 2) == table.size());
}

TEST_CASE("export: the JSON has the same matrices, with names and shapes") {
  app::State state = awkward_team();
  app::update(state, app::SetAvailable{3, false});
  app::refresh(state);
  rapidjson::Document json;
  json.Parse(app::matrices_json(state).c_str());
  REQUIRE(json.IsObject());
  CHECK(json["whole"].GetBool());
  CHECK(json["query"].GetString() == state.team().people[state.controls().query].name);
  std::map<std::string, int> count;
  for (const auto& matrix : json["matrices"].GetArray()) {
    const std::string name = matrix["matrix"].GetString();
    ++count[name];
    const auto& values = matrix["values"];
    REQUIRE(values.Size() == static_cast<unsigned>(matrix["shape"][0].GetInt()));
    REQUIRE(matrix["rows"].Size() == values.Size());
    for (const auto& row : values.GetArray()) {
      REQUIRE(row.Size() == static_cast<unsigned>(matrix["shape"][1].GetInt()));
      REQUIRE(row.Size() == matrix["columns"].Size());
      if (name == "scores") CHECK(row[3].IsNull());
      if (name == "weights") CHECK(row[3].GetFloat() == 0);
    }
    if (name == "weights" && std::string(matrix["head"].GetString()) == state.team().heads[2].id) {
      CHECK(values[4][5].GetFloat() == state.derived().reader->weights(2)[4 * state.people() + 5]);
      CHECK(matrix["rows"][1].GetString() == std::string("O'Neill, \"Red\" Ana"));
    }
  }
  for (const char* name : {"Q", "K", "V", "scores", "weights"}) CHECK(count[name] == team::k_heads);
  for (const char* name : {"concat", "W_O", "output"}) CHECK(count[name] == 1);
}

TEST_CASE("export: of a large team it is all that the query's row is made of") {
  app::State state = test::demo_state();
  team::Team team = state.team();
  const std::vector<team::Person> some = team.people;
  while (team.people.size() < 300) {
    team::Person person = some[team.people.size() % some.size()];
    person.lead = false;
    person.name += " " + std::to_string(team.people.size());
    team.people.push_back(person);
  }
  app::open_team(state, std::move(team));
  app::update(state, app::SelectPerson{7});
  app::refresh(state);
  CHECK_FALSE(app::exports_whole(state));
  const Table table = read_back(app::matrices_csv(state));
  const std::string& who = state.team().people[7].name;
  const std::string& label = state.team().heads[1].label;
  std::size_t weights = 0;
  for (const auto& [key, value] : table) {
    if (key[0] == "weights" || key[0] == "Q") CHECK(key[2] == who);
    if (key[0] != "weights" || key[1] != label) continue;
    ++weights;
    const int person = state.team().find_person(key[3]);
    CHECK(value == state.derived().reader->weights(1)[7 * 300 + person]);
  }
  CHECK(weights == 300);
  CHECK(table.count({"K", label, state.team().people[299].name,
                     state.team().heads[1].facets[0].label}) == 1);
}
