// Teams for the tests of the lead room, and the attention of design section 1 in plain double
// arithmetic, written from the formulas and not from the code under test.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "analysis/reading.h"
#include "team/team.h"
#include "tests/unit/team/wide.h"

namespace headsup::test {

// Facets are numbered 0 … 11: technical 0–2, health 3–5, comms 6–8, post-mortem 9–11.
inline constexpr int k_mira = 0;     // the lead, needs nothing
inline constexpr int k_ragavan = 1;  // carries facet 0 today
inline constexpr int k_priya = 2;    // the title suggests facet 0, what she carries is facet 6
inline constexpr int k_tom = 3;      // carried facet 0 a half-life ago; needs facet 4
inline constexpr int k_ana = 4;      // carries facets 3 and 9

inline team::Team empty_team(int facets_per_head, double sharpness) {
  team::Team team;
  team.name = "Checkout";
  team.half_life_days = 30;
  const char* ids[] = {"technical", "health", "comms", "postmortem"};
  const char* labels[] = {"Technical diagnosis", "Team health", "Stakeholder comms", "Post-mortem"};
  for (int h = 0; h < team::k_heads; ++h) {
    team::Head& head = team.heads[h];
    head.id = ids[h];
    head.label = labels[h];
    head.sharpness = sharpness;
    for (int c = 0; c < facets_per_head; ++c) {
      const std::string id = head.id + "_" + std::to_string(c);
      head.facets.push_back({.id = id, .label = id});
    }
  }
  return team;
}

inline team::Team small_team() {
  team::Team team = empty_team(3, 8);
  team.affinities = {{0, 1, 0.5}};
  team.titles = {{"Principal", {{0, 1.0}}}};
  team::Person mira{.name = "Mira", .title = "Tech lead", .lead = true};
  mira.contributions = {{"Calls the customer", {{6, 1.0}}, ""}};
  team::Person ragavan{.name = "Ragavan", .title = "Engineer", .carries = {{0, 1.0, 0}}};
  ragavan.contributions = {{"Reads the write path", {{0, 0.8}, {1, 0.6}}, ""},
                           {"Traces the slow writes", {{0, 1.0}, {1, 0.5}}, "4 h"},
                           {"Sets up the dashboard", {{2, 1.0}}, "1 h"}};
  team::Person priya{.name = "Priya", .title = "Principal", .carries = {{6, 0.9, 0}}};
  priya.contributions = {{"Writes the update", {{6, 1.0}}, "15 min"}};
  team::Person tom{
      .name = "Tom", .title = "Engineer", .needs = {{4, 0.8}}, .carries = {{0, 0.8, 30}}};
  tom.contributions = {{"Knows the old schema", {{0, 0.4}}, "30 min"}};
  team::Person ana{.name = "Ana", .title = "Engineer", .carries = {{3, 1.0, 0}, {9, 0.9, 0}}};
  ana.contributions = {{"Takes the night shift", {{3, 1.0}}, "8 h"},
                       {"Keeps the timeline", {{9, 1.0}}, ""}};
  team.people = {mira, ragavan, priya, tom, ana};
  return team;
}

// Needs with the given facets set and the rest zero.
inline std::vector<double> needs(const team::Team& team,
                                 const std::vector<team::FacetValue>& values) {
  std::vector<double> result(team.facet_count(), 0.0);
  for (const auto& v : values) result[v.facet] = v.value;
  return result;
}

// Uniform in [0, 1), the same on every platform.
class Uniform {
 public:
  explicit Uniform(unsigned seed) : engine_(seed) {}
  double operator()() { return static_cast<double>(engine_()) / 4294967296.0; }
  int below(int bound) { return static_cast<int>((*this)() * bound); }

