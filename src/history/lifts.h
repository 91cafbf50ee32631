// How much more somebody has worked on a facet than people do on the whole.
//
// n_af = Σ 2^(−age / k_lift_half_life) · c over a person's commits, c of commit_facets.h; n_a its
// sum over the facets, p_f everybody's share of facet f. The lift, kept near 0 by k_lift_prior
// commits like everybody's, is log((n_af + prior · p_f) / ((n_a + prior) p_f)).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "history/commit_facets.h"
#include "history/corpus.h"

namespace headsup::history {

inline constexpr double k_lift_half_life = 180;  // days
inline constexpr double k_lift_prior = 3;

struct Lift {
  double value = 0;
  std::int64_t last_time = 0;  // of a commit about the facet; 0 where there is none
};

// people × (end − first) lifts, a person's after the other's, of the facets first … end − 1.
// people: indices of Identities::people. person_of: of the commits that are known, all of which
// `commits` has.
std::vector<Lift> find_lifts(const Corpus& corpus, const CommitFacets& commits,
                             const std::vector<std::int32_t>& person_of,
                             const std::vector<int>& people, std::int64_t now, std::size_t first,
                             std::size_t end);

// Of each facet the smallest lift of these people, or 0 where that is less.
std::vector<double> smallest_lifts(const std::vector<Lift>& lifts, std::size_t facets);

// What a unit of lift, times a need, adds to the logits of attention: a head's sharpness is this
// times the strengths' unit times √d_k. It and k_evidence_scale (evidence.h), which the sum of
// eight is scaled with, maximise the likelihood of the queries 1,200 to 401 before the
// end of prometheus, valkey and vite (1.822 nats a query; evidence alone, 1.832); the last 400,
// which are what is reported, had no part in it.
inline constexpr double k_lift_gain = 0.1;

// How strongly each carries each facet, in units of lift: the lift above the smallest of these
// people's, decayed by the time since the last commit about the facet, as the layer decays it.
// 0 where there is no such commit. As many as lifts.
std::vector<double> carried(const std::vector<Lift>& lifts, std::size_t facets, std::int64_t now);

}  // namespace headsup::history
