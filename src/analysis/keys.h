// Scores while the keys move: from job title to what people truly carry, and as days pass.
//
// A key is (1 − depth)·title + depth·2^(−days/half-life)·carried (team/matrices.h), so a score is
// linear in the depth and in the decay 2^(−days/half-life). Evidence comes with the depth and
// stays. Who is first, and where the first place changes hands, is therefore the upper envelope of
// N straight lines.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/reading.h"
#include "team/team.h"

namespace headsup::analysis {

// N values each, of one head: score = typed + (1 − depth)·title + depth·(decay·carried + evidence).
struct ScoreParts {
  std::vector<double> typed;          // of key numbers that were typed over
  std::vector<double> title;          // of what the job title suggests
  std::vector<double> carried;        // of what they carry on the day of the team file
  std::vector<double> evidence = {};  // as for layer_inputs, of k_evidence_head; or empty
};

// q: F values, all heads side by side.
ScoreParts score_parts(const team::Team& team, const float* q, int head,
                       const std::vector<Edit>& edits);

// 2^(−days/half-life): what is left after so many days.
double decay(const team::Team& team, double days);

std::vector<double> scores_at(const ScoreParts& parts, double depth, double decay);

// From `from` on `person` is first.
struct LeaderInterval {
  double from = 0;
  int person = -1;
};

// Who is first as the depth goes from 0 to 1. Empty if everybody is masked.
std::vector<LeaderInterval> leaders_over_depth(const ScoreParts& parts,
                                               const std::vector<std::uint8_t>& masked,
                                               double decay);

// Who is first as the days go from 0 to k_max_days_later. `from` is a whole day, the first one on
// which the person is ahead; who is ahead for less than a day is left out. With depth 1 and no
// number typed over everybody cools by the same factor, as if τ rose, and the first stays first.
std::vector<LeaderInterval> leaders_over_days(const team::Team& team, const ScoreParts& parts,
                                              const std::vector<std::uint8_t>& masked,
                                              double depth);

// The first whole day on which the head is as flat as `nobody stands out` asks for, found by
// bisection between today and the last day; −1: it is flat from the start, or not on the last day.
int flat_from_day(const team::Team& team, const ScoreParts& parts,
                  const std::vector<std::uint8_t>& masked, double depth, double temperature);

}  // namespace headsup::analysis
