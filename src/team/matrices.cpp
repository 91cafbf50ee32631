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

// Each adds to F numbers.

void add_needs(const Person& person, double* needs) {
  for (const FacetValue& need : person.needs) needs[need.facet] += need.value;
}

void add_carries(const Team& team, const Person& person, const Title* title, double depth,
                 double days_later, double* carries) {
  if (title) {
    for (const FacetValue& suggested : title->facets) {
      carries[suggested.facet] += (1.0 - depth) * suggested.value;
    }
  }
  for (const Carry& carry : person.carries) {
    const double decay = std::exp2(-(carry.days_ago + days_later) / team.half_life_days);
    carries[carry.facet] += depth * carry.strength * decay;
  }
}

void add_offers(const Person& person, double* offers) {
  for (const Contribution& contribution : person.contributions) {
    for (const FacetValue& offered : contribution.facets) {
      double& best = offers[offered.facet];
      best = std::max(best, offered.value);
    }
  }
}

}  // namespace

Matrices projections(const Team& team) {
  const int facets = team.facet_count();
  const int d_model = 3 * facets;
  Matrices result;
  result.shape.d_model = d_model;
  result.shape.heads = k_heads;
  for (int head = 0; head < k_heads; ++head) {
    result.shape.widths.push_back(team.facet_count(head));
  }
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
  const auto sharpness = [&](int facet) { return team.heads[team.head_of(facet)].sharpness; };
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
  std::vector<double> result(team.facet_count(), 0.0);
  add_carries(team, team.people[index], title, depth, days_later, result.data());
  return result;
}

std::vector<double> offers(const Team& team, int index) {
  std::vector<double> result(team.facet_count(), 0.0);
  add_offers(team.people[index], result.data());
  return result;
}

std::vector<double> asked_for(const Team& team, int person, const std::vector<double>& incident) {
  std::vector<double> needs = incident;
  add_needs(team.people[person], needs.data());
  return needs;
}

std::vector<float> token_matrix(const Team& team, const std::vector<double>& incident, double depth,
                                double days_later) {
  const int facets = team.facet_count();
  std::vector<const Title*> titles(team.people.size());
  if (depth < 1) titles = find_titles(team);
  std::vector<double> token(3 * static_cast<std::size_t>(facets));
  double* const needs = token.data() + k_needs * facets;
  double* const carries = token.data() + k_carries * facets;
  double* const offers = token.data() + k_offers * facets;
  std::vector<float> x(team.people.size() * token.size());
  auto next = x.begin();
  for (std::size_t i = 0; i < team.people.size(); ++i) {
    const Person& person = team.people[i];
    std::fill(token.begin(), token.end(), 0.0);
    std::copy(incident.begin(), incident.end(), needs);
    add_needs(person, needs);
    add_carries(team, person, titles[i], depth, days_later, carries);
    add_offers(person, offers);
    for (const double value : token) *next++ = static_cast<float>(value);
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
