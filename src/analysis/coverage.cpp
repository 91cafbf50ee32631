#include "analysis/coverage.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "team/matrices.h"

namespace headsup::analysis {

FacetRange facets_of(const team::Team& team, int head) {
  return {team.first_facet(head), team.facet_count(head)};
}

FacetRange all_facets(const team::Team& team) {
  return {0, team.facet_count()};
}

double coverage(const std::vector<double>& needs, const std::vector<double>& offers,
                FacetRange range) {
  double asked = 0;
  double covered = 0;
  for (int f = range.first; f < range.first + range.count; ++f) {
    asked += needs[f];
    covered += needs[f] * std::clamp(offers[f], 0.0, 1.0);
  }
  return asked > 0 ? covered / asked : 0;
}

std::vector<double> best_offers(const team::Team& team, const std::vector<int>& people) {
  std::vector<double> best(team.facet_count(), 0.0);
  for (const int person : people) {
    for (const auto& contribution : team.people[person].contributions) {
      for (const team::FacetValue& offered : contribution.facets) {
        double& value = best[offered.facet];
        value = std::max(value, offered.value);
      }
    }
  }
  return best;
}

double cosine(const std::vector<double>& a, const std::vector<double>& b, FacetRange range) {
  double dot = 0;
  double aa = 0;
  double bb = 0;
  for (int f = range.first; f < range.first + range.count; ++f) {
    dot += a[f] * b[f];
    aa += a[f] * a[f];
    bb += b[f] * b[f];
  }
  return aa > 0 && bb > 0 ? dot / std::sqrt(aa * bb) : 0;
}

Enrichment::Enrichment(const team::Team& team, const attention::MultiHead& layer,
                       const std::array<bool, team::k_heads>& enabled)
    : team_(team), concat_(layer.concat()), enabled_(enabled) {
  const int facets = team.facet_count();
  columns_.resize(facets);
  for (const team::MatrixEntry& w : team::output_entries(team)) {
    if (!enabled_[team.head_of(w.row)]) continue;
    columns_[w.column - 2 * facets].push_back({w.row, static_cast<double>(w.value)});
  }
}

double Enrichment::added(int person, int facet) const {
  const float* concat =
      concat_ + static_cast<std::size_t>(person) * static_cast<std::size_t>(team_.facet_count());
  double sum = 0;
  for (const auto& [row, value] : columns_[facet]) {
    sum += value * static_cast<double>(concat[row]);
  }
  return sum;
}

std::vector<double> Enrichment::blend(int person) const {
  const int facets = team_.facet_count();
  const float* concat =
      concat_ + static_cast<std::size_t>(person) * static_cast<std::size_t>(facets);
  std::vector<double> result(concat, concat + facets);
  for (int facet = 0; facet < facets; ++facet) {
    if (!enabled_[team_.head_of(facet)]) {
      result[facet] = 0;
    }
  }
  return result;
}

std::vector<double> Enrichment::before(int person) const {
  return best_offers(team_, {person});
}

std::vector<double> Enrichment::added(int person) const {
  std::vector<double> result;
  for (int facet = 0; facet < team_.facet_count(); ++facet) result.push_back(added(person, facet));
  return result;
}

Enrichment::Change Enrichment::change(int person, const std::vector<double>& needs) const {
  const std::vector<double> x = before(person);
  Change change;
  double asked = 0;
  for (std::size_t facet = 0; facet < needs.size(); ++facet) {
    if (needs[facet] <= 0) continue;
    asked += needs[facet];
    change.before += needs[facet] * std::min(1.0, x[facet]);
    const double after = x[facet] + added(person, static_cast<int>(facet));
    change.after += needs[facet] * std::clamp(after, 0.0, 1.0);
  }
  if (asked <= 0) return {};
  return {change.before / asked, change.after / asked};
}

}  // namespace headsup::analysis
