#include "team/matrices.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "team/titles.h"

namespace headsup::team {
namespace {

// The three blocks of a token, each F wide.
enum Block { k_needs, k_carries, k_offers };

std::size_t at(int row, int column, int columns) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
         static_cast<std::size_t>(column);
}

std::vector<double> carries_with(const Team& team, int index, const Title* title, double depth,
                                 double days_later) {
  std::vector<double> result(team.facet_count(), 0.0);
  if (title) {
    for (const FacetValue& suggested : title->facets) {
      result[suggested.facet] += (1.0 - depth) * suggested.value;
    }
  }
  for (const Carry& carry : team.people[index].carries) {
    const double decay = std::exp2(-(carry.days_ago + days_later) / team.half_life_days);
    result[carry.facet] += depth * carry.strength * decay;
  }
  return result;
}

}  // namespace

Matrices projections(const Team& team) {
  const int facets = team.facet_count();
  const int d_model = 3 * facets;
  const int d_k = team.facets_per_head();
  Matrices result;
  result.d_model = d_model;
  result.heads = k_heads;
  result.d_k = d_k;
  for (std::vector<float>* matrix : {&result.wq, &result.wk, &result.wv, &result.wo}) {
    matrix->assign(static_cast<std::size_t>(d_model) * static_cast<std::size_t>(facets), 0.0f);
  }
  for (int facet = 0; facet < facets; ++facet) {
    result.wk[at(k_carries * facets + facet, facet, facets)] = 1.0f;
    result.wv[at(k_offers * facets + facet, facet, facets)] = 1.0f;
  }
  for (const MatrixEntry& w : query_entries(team)) {
    result.wq[at(k_needs * facets + w.row, w.column, facets)] = w.value;
  }
  for (const MatrixEntry& w : output_entries(team)) {
    result.wo[at(w.row, w.column, d_model)] = w.value;
  }
  return result;
}

std::vector<MatrixEntry> query_entries(const Team& team) {
  const int d_k = team.facets_per_head();
  const auto sharpness = [&](int facet) { return team.heads[facet / d_k].sharpness; };
  std::vector<MatrixEntry> entries;
  for (int facet = 0; facet < team.facet_count(); ++facet) {
    entries.push_back({facet, facet, static_cast<float>(sharpness(facet))});
  }
  for (const Affinity& pair : team.affinities) {
    const float value = static_cast<float>(sharpness(pair.a) * pair.value);
    entries.push_back({pair.a, pair.b, value});
    entries.push_back({pair.b, pair.a, value});
  }
  return entries;
}

std::vector<MatrixEntry> output_entries(const Team& team) {
  const int facets = team.facet_count();
  std::vector<MatrixEntry> entries;
  for (int facet = 0; facet < facets; ++facet) {
    entries.push_back({facet, k_offers * facets + facet, 1.0f});
  }
  return entries;
}

float output_weight(const Team& team, int row, int column) {
  return column == k_offers * team.facet_count() + row ? 1.0f : 0.0f;
}

std::vector<double> carries(const Team& team, int index, double depth, double days_later) {
  // At depth 1 no title counts.
  const Title* title = depth < 1 ? find_title(team, team.people[index].title) : nullptr;
  return carries_with(team, index, title, depth, days_later);
}

std::vector<double> offers(const Team& team, int index) {
  std::vector<double> result(team.facet_count(), 0.0);
  for (const Contribution& contribution : team.people[index].contributions) {
    for (const FacetValue& offered : contribution.facets) {
      double& best = result[offered.facet];
      best = std::max(best, offered.value);
    }
  }
  return result;
}

std::vector<double> asked_for(const Team& team, int person, const std::vector<double>& incident) {
  std::vector<double> needs = incident;
  for (const FacetValue& need : team.people[person].needs) {
    needs[need.facet] += need.value;
  }
  return needs;
}

std::vector<float> token_matrix(const Team& team, const std::vector<double>& incident, double depth,
                                double days_later) {
  const int facets = team.facet_count();
  const int d_model = 3 * facets;
  std::vector<const Title*> titles(team.people.size());
  if (depth < 1) titles = find_titles(team);
  std::vector<float> x;
  x.reserve(team.people.size() * static_cast<std::size_t>(d_model));
  for (int person = 0; person < static_cast<int>(team.people.size()); ++person) {
    for (const auto& block :
         {asked_for(team, person, incident),
          carries_with(team, person, titles[person], depth, days_later), offers(team, person)}) {
      for (const double value : block) x.push_back(static_cast<float>(value));
    }
  }
  return x;
}

std::vector<std::uint8_t> absent_mask(const Team& team) {
  std::vector<std::uint8_t> mask;
  mask.reserve(team.people.size());
  for (const Person& person : team.people) mask.push_back(person.available ? 0 : 1);
  return mask;
}

}  // namespace headsup::team
