#include <doctest.h>

#include <cmath>

#include "analysis/reading.h"
#include "tests/unit/analysis/teams.h"

namespace headsup::test {
namespace {

using analysis::Brief;
using analysis::BriefLine;
using analysis::Controls;
using analysis::Reader;
using analysis::Verdict;

// Σ of the weights of the people named in a head, each counted once.
double named_weight(const Brief& brief, int head) {
  double sum = 0;
  int previous = -1;
  for (const BriefLine& line : brief.lines) {
    if (line.head != head) continue;
    if (line.person != previous) sum += line.share;
    previous = line.person;
  }
  return sum;
}

std::vector<BriefLine> lines_of(const Brief& brief, int head) {
  std::vector<BriefLine> lines;
  for (const BriefLine& line : brief.lines) {
    if (line.head == head) lines.push_back(line);
  }
  return lines;
}

void check_line(const BriefLine& line, int head, int person, int contribution) {
  CHECK(line.head == head);
  CHECK(line.person == person);
  CHECK(line.contribution == contribution);
}

// The people a head may name, best first, as (weight × best match, person).
std::vector<std::pair<double, int>> nameable(const team::Team& team, int head,
                                             const std::vector<double>& q, const Reader& reader) {
  std::vector<std::pair<double, int>> result;
  for (std::size_t i = 0; i < team.people.size(); ++i) {
    double best = 0;
    for (const auto& contribution : team.people[i].contributions) {
      // As a float, so that equally good fits tie.
      const auto match = static_cast<float>(reference_match(team, head, contribution, q));
      best = std::max(best, static_cast<double>(match));
    }
    const double weight = reader.heads()[head].weights[i];
    if (best * weight > 0) result.push_back({best * weight, static_cast<int>(i)});
  }
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  return result;
}

// What must hold for one head that is enabled and has somebody who stands out.
void check_head(const team::Team& team, int head, const std::vector<double>& q,
                const Reader& reader) {
  const auto lines = lines_of(reader.brief(), head);
  const auto expected = nameable(team, head, q, reader);
  const auto& weights = reader.heads()[head].weights;
  std::size_t named = 0;
  double before_last = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const BriefLine& line = lines[i];
    const auto& person = team.people[line.person];
    const auto& contribution = person.contributions[line.contribution];
    const double match = reference_match(team, head, contribution, q);
    CHECK(line.share == weights[line.person]);
    CHECK(line.match == doctest::Approx(match).epsilon(1e-5));
    if (i > 0 && lines[i - 1].person == line.person) {  // a second contribution
      CHECK(line.contribution != lines[i - 1].contribution);
      CHECK(line.match <= lines[i - 1].match);
      CHECK(line.match >= analysis::k_second_match);
      CHECK(line.share >= analysis::k_second_weight);
      CHECK((i < 2 || lines[i - 2].person != line.person));
    } else {
      REQUIRE(named < expected.size());
      CHECK(line.person == expected[named].second);
      CHECK(line.share * line.match == doctest::Approx(expected[named].first).epsilon(1e-4));
      before_last = named_weight(reader.brief(), head) - line.share;
      ++named;
    }
  }
  const double sum = named_weight(reader.brief(), head);
  CHECK((sum >= analysis::k_brief_share || named == expected.size()));
  CHECK(before_last < analysis::k_brief_share);
  CHECK(reader.brief().unnamed[head] == doctest::Approx(1 - sum).epsilon(1e-6));
}

}  // namespace

TEST_CASE("the brief of a small team names who a human would name") {
  const team::Team team = small_team();
  Reader reader(team);
  reader.read(team, needs(team, {{0, 0.9}, {6, 0.7}}), {});
  const Brief& brief = reader.brief();
  REQUIRE(brief.lines.size() == 3);
  check_line(brief.lines[0], 0, k_ragavan, 1);  // the better match first, the further one after it
  check_line(brief.lines[1], 0, k_ragavan, 0);
  check_line(brief.lines[2], 2, k_priya, 0);
  CHECK(brief.lines[0].match == doctest::Approx(1));
  CHECK(brief.lines[0].share == brief.lines[1].share);
  CHECK(brief.unnamed[0] == doctest::Approx(1 - brief.lines[0].share));
  CHECK(brief.unnamed[1] == 1);  // nobody
  CHECK(brief.unnamed[3] == 1);
  CHECK(brief.accountable == k_ragavan);
}

TEST_CASE("a head that is switched off is not in the brief and leaves nothing unnamed") {
  const team::Team team = small_team();
  Reader reader(team);
  Controls controls;
  controls.enabled[0] = false;
  reader.read(team, needs(team, {{0, 0.9}, {6, 0.7}}), controls);
  REQUIRE(reader.brief().lines.size() == 1);
  check_line(reader.brief().lines[0], 2, k_priya, 0);
  CHECK(reader.brief().unnamed[0] == 0);
  CHECK(reader.brief().accountable == k_priya);
  CHECK(reader.heads()[0].verdict == Verdict::clear);  // it is still read
  CHECK(reader.explain(0, k_mira, k_ragavan).weight > 0.8f);
}

