#include "analysis/load.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "base/order.h"
#include "team/matrices.h"
#include "texts/texts.h"

namespace headsup::analysis {

bool is_overloaded(const team::Team& team, int person) {
  for (const team::FacetValue& need : team.people[person].needs) {
    const int head = need.facet / team.facets_per_head();
    if (team.heads[head].id == "health" && need.value >= 1) return true;
  }
  return false;
}

std::string carries_line(const team::Team& team, int person, double depth, double days_later) {
  static constexpr double k_cold = 0.1;
  static constexpr std::size_t k_named = 3;
  const std::vector<double> carries = team::carries(team, person, depth, days_later);
  const auto value = [&carries](int facet) { return carries[facet]; };
  std::vector<int> order(carries.size());
  std::iota(order.begin(), order.end(), 0);
  base::sort_stably(order, [&](int a, int b) { return value(a) > value(b); });
  std::string line;
  for (std::size_t i = 0; i < std::min(k_named, order.size()) && value(order[i]) >= k_cold; ++i) {
    line += (line.empty() ? "" : " · ") + team.facet(order[i]).label;
  }
  return line.empty() ? texts::get(texts::Id::view_carries_nothing) : line;
}

}  // namespace headsup::analysis
