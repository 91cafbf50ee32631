// How much of what was asked is covered by what is offered, and what everybody's token gains.
//
// coverage(need, offer) = Σ_f need_f · min(1, offer_f) ÷ Σ_f need_f over the facets f that are
// asked for: 1 when each of them is offered in full. It says that somebody has something to give
// there, not that it is enough: it is a measure of fit, as the weights are. Offers are Values; what
// people carry (keys) has no part in it. More of a facet than was asked for adds nothing.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "attention/multi_head.h"
#include "team/team.h"

namespace headsup::analysis {

// A run of facets: a head's, or all of them.
struct FacetRange {
  int first = 0;
  int count = 0;
};
FacetRange facets_of(const team::Team& team, int head);
FacetRange all_facets(const team::Team& team);

// Both F values, needs ≥ 0. 0 where nothing is asked.
double coverage(const std::vector<double>& needs, const std::vector<double>& offers,
                FacetRange range);

// What these people offer together: the facet-wise maximum, F values. The person who offers most of
// a facet speaks for it; no offer is counted twice.
std::vector<double> best_offers(const team::Team& team, const std::vector<int>& people);

// Cosine of two vectors over a range; 0 when either is zero there.
double cosine(const std::vector<double>& a, const std::vector<double>& b, FacetRange range);

// The tokens on the offers block: x before and y = concat · W_O, without the heads that are off.
// Valid as long as the layer's latest results are.
class Enrichment {
 public:
  // enabled: a head that is off writes nothing: its rows of W_O count as zero.
  Enrichment(const team::Team& team, const attention::MultiHead& layer,
             const std::array<bool, team::k_heads>& enabled);

  // F values of one person.
  std::vector<double> blend(int person) const;  // concat, zero in heads that are off
  std::vector<double> before(int person) const;
  std::vector<double> added(int person) const;

  // One person's coverage of `needs` by x and by x + y.
  struct Change {
    double before = 0, after = 0;
  };
  Change change(int person, const std::vector<double>& needs) const;

 private:
  double added(int person, int facet) const;

  const team::Team& team_;
  const float* concat_;
  std::array<bool, team::k_heads> enabled_;
  // For each facet of the offers block where W_O is not zero: row of W_O and number there.
  std::vector<std::vector<std::pair<int, double>>> columns_;
};

}  // namespace headsup::analysis
