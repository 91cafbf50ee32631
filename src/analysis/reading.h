// The reading: team + incident + controls → weights of four heads, how sure they are, whom to ask
// for what.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "attention/multi_head.h"
#include "base/enum_array.h"
#include "history/finding.h"
#include "team/matrices.h"
#include "team/team.h"
#include "team/text.h"

namespace headsup::analysis {

// At or above this share of the largest possible entropy nobody stands out.
inline constexpr double k_flat_entropy = 0.97;
// A first place by less than this weight is too close to call.
inline constexpr double k_close_margin = 0.05;
// A query shorter than this asks for nothing (Euclidean length of the head's q ÷ sharpness).
inline constexpr double k_short_query = 0.05;
// The brief names people until this share of a head's weight is named.
inline constexpr double k_brief_share = 0.80;
// One person is named for a second contribution in a head from this match and this weight on.
inline constexpr double k_second_match = 0.60;
inline constexpr double k_second_weight = 0.15;
inline constexpr double k_min_temperature = 0.05;
inline constexpr double k_max_temperature = 20.0;
inline constexpr double k_max_days_later = 365;
inline constexpr float k_largest_edit = 100;

// `several` only where there is evidence.
using Verdict = history::Finding;

// How sure a head may sound. normalized_entropy: 0..1; margin: first − second weight.
Verdict classify(double query_length, double normalized_entropy, double margin);

// A number of q, k or v that somebody has typed over. Facets are numbered over all heads.
struct Edit {
  enum class Matrix { q, k, v };
  Matrix matrix = Matrix::q;
  int person = 0;
  int facet = 0;
  float value = 0;  // within ±k_largest_edit

  bool operator==(const Edit&) const = default;
};

struct Controls {
  int query = 0;                                          // index of the person who asks
  double temperature = 1;                                 // k_min_temperature … k_max_temperature
  std::array<double, team::k_heads> head_temperatures{};  // 0: the head follows `temperature`
  double depth = 1;                                       // 0 … 1
  double days_later = 0;                                  // 0 … k_max_days_later: today moved on
  std::array<bool, team::k_heads> enabled{true, true, true, true};
  std::vector<Edit> edits;           // in the order they were made: of one number the latest counts
  std::vector<std::uint8_t> absent;  // one flag a person; none: as the team file has it

  double temperature_of(int head) const {
    const double own = head_temperatures[head];
    return own > 0 ? own : temperature;
  }
};

// What the layer is given of a team, a question and the controls; edits come after its projections.
struct LayerInputs {
  std::vector<float> tokens;         // N × d_model
  std::vector<std::uint8_t> masked;  // N flags
  std::array<float, team::k_heads> temperatures{};
  std::vector<float> key_bias;  // heads × N, or empty

