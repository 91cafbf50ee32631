#include "analysis/load.h"

#include <algorithm>
#include <vector>

#include "base/order.h"
#include "team/matrices.h"
#include "texts/texts.h"

namespace headsup::analysis {

bool is_overloaded(const team::Team& team, int person) {
  for (const team::FacetValue& need : team.people[person].needs) {
    const int head = team.head_of(need.facet);
    if (team.heads[head].id == "health" && need.value >= 1) return true;
  }
  return false;
}

std::string carries_line(const team::Team& team, int person, double depth, double days_later) {
  static constexpr double k_cold = 0.1;
  static constexpr std::size_t k_named = 3;
  const std::vector<double> carries = team::carries(team, person, depth, days_later);
  std::vector<int> warm;
  for (int facet = 0; facet < team.facet_count(); ++facet) {
    if (carries[facet] >= k_cold) warm.push_back(facet);
  }
  base::sort_stably(warm, [&](int a, int b) { return carries[a] > carries[b]; });
  if (warm.size() > k_named) warm.resize(k_named);
  std::string line;
  for (const int facet : warm) line += (line.empty() ? "" : " · ") + team.facet(facet).label;
  return line.empty() ? texts::get(texts::Id::view_carries_nothing) : line;
}

}  // namespace headsup::analysis
