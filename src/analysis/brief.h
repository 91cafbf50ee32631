// Whom to ask for what: the part of the reading that names contributions.
#pragma once

#include <array>

#include "analysis/reading.h"
#include "team/team.h"

namespace headsup::analysis {

// Replaces `brief`. query: the F values of the asking person's q, all heads side by side.
// In a head, a person ranks by weight × match of their best contribution (ties in file order);
// people whose best match is 0 are never named.
void write_brief(const team::Team& team, const float* query,
                 const std::array<HeadReading, team::k_heads>& heads, const Controls& controls,
                 Brief& brief);

}  // namespace headsup::analysis
