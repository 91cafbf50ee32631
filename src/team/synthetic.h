// A made-up organisation of any size, to see how things scale: the heads, facets, titles and
// incidents of a real team file, with other people.
//
// Departments have Zipf-distributed sizes (the r-th largest has about 1/r of the largest), and each
// leans to a few facets. How many facets somebody carries is Pareto-distributed with exponent 1:
// half of all people carry one, one in ten carries ten or more, and those carry them more strongly.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "team/team.h"

namespace headsup::team {

inline constexpr int k_min_synthetic = 8;
inline constexpr int k_offer_kinds = 4;

struct Synthesis {
  int people = k_min_synthetic;  // k_min_synthetic … k_max_people
  std::uint64_t seed = 1;
  std::string name;  // of the organisation
  // What a contribution of that kind, 0 … k_offer_kinds − 1, about a facet is called.
  std::function<std::string(int kind, const std::string& facet_label)> offer;
};

struct Organisation {
  Team team;
  std::vector<int>
      departments;  // people of each, largest first; in this order they stand in `team`
};

// The same for the same `like`, people and seed on every machine: integer arithmetic only. Names
// are unique, the first person is the lead, everybody is available. `team::read_team` reads what
// `team::write_team` writes of it, as long as facet ids are not so long that 4,096 people exceed
// the file's limit; those of the demo team leave room.
Organisation synthesize(const Team& like, const Synthesis& wanted);

// What share of all that people carry (the sum of strengths) the tenth of them carries that carries
// most: 0.1 if everybody carried the same.
double top_decile_share(const Team& team);

}  // namespace headsup::team
