// Every matrix of the layer for other programs, with the names of people and facets.
//
// Teams of up to k_max_exported_people come whole. For more people it is all that the query's row
// is made of: its row of Q, scores, weights, concat and output, and everybody's K and V.
#pragma once

#include <string>

#include "app/core/state.h"

namespace headsup::app {

inline constexpr int k_max_exported_people = 256;

// Whether the matrices come whole.
bool exports_whole(const State& state);

// RFC 4180: matrix,head,row,column,value and one line a number. Numbers have nine digits, from
// which the same float is read; −Infinity where a score is masked. W_O and output have columns
// "needs: …", "carries: …" and "offers: …".
std::string matrices_csv(const State& state);

// {format, team, query, whole, heads, matrices: [{matrix, head, shape, rows, columns,
// values}]}; shape is the whole matrix's, null stands for −∞.
std::string matrices_json(const State& state);

}  // namespace headsup::app
