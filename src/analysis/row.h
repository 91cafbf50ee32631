// Rows of attention beside the layer's own: the same formulas for a question that was not asked,
// another temperature, another day or somebody else away. In double from the layer's float inputs.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/reading.h"
#include "attention/multi_head.h"
#include "team/team.h"

namespace headsup::analysis {

// The weights of one query in one head, and how spread they are (as in HeadReading).
struct Row {
  std::vector<double> weights;  // N; an absent person's is 0, the others sum to 1
  double entropy_bits = 0;
  double normalized_entropy = 0;
  double effective_people = 0;
  double margin = 0;
  int first = -1;  // the person with the largest weight, the earlier one in a tie; −1: nobody
};

// F values, all heads side by side: the q that the layer projects from such needs,
// sharpness · A · needs (see team/matrices.h), rounded where the layer rounds. Edits of q belong to
// the question that was asked and are not in it.
std::vector<float> query_for(const team::Team& team, const std::vector<double>& needs);

// ‖q‖ ÷ sharpness of one head of such a q, as HeadReading::query_length.
double query_length(const team::Team& team, const std::vector<float>& q, int head);

// N scores q·k/√d_k of one head against the layer's K, edits included. q: F values. O(N·d_k).
std::vector<double> score_row(const attention::MultiHead& layer, const float* q, int head);

// softmax(scores / τ) over those who are not masked. temperature: clamped to the control's range.
Row softmax_row(const std::vector<double>& scores, const std::vector<std::uint8_t>& masked,
                double temperature);

// The row without `person`, from the scores: everybody else shares as if they had never been there.
Row softmax_row_without(const std::vector<double>& scores, std::vector<std::uint8_t> masked,
                        double temperature, int person);

// At most `count` people by falling weight, ties in file order. O(N + count·log count) on average.
std::vector<int> strongest(const std::vector<double>& weights, int count);

}  // namespace headsup::analysis