TEST_CASE("weight without anything fitting to offer is not named") {
  team::Team team = small_team();
  team.people[k_ragavan].contributions = {{"Bakes a cake", {{5, 1.0}}, "1 h"}};
  Reader reader(team);
  reader.read(team, needs(team, {{0, 0.9}}), {});
  CHECK(reader.heads()[0].order.front() == k_ragavan);
  REQUIRE(reader.brief().lines.size() == 1);
  check_line(reader.brief().lines[0], 0, k_tom, 0);
  CHECK(reader.brief().unnamed[0] > 0.85);
  CHECK(reader.brief().accountable == k_tom);
}

TEST_CASE("the lead is named when the weight says so") {
  team::Team team = small_team();
  team.people[k_mira].carries = {{6, 1.0, 0}};
  team.people[k_priya].carries.clear();
  Reader reader(team);
  reader.read(team, needs(team, {{6, 0.9}}), {});
  REQUIRE(!reader.brief().lines.empty());
  check_line(reader.brief().lines[0], 2, k_mira, 0);
}

TEST_CASE("equal people are named in file order") {
  team::Team team = small_team();
  team.people[k_tom].carries = team.people[k_ragavan].carries;
  team.people[k_tom].contributions = {team.people[k_ragavan].contributions[1]};
  Reader reader(team);
  reader.read(team, needs(team, {{0, 0.9}}), {});
  CHECK(reader.heads()[0].verdict == Verdict::close);
  const auto lines = lines_of(reader.brief(), 0);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].person == k_ragavan);
  CHECK(lines[2].person == k_tom);
  CHECK(reader.brief().accountable == k_ragavan);
}

TEST_CASE("a further contribution needs a good match and a person with enough weight") {
  team::Team team = small_team();
  auto& contributions = team.people[k_ragavan].contributions;
  // The query is (1, 0.5) of head 0's facets; (x, 0, 1) meets it at 0.8944 · x / √(x² + 1).
  contributions = {{"best", {{0, 1.0}, {1, 0.5}}, ""}, {"further", {{0, 0.8}, {2, 0.9}}, ""}};
  Reader reader(team);
  reader.read(team, needs(team, {{0, 0.9}}), {});
  CHECK(lines_of(reader.brief(), 0).size() == 1);  // 0.594 is below 0.6

  contributions[1].facets[1].value = 0.88;                       // 0.602
  contributions.push_back({"third", {{0, 1.0}, {2, 1.0}}, ""});  // 0.632: only the best two
  reader.read(team, needs(team, {{0, 0.9}}), {});
  const auto lines = lines_of(reader.brief(), 0);
  REQUIRE(lines.size() == 2);
  check_line(lines[0], 0, k_ragavan, 0);
  check_line(lines[1], 0, k_ragavan, 2);

  for (int i = 0; i < 60; ++i) team.people.push_back(team.people[k_ana]);  // takes weight away
  Controls controls;
  controls.temperature = 1.8;
  Reader crowd(team);
  crowd.read(team, needs(team, {{0, 0.9}}), controls);
  CHECK(crowd.heads()[0].verdict == Verdict::clear);
  CHECK(crowd.heads()[0].weights[k_ragavan] < analysis::k_second_weight);
  const auto few = lines_of(crowd.brief(), 0);
  REQUIRE(few.size() == 2);
  check_line(few[0], 0, k_ragavan, 0);
  check_line(few[1], 0, k_tom, 0);
}

TEST_CASE("the brief's invariants hold for every query of a random team") {
  const team::Team team = random_team(40, 99);
  Reader reader(team);
  Uniform uniform(4);
  int seconds = 0;
  int read_heads = 0;
  for (int query = 0; query < 40; ++query) {
    CAPTURE(query);
    std::vector<double> incident(team.facet_count());
    for (double& need : incident) need = uniform() < 0.25 ? uniform() : 0;
    Controls controls;
    controls.query = query;
    controls.temperature = query % 2 == 0 ? 0.15 : 0.6;
    controls.enabled[query % 4] = query % 3 != 0;
    reader.read(team, incident, controls);
    for (int head = 0; head < team::k_heads; ++head) {
      const bool nobody = reader.heads()[head].verdict == Verdict::nobody;
      if (!controls.enabled[head] || nobody) {
        CHECK(lines_of(reader.brief(), head).empty());
        CHECK(reader.brief().unnamed[head] == (controls.enabled[head] ? 1.0 : 0.0));
        continue;
      }
      check_head(team, head, reference_query(team, head, query, incident), reader);
      ++read_heads;
      const auto lines = lines_of(reader.brief(), head);
      for (std::size_t i = 1; i < lines.size(); ++i) {
        seconds += lines[i].person == lines[i - 1].person ? 1 : 0;
      }
    }
    for (std::size_t i = 1; i < reader.brief().lines.size(); ++i) {
      CHECK(reader.brief().lines[i - 1].head <= reader.brief().lines[i].head);
    }
    const int first = reader.brief().lines.empty() ? -1 : reader.brief().lines[0].person;
    CHECK(reader.brief().accountable == first);
  }
  CHECK(read_heads > 80);  // the sample is worth something
  CHECK(seconds > 5);
}

}  // namespace headsup::test
