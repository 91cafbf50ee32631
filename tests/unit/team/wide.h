// A team whose heads have more facets than its file gives them.
#pragma once

#include <string>
#include <utility>

#include "team/team.h"

namespace headsup::test {

// No word raises the further facets and no person carries them.
inline team::Team with_facets(team::Team team, int per_head) {
  const int before = team.facets_per_head();
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

}  // namespace headsup::test
