#include "analysis/rnn_values.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/random.h"
#include "team/matrices.h"

namespace headsup::analysis {
namespace {

constexpr std::uint64_t k_people_seed = 3;
constexpr double k_min_strength = 0.1;

}  // namespace

std::vector<double> offer_rows(const team::Team& team) {
  std::vector<double> rows;
  rows.reserve(team.people.size() * static_cast<std::size_t>(team.facet_count()));
  for (int i = 0; i < static_cast<int>(team.people.size()); ++i) {
    const std::vector<double> row = team::offers(team, i);
    rows.insert(rows.end(), row.begin(), row.end());
  }
  return rows;
}

std::vector<double> synthetic_rows(int people, int facets) {
  const auto width = static_cast<std::size_t>(facets);
  std::vector<double> rows(static_cast<std::size_t>(people) * width, 0.0);
  base::SplitMix64 random(k_people_seed);
  for (std::size_t start = 0; start < rows.size(); start += width) {
    const double strength = std::min(1.0, k_min_strength / random.uniform());
    for (std::uint64_t offered = 3 + random.next() % 4; offered > 0; --offered) {
      double& value = rows[start + random.next() % width];
      value = std::max(value, strength * (0.5 + 0.5 * random.uniform()));
    }
  }
  return rows;
}

}  // namespace headsup::analysis
