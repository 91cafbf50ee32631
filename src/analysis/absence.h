// What a head would be without one person.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/reading.h"
#include "analysis/scores.h"
#include "team/team.h"

namespace headsup::analysis {

// Less than this share of what a head could cover is left: too little to go on with.
inline constexpr double k_min_left = 0.5;
// People with less weight than this are not looked at, unless they lose a head its cover.
inline constexpr double k_strong_weight = 0.15;

// One head if one person were away as well.
struct Loss {
  int head = 0;
  int person = 0;
  double weight = 0;          // theirs now
  double entropy_before = 0;  // bits
  double entropy = 0;         // bits, without them
  Verdict before = Verdict::nobody;
  Verdict verdict = Verdict::nobody;  // without them
  int successor = -1;                 // who is first then; −1: none is left
  double successor_weight = 0;
  // Coverage of what is asked of this head by the best offers of those who are there
  // (coverage.h), now and without them.
  double covered_before = 0;
  double covered = 0;

  double lost() const {  // share of what could be covered that no other person offers
    return covered_before > 0 ? 1 - covered / covered_before : 0;
  }
  // A single point of failure: a head that knows whom to ask now would not know any more (its
  // verdict becomes `nobody`), or less than half of what the team can cover of its question is
  // left. A head that nothing is asked of, or in which nobody stands out anyway, has none. It says
  // nothing about a person; it says that their knowledge has no second home.
  bool loses_voice() const { return before != Verdict::nobody && verdict == Verdict::nobody; }
  bool loses_cover() const { return before != Verdict::nobody && lost() > 1 - k_min_left; }
  bool single_point() const { return loses_voice() || loses_cover(); }
};

// One head to be examined.
struct HeadQuestion {
  int head = 0;
  std::vector<double> scores;  // N
  double temperature = 1;
  double query_length = 0;  // ‖q‖ ÷ sharpness
  bool evident = false;     // evidence is added to the scores
};

// The losses of one head that are worth telling, single points of failure first, then by falling
// weight: of the people with k_strong_weight or more and of one who alone covers more than half of
// it; at most `most`. needs: F values, what the asking person asks for. O(most · N).
std::vector<Loss> losses(const team::Team& team, const HeadQuestion& question,
                         const std::vector<std::uint8_t>& masked, const std::vector<double>& needs,
                         int most);

}  // namespace headsup::analysis
