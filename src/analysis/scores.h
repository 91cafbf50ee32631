// The one place outside the layer where a query meets a key: q·k ÷ √d_k ÷ τ and the softmax over a
// row of that, for callers that show the steps, or ask what the layer was not asked: another
// question, another temperature, another day, somebody else away. In double from the layer's float
// inputs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "attention/multi_head.h"
#include "history/finding.h"
#include "team/team.h"

namespace headsup::analysis {

// The weights of one query in one head, and how spread they are (as in HeadReading).
struct Row {
  std::vector<double> weights;  // N; an absent person's is 0, the others sum to 1
  double entropy_bits = 0;
  double normalized_entropy = 0;
  double effective_people = 0;
  double margin = 0;
  std::array<double, 3> largest{};  // weights
  int first = -1;  // the person with the largest weight, the earlier one in a tie; −1: none
};

// The numbers of one person and head in q, k or v as the layer keeps them: N × F. As many as the
// head is wide.
inline const float* head_slice(const attention::Shape& shape, const float* values, int person,
                               int head) {
  return values + static_cast<std::ptrdiff_t>(person) * shape.column(shape.heads) +
         shape.column(head);
}

// q·k. What somebody offers may stand for their key: that is double.
template <class Number>
double dot(const float* q, const Number* k, int d_k) {
  double sum = 0;
  for (int c = 0; c < d_k; ++c) sum += static_cast<double>(q[c]) * static_cast<double>(k[c]);
  return sum;
}

// √d_k, of the head that a score is of: it is q·k divided by it.
double score_root(int d_k);

// score ÷ τ.
inline double tempered(double score, double temperature) {
  return score / temperature;
}

// F values, all heads side by side: the q that the layer projects from such needs,
// sharpness · A · needs (see team/matrices.h), rounded where the layer rounds. Edits of q belong to
// the question that was asked and are not in it.
std::vector<float> query_for(const team::Team& team, const std::vector<double>& needs);

// ‖q‖ ÷ sharpness of one head of such a q, as HeadReading::query_length.
double query_length(const team::Team& team, const float* q, int head);

// N scores q·k ÷ √d_k + bias of one head against the layer's K, edits included. q: F values. bias:
// N values of what is evident for that question, or nullptr; the layer's own where none is given.
// O(N·d_k).
std::vector<double> score_row(const attention::MultiHead& layer, const float* q, int head);
std::vector<double> score_row(const attention::MultiHead& layer, const float* q, int head,
                              const float* bias);

// softmax(scores / τ) over those who are not masked. temperature: clamped to the control's range.
Row softmax_row(const std::vector<double>& scores, const std::vector<std::uint8_t>& masked,
                double temperature);

// The row without `person`, from the scores: everybody else shares as if they had never been there.
Row softmax_row_without(const std::vector<double>& scores, std::vector<std::uint8_t> masked,
                        double temperature, int person);

// How sure a head may sound with such a row. evident: evidence is added to its scores.
history::Finding classify(const Row& row, double query_length, bool evident);

// At most `count` people by falling weight, ties in file order. O(N + count·log count) on average.
std::vector<int> strongest(const std::vector<double>& weights, int count);

}  // namespace headsup::analysis
