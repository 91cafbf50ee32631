// A team whose heads have other numbers of facets than its file gives them.
#pragma once

#include <array>
#include <string>
#include <utility>

#include "team/facet_numbers.h"
#include "team/team.h"

namespace headsup::test {

// No word raises the further facets and no person carries them.
inline team::Team with_facets(team::Team team, int per_head) {
  const int before = team.facet_count(0);
  const auto move = [&](int& facet) { facet = facet / before * per_head + facet % before; };
  for (team::Head& head : team.heads) {
    while (static_cast<int>(head.facets.size()) < per_head) {
      const std::string number = std::to_string(head.facets.size());
      head.facets.push_back({.id = head.id + "_" + number, .label = "Facet " + number});
    }
  }
  for (team::Affinity& pair : team.affinities) {
    move(pair.a);
    move(pair.b);
  }
  for (team::Title& title : team.titles) {
    for (team::FacetValue& suggested : title.facets) move(suggested.facet);
  }
  for (team::Person& person : team.people) {
    for (team::FacetValue& need : person.needs) move(need.facet);
    for (team::Carry& carry : person.carries) move(carry.facet);
    for (team::Contribution& contribution : person.contributions) {
      for (team::FacetValue& offered : contribution.facets) move(offered.facet);
    }
  }
  return team;
}

// Each head with a number of its own: the first of its facets, or further ones that a word each
// raises.
inline team::Team with_facet_counts(team::Team team, const std::array<int, team::k_heads>& counts) {
  for (int head = 0; head < team::k_heads; ++head) {
    while (team.facet_count(head) > counts[head]) {
      team::remove_facet(team, team.first_facet(head + 1) - 1);
    }
    while (team.facet_count(head) < counts[head]) {
      const std::string number = std::to_string(team.facet_count(head) + 1);
      team::add_facet(team, head, "Facet " + number);
      team.heads[head].facets.back().terms = {"word" + std::to_string(head) + "x" + number};
    }
  }
  return team;
}

inline constexpr std::array<int, team::k_heads> k_unequal_counts[] = {{64, 16, 16, 8},
                                                                      {1, 64, 3, 2}};

}  // namespace headsup::test