 private:
  std::mt19937 engine_;
};

inline team::Team random_team(int people, unsigned seed) {
  Uniform uniform(seed);
  team::Team team = empty_team(6, 7);
  for (int h = 0; h < team::k_heads; ++h) {
    team.heads[h].sharpness = 5 + 4 * h;
    team.affinities.push_back({6 * h, 6 * h + 3, uniform()});
    team.affinities.push_back({6 * h + 1, 6 * h + 3, uniform()});
  }
  team.titles = {{"Junior", {{1, 0.3}, {8, 0.4}}}, {"Senior", {{0, 0.9}, {7, 0.8}, {19, 0.6}}}};
  const int facets = team.facet_count();
  const auto some_facets = [&](int every) {  // each facet once at most
    std::vector<team::FacetValue> result;
    for (int f = uniform.below(every); f < facets; f += 1 + uniform.below(every)) {
      result.push_back({f, uniform()});
    }
    return result;
  };
  for (int i = 0; i < people; ++i) {
    team::Person person;
    person.name = "Person " + std::to_string(i);
    person.title = i % 3 == 0 ? "Senior" : "Junior";
    person.lead = i == people / 2;
    person.available = i % 7 != 5;
    if (!person.lead) person.needs = some_facets(9);
    for (const auto& v : some_facets(6))
      person.carries.push_back({v.facet, v.value, 50 * uniform()});
    for (int c = uniform.below(5); c > 0; --c) {
      person.contributions.push_back({"Contribution " + std::to_string(c), some_facets(6), "1 h"});
    }
    team.people.push_back(person);
  }
  return team;
}

// The same with heads of these many facets. Everybody carries, and every second one needs,
// something of what is last in a head, so that a wide head's columns count.
inline team::Team random_team(int people, unsigned seed,
                              const std::array<int, team::k_heads>& counts) {
  team::Team team = with_facet_counts(random_team(people, seed), counts);
  for (int i = 0; i < people; ++i) {
    team::Person& person = team.people[i];
    for (int head = 0; head < team::k_heads; ++head) {
      const int last = team.first_facet(head + 1) - 1 - i % std::min(counts[head], 5);
      const double value = (1 + (i * 7 + head) % 10) / 10.0;
      if (!person.find_carry(last)) person.carries.push_back({last, value, 3.0 * i});
      const auto asks = [last](const team::FacetValue& need) { return need.facet == last; };
      const bool needs = std::any_of(person.needs.begin(), person.needs.end(), asks);
      if (i % 2 == 0 && !person.lead && !needs) person.needs.push_back({last, 1 - value / 2});
    }
  }
  return team;
}

// One person's query of one head, d_k values: sharpness · A · (needs + incident).
inline std::vector<double> reference_query(const team::Team& team, int head, int index,
                                           const std::vector<double>& incident) {
  const int d_k = team.facet_count(head);
  std::vector<double> need = incident;
  for (const auto& v : team.people[index].needs) {
    need[v.facet] += v.value;
  }
  std::vector<double> mixed = need;
  for (const auto& pair : team.affinities) {
    mixed[pair.a] += pair.value * need[pair.b];
    mixed[pair.b] += pair.value * need[pair.a];
  }
  const auto from = mixed.begin() + team.first_facet(head);
  std::vector<double> q(from, from + d_k);
  for (double& value : q) value *= team.heads[head].sharpness;
  return q;
}

inline std::vector<double> reference_key(const team::Team& team, int head, int index,
                                         double depth) {
  const int d_k = team.facet_count(head), first = team.first_facet(head);
  const team::Person& person = team.people[index];
  std::vector<double> k(d_k, 0.0);
  const auto add = [&](int facet, double value) {
    if (facet >= first && facet < first + d_k) k[facet - first] += value;
  };
  for (const auto& title : team.titles) {
    if (title.name != person.title) continue;
    for (const auto& v : title.facets) add(v.facet, (1 - depth) * v.value);
  }
  for (const auto& carry : person.carries) {
    add(carry.facet, depth * carry.strength * std::pow(2.0, -carry.days_ago / team.half_life_days));
  }
  return k;
}

// N weights of the query's row: softmax(q·k / (√d_k · τ)) over the available people.
inline std::vector<double> reference_weights(const team::Team& team, int head,
                                             const std::vector<double>& incident,
                                             const analysis::Controls& controls) {
  const auto q = reference_query(team, head, controls.query, incident);
  std::vector<double> weights;
  double sum = 0;
  for (std::size_t i = 0; i < team.people.size(); ++i) {
    const auto k = reference_key(team, head, static_cast<int>(i), controls.depth);
    double dot = 0;
    for (std::size_t c = 0; c < q.size(); ++c) dot += q[c] * k[c];
    const double score = dot / std::sqrt(static_cast<double>(q.size())) / controls.temperature;
    weights.push_back(team.people[i].available ? std::exp(score) : 0.0);
    sum += weights.back();
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

inline double reference_entropy(const std::vector<double>& weights) {
  double bits = 0;
  for (const double w : weights) bits -= w > 0 ? w * std::log2(w) : 0;
  return bits;
}

// Cosine of a contribution's facets of one head with that head's query.
inline double reference_match(const team::Team& team, int head,
                              const team::Contribution& contribution,
                              const std::vector<double>& q) {
  const int first = team.first_facet(head);
  std::vector<double> facets(q.size(), 0.0);
  for (const auto& v : contribution.facets) {
    if (team.head_of(v.facet) == head) facets[v.facet - first] = v.value;
  }
  double dot = 0;
  double qq = 0;
  double ff = 0;
  for (std::size_t c = 0; c < q.size(); ++c) {
    dot += q[c] * facets[c];
    qq += q[c] * q[c];
    ff += facets[c] * facets[c];
  }
  return qq > 0 && ff > 0 ? dot / std::sqrt(qq * ff) : 0;
}

}  // namespace headsup::test
