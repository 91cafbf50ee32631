// The facets of the heads that are the same for every history: what is told to people outside, what
// is learnt from failures, and what commit times say of how somebody works.
#pragma once

#include <vector>

#include "team/team.h"

namespace headsup::history {

std::vector<team::Facet> comms_facets();
std::vector<team::Facet> postmortem_facets();
std::vector<team::Facet> health_facets();

}  // namespace headsup::history
