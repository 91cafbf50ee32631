// One pass of attention, watched step by step over the graph: tokens, the query, scores, softmax,
// values, heads, the answer. Every number is the reading's own at that moment; only when something
// is shown belongs to the pass.
#pragma once

#include <array>
#include <numeric>
#include <string>
#include <vector>

#include "app/core/effects.h"
#include "app/core/state.h"

namespace headsup::app {

bool watches_pass(const State& state);

// The step that is watched; only while one is.
PassStep pass_step(const State& state);

const char* pass_step_id(PassStep step);  // "tokens", "query", … for scripts

// The head that sentences speak of: of those that are on, the one that is asked for most.
int pass_head(const State& state);

// What a step is called, and what it shows in a sentence, with the numbers of the moment.
const char* pass_title(PassStep step);
std::string pass_sentence(const State& state);

// The words that raise something, those first whose facet the query asks for most.
std::vector<team::Match> strongest_matches(const State& state);

// Moves it on by `seconds` while it plays. The sentence of a step that begins is announced.
Effects step_pass(State& state, double seconds);

// What stands under the names, one number a head: q·k, ÷ √d_k ÷ τ, e to the power of that less the
// row's largest, the weight.
enum class PassNumber { none, product, score, exponential, share };

double pass_number(const State& state, PassNumber which, int head, int person);
PassNumber number_at_end(PassStep step);
const char* number_name(PassNumber which);  // "q · k", "share"; not of none

// What one moment of the pass makes of the picture. Without a pass: everything as it is.
class PassPicture {
 public:
  explicit PassPicture(const State& state);

  bool on() const { return on_; }
  PassStep step() const { return step_; }
  // How far the step's change has come, 0 … 1; it is over some time before the step is.
  float progress() const { return progress_; }
  // The same of one of many that follow each other: of a person, by their place around the query.
  float turn(int index, int count) const;
  float turn_of(int person) const;

  // The number under a person's name. Before its turn it is not shown.
  PassNumber number() const;
  bool shows_number(int person) const;
  double number(int head, int person) const;

  // The filled part of a segment of a person's ring, or the crowd's, 0 … 1: the score against the
  // best, then the weight.
  float ring(int head, int person, float weight) const;
  // What is left of a person's ink: who has little weight fades, but stays.
  float ink(int person) const;

  bool has_strands() const { return step_ >= PassStep::keys; }
  bool outward() const { return step_ == PassStep::keys; }  // the query goes to everyone
  // A strand is as wide as that of such a weight: a hairline before there are weights.
  float strand_weight(int person, float weight) const;
  // How strong the pulses on it are, 0 … 1, and where they are on their way.
  float pulse(int person, float weight) const;
  float pulse_seconds() const { return pulse_seconds_; }

 private:
  bool has_weights() const { return step_ > PassStep::softmax; }

  const State& state_;
  bool on_ = false;
  PassStep step_ = PassStep::answer;
  float progress_ = 1;
  float pulse_seconds_ = 0;
  std::array<double, team::k_heads> best_score_{};  // of those in full
};

// The parts of a person's token: what they ask for (q), carry (k) and offer (v).
enum class TokenPart { q, k, v };

// One part as a row of cells, head by head: the numbers against the largest there can be, 0 … 1.
// Where a head has more facets than cells, several share one, which has the largest of theirs.
struct TokenRow {
  static constexpr int k_per_head = 12;
  std::array<float, team::k_heads * k_per_head> cells{};
  std::array<int, team::k_heads> per_head{};

  // A head's first cell.
  int first(int head) const {
    return std::accumulate(per_head.begin(), per_head.begin() + head, 0);
  }
  int count() const { return first(team::k_heads); }
};
TokenRow token_row(const State& state, TokenPart part, int person);
// Which facets make the person's key fit: their part of q·k.
TokenRow match_row(const State& state, int person);
// What the asker gets: all heads' blends side by side, and what W_O adds to what they offer.
TokenRow blend_row(const State& state);
TokenRow enriched_row(const State& state);

}  // namespace headsup::app