  bool operator==(const LayerInputs&) const = default;
};

// needs: F finite values. evidence: what is added to everybody's scores in
// history::k_evidence_head, N finite values, or empty; by the depth, as all that is truly known of
// somebody. Temperature, depth and days outside their range are clamped to it.
LayerInputs layer_inputs(const team::Team& team, const std::vector<double>& needs,
                         const Controls& controls, const std::vector<double>& evidence = {});

struct HeadReading {
  std::vector<float> weights;  // N, the query's row
  std::vector<int> order;      // people by falling weight; ties in file order
  double entropy_bits = 0;
  double normalized_entropy = 0;  // entropy ÷ log2(available people); 0 when one is available
  double effective_people = 0;    // 2^entropy; 0 when no person is available
  double margin = 0;              // first − second weight
  double query_length = 0;        // ‖q‖ ÷ sharpness
  bool evident = false;           // evidence is added to its scores
  Verdict verdict = Verdict::nobody;
};

struct BriefLine {
  int head = 0;
  int person = 0;
  int contribution = 0;  // index into the person's contributions
  double share = 0;      // the person's weight in that head
  double match = 0;      // cosine of the contribution's facets with the head's query
};

struct Brief {
  std::vector<BriefLine> lines;  // head by head, ranked; none for a disabled head or 'nobody'
  // Weight not named, per head; 0 for a disabled head, 1 for 'nobody'.
  std::array<double, team::k_heads> unnamed{};
  // One person: the first line's, that is, the best-ranked one of the first head in file order that
  // names anybody. The technical head comes first in a team file, and the technical response is
  // what needs one owner. −1: none.
  int accountable = -1;
};

// Every step of one edge of one head: query i → person j. Vectors have as many entries as the
// head has facets, d_k.
// q, k, value and weight are the layer's own numbers. The steps between are computed in double from
// the layer's q and k and rounded to float once each, so that every shown step follows from the one
// before it within a float's rounding.
struct Edge {
  std::vector<float> q, k, products;
  float dot = 0;       // Σ products
  float scaled = 0;    // dot ÷ √d_k
  float bias = 0;      // what evidence adds
  float tempered = 0;  // (scaled + bias) ÷ τ
  float max = 0;       // the row's largest tempered score, subtracted before exp
  float exp = 0;       // exp(tempered − max); 0 for an absent person
  float sum = 0;       // Σ exp over the row; 0 when no person is available
  float weight = 0;    // exp ÷ sum, the same number as HeadReading::weights; 0 for sum = 0
  std::vector<float> value, contribution;  // v, weight · v
};

// Owns the attention layer of one team; `read` computes Q, K and V and the row of the query, in
// O(N). All N rows are computed when somebody first wants to see them after that. Every other call
// needs an earlier `read`.
class Reader {
 public:
  explicit Reader(const team::Team& team);

  // Recomputes everything; numbers that were edited stand in place of the projected ones. The team
  // is the constructor's; it is passed again since availability may change. needs: F finite values.
  // Temperature and depth outside their range are clamped to it.
  // evidence: as for layer_inputs.
  void read(const team::Team& team, const std::vector<double>& needs, const Controls& controls,
            const std::vector<double>& evidence = {});

  // What `read` does first: Q, K and V.
  void project(const team::Team& team, const std::vector<double>& needs, const Controls& controls,
               const std::vector<double>& evidence = {});

  const std::array<HeadReading, team::k_heads>& heads() const { return heads_; }
  const Brief& brief() const { return brief_; }
  const float* weights(int head) const;  // N × N of one head, row-major; each row sums to 1
  // One of them; does not need all rows when `asker` is the query.
  float weight(int head, int query, int person) const;
  const std::vector<float>& concat() const { return concat_; }  // the query's row: F
  const std::vector<float>& output() const { return output_; }  // the query's row: d_model

  bool is_absent(int person) const { return inputs_.masked[person] != 0; }
  int available() const;  // people who are not absent

  // From any person's query, not only the current one's, to any person; the mask takes no part in
  // it.
  double product(int head, int query, int person) const;         // q·k
  double score(int head, int query, int person) const;           // ÷ √d_k, + bias
  double bias(int head, int person) const;                       // 0 where none is added
  double tempered_score(int head, int query, int person) const;  // ÷ τ
  // Every step of that edge.
  Edge explain(int head, int query, int person) const;
  // N × F: as the projections made q, k and v, before any edit.
  const float* projected(Edit::Matrix matrix) const;
  const attention::MultiHead& layer() const { return layer_; }  // q, k and v
  const attention::MultiHead& whole() const;                    // all results of all rows

 private:
  void begin(int people);

  mutable attention::MultiHead layer_;  // rows are computed when they are wanted
  std::vector<float> rows_;             // heads × N: the query's weights
  std::vector<float> concat_, output_;
  int query_ = 0;
  LayerInputs inputs_;
  std::vector<Edit> edits_;  // of Q, K and V that were projected from inputs_
  std::array<HeadReading, team::k_heads> heads_;
  Brief brief_;
  base::EnumArray<Edit::Matrix, std::vector<float>, 3> projected_;  // empty without edits
};

}  // namespace headsup::analysis
