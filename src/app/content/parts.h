// What several pages of the explanation are made of: names, words and the bars of a row.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/scores.h"
#include "app/content/document.h"
#include "app/core/state.h"
#include "base/format.h"

namespace headsup::app {

// Every page prints numbers.
using base::decimal;
using base::percent;
using base::percent_change;
using base::three_digits;
using base::whole_number;

// Short enough for a column of a table.
std::string short_name(const State& state, int person);
const std::string& head_label(const State& state, int head);
std::string join(const std::vector<std::string>& parts);  // "a, b, c"

// The F values of q of the one who asks: the layer's, edits included.
const float* query_of(const State& state);

// F values: what the one who asks offers, and what W_O adds to it.
std::vector<double> enriched_offers(const State& state);

// The same control once more, as a number in a sentence.
Slider in_words(Slider slider);

// The control's scale: shares 0 … 1 are temperatures 0.05 … 20 on a logarithmic scale with 1 in its
// middle, where it catches.
double temperature_share(double temperature);
double share_temperature(double share);

// Below so many effective people it is 'one voice', below such a normalized entropy 'decisive'.
inline constexpr double k_one_voice_people = 1.5;
inline constexpr double k_decisive_entropy = 0.80;

// How the spread of a head's weights is called: 'one voice', 'decisive', 'shared', 'committee'.
const char* voice(const analysis::HeadReading& reading);

// How a row is called, as `voice`, and what it finds, as a sentence.
std::string voice_of(const analysis::Row& row);
// Whether evidence is added to the head's scores.
bool is_evident(const State& state, int head);

std::string verdict_of(const State& state, const analysis::Row& row, double query_length,
                       bool evident);

// The question as it is asked now: the query's row of every head.
struct Asking {
  std::vector<std::uint8_t> masked;
  int available = 0;
  const float* q = nullptr;  // F values: the layer's, edits included
  std::array<std::vector<double>, team::k_heads> scores;

  analysis::Row row(const State& state, int head) const {
    return analysis::softmax_row(scores[head], masked, state.controls().temperature_of(head));
  }
};
Asking asking(const State& state);

// Bars of the `count` largest weights and of all others together. before: N weights for the tick,
// or none. Who has weight in `before` only is shown, too.
Bars weight_bars(const State& state, int head, const std::vector<double>& weights,
                 const std::vector<double>& before, int count);

// Four columns in two rows of two: one for each head.
template <class Column>
void add_by_head(Document& document, Column column) {
  for (int head = 0; head < team::k_heads; head += 2) {
    document.blocks.push_back(Split{{column(head), column(head + 1)}});
  }
}

}  // namespace headsup::app
