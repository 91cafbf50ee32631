// Whose Values a run of the cell hears: the team's own, or those of people made up to show a larger
// team. Rows as `Rnn::run` takes them: people × F, row-major, entries in [0, 1].
#pragma once

#include <vector>

#include "team/team.h"

namespace headsup::analysis {

// What everybody offers, in the team's order (team::offers).
std::vector<double> offer_rows(const team::Team& team);

// Made-up people, the same on every machine: each offers three to six of the facets, and strengths
// are Pareto-distributed as far as 1 allows: every tenth person is at the top, half of them offer a
// fifth of that or less. The first n people are the same however many there are, so a team that
// grows keeps its people. people ≥ 0, facets ≥ 1.
std::vector<double> synthetic_rows(int people, int facets);

}  // namespace headsup::analysis
