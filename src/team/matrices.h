// People as tokens: the dense matrices of design section 1, float32, row-major.
#pragma once

#include <cstdint>
#include <vector>

#include "attention/multi_head.h"
#include "team/team.h"

namespace headsup::team {

struct Matrices {
  attention::Shape shape;  // d_model: 3·F; each head is as wide as it has facets
  std::vector<float> wq;   // d_model × F: sharpness_h · A_h on head h's slice of the needs block
  std::vector<float> wk;   // d_model × F: identity on the carries block
  std::vector<float> wv;   // d_model × F: identity on the offers block
  std::vector<float> wo;   // F × d_model: identity into the offers block
};

// All four, F × 3F numbers each, for the layer to take copies of: once a team. Who wants to know a
// few of them asks below.
Matrices projections(const Team& team);

// A number of a matrix.
struct MatrixEntry {
  int row = 0;
  int column = 0;
  float value = 0;
};

// The numbers of W_Q's needs block that are not zero, facet → facet: F and two a pair of affinity.
std::vector<MatrixEntry> query_entries(const Team& team);

// W_O's numbers that are not zero: a blended facet → its column of the output.
std::vector<MatrixEntry> output_entries(const Team& team);

// One number of W_O, F × d_model.
float output_weight(const Team& team, int row, int column);

// What person `index` carries: F values in [0, 1]. depth 0: what the title suggests
// (team/titles.h); depth 1: what
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
