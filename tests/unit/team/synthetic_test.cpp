// Made-up organisations: the same everywhere, as large as asked for, and heavy-tailed.

#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "attention/multi_head.h"
#include "team/matrices.h"
#include "team/synthetic.h"
#include "team/team_file.h"
#include "tests/unit/data.h"

using namespace headsup;

namespace {

const team::Team& demo() {
  static const team::Team team = *team::read_team(test::data("demo.json")).team;
  return team;
}

team::Organisation made(int people, std::uint64_t seed = 1) {
  return team::synthesize(demo(), {people, seed, "Made up", [](int kind, const std::string& facet) {
                                     return std::to_string(kind) + " " + facet;
                                   }});
}

// FNV-1a: a change of one byte changes it.
std::uint64_t fingerprint(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  }
  return hash;
}

}  // namespace

TEST_CASE("synthetic: the same for the same size and seed, another for another seed") {
  CHECK(made(100).team == made(100).team);
  CHECK_FALSE(made(100).team.people == made(100, 2).team.people);
  // Natively and as WASM: this test runs as both.
  std::string carried;
  for (const team::Person& person : made(64, 7).team.people) {
    carried += person.name + "|" + person.title;
    for (const team::Carry& carry : person.carries) {
      carried += ":" + std::to_string(carry.facet) + "," + std::to_string(carry.strength);
    }
  }
  CHECK(fingerprint(carried) == 16532887474909177869u);
}

TEST_CASE("synthetic: as large as asked for, valid for the team file, names unique, one lead") {
  for (const int people : {8, 9, 100, 1000, 4096}) {
    CAPTURE(people);
    const team::Organisation organisation = made(people);
    CHECK(static_cast<int>(organisation.team.people.size()) == people);
    int members = 0;
    for (const int size : organisation.departments) {
      CHECK(size >= 1);
      members += size;
    }
    CHECK(members == people);
    std::set<std::string> names;
    for (const team::Person& person : organisation.team.people) names.insert(person.name);
    CHECK(static_cast<int>(names.size()) == people);
    const std::string file = team::write_team(organisation.team);
    const team::ReadResult again = team::read_team(file);
    CAPTURE(file.size());
    CHECK_MESSAGE(again.team.has_value(), again.error.message);
    CHECK(*again.team == organisation.team);
  }
}

TEST_CASE("synthetic: a few departments are large, a few people carry much") {
  const team::Organisation organisation = made(4096);
  const std::vector<int>& departments = organisation.departments;
  CHECK(departments.size() > 20);
  CHECK(departments.front() > 4096 / 6);
  CHECK(departments.front() > 15 * departments.back());
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    const team::Team team = made(2048, seed).team;
    CHECK(team::top_decile_share(team) > 0.4);
    const auto narrow =
        std::count_if(team.people.begin(), team.people.end(),
                      [](const team::Person& person) { return person.carries.size() <= 2; });
    CHECK(narrow > 2048 * 6 / 10);
  }
}

TEST_CASE("synthetic: attention over it is finite and every row sums to one") {
  const team::Team team = made(256).team;
  const team::Matrices matrices = team::projections(team);
  std::vector<double> incident(team.facet_count(), 0.0);
  incident[0] = 0.9;
  const std::vector<float> x = team::token_matrix(team, incident, 1);
  attention::MultiHead layer;
  REQUIRE(layer.configure(matrices.shape, {matrices.wq.data(), matrices.wk.data(),
                                           matrices.wv.data(), matrices.wo.data()}) ==
          attention::Status::ok);
  REQUIRE(layer.forward(x.data(), 256, {}) == attention::Status::ok);
  for (int row = 0; row < 4 * 256; ++row) {
    double sum = 0;
    for (int column = 0; column < 256; ++column) {
      sum += static_cast<double>(layer.weights()[row * 256 + column]);
    }
    CHECK(sum == doctest::Approx(1).epsilon(1e-5));
  }
  CHECK(std::all_of(layer.output(), layer.output() + 256 * matrices.shape.d_model,
                    [](float value) { return std::isfinite(value); }));
}
