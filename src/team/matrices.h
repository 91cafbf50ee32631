// People as tokens: the dense matrices of design section 1, float32, row-major.
#pragma once

#include <cstdint>
#include <vector>

#include "team/team.h"

namespace headsup::team {

struct Matrices {
  int d_model = 0;  // 3·F
  int heads = 0;
  int d_k = 0;
  std::vector<float> wq;  // d_model × F: sharpness_h · A_h on head h's slice of the needs block
  std::vector<float> wk;  // d_model × F: identity on the carries block
  std::vector<float> wv;  // d_model × F: identity on the offers block
  std::vector<float> wo;  // F × d_model: identity into the offers block
};

Matrices projections(const Team& team);

// What person `index` carries: F values in [0, 1]. depth 0: what the title suggests; depth 1: what
// they truly carry, cooled by the half-life; between: the linear blend. days_later: how far today
// has moved on since the file was written, ≥ 0.
std::vector<double> carries(const Team& team, int index, double depth, double days_later = 0);

// The facet-wise maximum over the person's contributions: F values in [0, 1].
std::vector<double> offers(const Team& team, int index);

// What `person` needs themselves plus the incident that everybody was told: F values.
std::vector<double> asked_for(const Team& team, int person, const std::vector<double>& incident);

// x: N × d_model, [ needs + incident | carries | offers ]. incident: F values.
std::vector<float> token_matrix(const Team& team, const std::vector<double>& incident, double depth,
                                double days_later = 0);

// N flags; 1 where the person is absent.
std::vector<std::uint8_t> absent_mask(const Team& team);

}  // namespace headsup::team
