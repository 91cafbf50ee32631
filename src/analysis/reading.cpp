#include "analysis/reading.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "analysis/brief.h"
#include "analysis/scores.h"
#include "attention/softmax.h"

namespace headsup::analysis {
namespace {

// People by falling weight, then as they are in the team. Each is one number, the weight's bits
// inverted before the index: of floats >= 0 the bits are in the floats' order, and numbers sort
// several times faster than what has to be looked up.
void order_by_weight(const float* row, int people, std::vector<int>& order) {
  std::vector<std::uint64_t> keys;
  keys.reserve(people);
  for (int i = 0; i < people; ++i) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, row + i, sizeof bits);
    keys.push_back(std::uint64_t{~bits} << 32 | static_cast<std::uint32_t>(i));
  }
  std::sort(keys.begin(), keys.end());
  order.clear();
  for (const std::uint64_t key : keys) order.push_back(static_cast<int>(key & 0xffffffffu));
}

std::array<double, 3> largest_shares(const float* row, const std::vector<int>& order) {
  std::array<double, 3> shares{};
  for (std::size_t i = 0; i < std::min(shares.size(), order.size()); ++i) {
    shares[i] = row[order[i]];
  }
  return shares;
}

// row: N weights that sum to 1, or are all zero when no person is available.
void read_row(const float* row, int people, int available, double query_length,
              HeadReading& reading) {
  reading.weights.assign(row, row + people);
  order_by_weight(row, people, reading.order);

  reading.entropy_bits = attention::entropy_bits(row, people);
  reading.normalized_entropy = available > 1 ? reading.entropy_bits / std::log2(available) : 0;
  reading.effective_people = available > 0 ? std::exp2(reading.entropy_bits) : 0;
  const double first = row[reading.order[0]];
  reading.margin = people > 1 ? first - row[reading.order[1]] : first;
  reading.query_length = query_length;
  if (available == 0) {
    reading.verdict = Verdict::nobody;
  } else if (reading.evident) {
    reading.verdict = history::find(largest_shares(row, reading.order));
  } else {
    reading.verdict = classify(query_length, reading.normalized_entropy, reading.margin);
  }
}

}  // namespace

Verdict classify(double query_length, double normalized_entropy, double margin) {
  if (query_length < k_short_query || normalized_entropy >= k_flat_entropy) return Verdict::nobody;
  return margin < k_close_margin ? Verdict::close : Verdict::clear;
}

LayerInputs layer_inputs(const team::Team& team, const std::vector<double>& needs,
                         const Controls& controls, const std::vector<double>& evidence) {
  LayerInputs inputs;
  for (std::size_t h = 0; h < team::k_heads; ++h) {
    inputs.temperatures[h] = static_cast<float>(std::clamp(
        controls.temperature_of(static_cast<int>(h)), k_min_temperature, k_max_temperature));
  }
  inputs.masked = controls.absent.empty() ? team::absent_mask(team) : controls.absent;
  const double depth = std::clamp(controls.depth, 0.0, 1.0);
  inputs.tokens = team::token_matrix(team, needs, depth,
                                     std::clamp(controls.days_later, 0.0, k_max_days_later));
  if (!evidence.empty()) {
    inputs.key_bias.resize(team::k_heads * team.people.size());
    const std::size_t first = history::k_evidence_head * team.people.size();
    for (std::size_t i = 0; i < evidence.size(); ++i) {
      inputs.key_bias[first + i] = static_cast<float>(depth * evidence[i]);
    }
  }
  return inputs;
}

Reader::Reader(const team::Team& team) {
  const team::Matrices matrices = team::projections(team);
  [[maybe_unused]] const attention::Status status = layer_.configure(
      matrices.shape,
      {matrices.wq.data(), matrices.wk.data(), matrices.wv.data(), matrices.wo.data()});
  assert(status == attention::Status::ok);
}

void Reader::project(const team::Team& team, const std::vector<double>& needs,
                     const Controls& controls, const std::vector<double>& evidence) {
  LayerInputs inputs = layer_inputs(team, needs, controls, evidence);
  // Somebody else may be asking the same: then all that there is stays.
  if (inputs == inputs_ && controls.edits == edits_) return;
  inputs_ = std::move(inputs);
  edits_ = controls.edits;
  begin(static_cast<int>(team.people.size()));
}

void Reader::read(const team::Team& team, const std::vector<double>& needs,
                  const Controls& controls, const std::vector<double>& evidence) {
  const int people = static_cast<int>(team.people.size());
  assert(controls.query >= 0 && controls.query < people);
  project(team, needs, controls, evidence);
  query_ = controls.query;
  rows_.resize(team::k_heads * team.people.size());
  concat_.resize(team.facet_count());
  output_.resize(layer_.shape().d_model);
  [[maybe_unused]] const attention::Status row_status =
      layer_.row(query_, rows_.data(), concat_.data(), output_.data());
  assert(row_status == attention::Status::ok);

  const float* query = head_slice(layer_.shape(), layer_.q(), query_, 0);
  for (std::size_t h = 0; h < team::k_heads; ++h) {
    heads_[h].evident = h == history::k_evidence_head && !inputs_.key_bias.empty();
    read_row(rows_.data() + h * team.people.size(), people, available(),
             analysis::query_length(team, query, static_cast<int>(h)), heads_[h]);
  }
  write_brief(team, query, heads_, controls, brief_);
}

int Reader::available() const {
  return static_cast<int>(std::count(inputs_.masked.begin(), inputs_.masked.end(), 0));
}

// Q, K and V of the inputs.
void Reader::begin(int people) {
  attention::Options options;
  options.head_temperatures = inputs_.temperatures.data();
  options.masked = inputs_.masked.data();
  options.key_bias = inputs_.key_bias.empty() ? nullptr : inputs_.key_bias.data();
  [[maybe_unused]] attention::Status status = layer_.begin(inputs_.tokens.data(), people, options);
  assert(status == attention::Status::ok);

  for (std::vector<float>& values : projected_) values.clear();
  if (edits_.empty()) return;
  const auto width = static_cast<std::size_t>(layer_.shape().column(team::k_heads));
  const std::size_t count = static_cast<std::size_t>(people) * width;
  using Matrix = Edit::Matrix;
  projected_[Matrix::q].assign(layer_.q(), layer_.q() + count);
  projected_[Matrix::k].assign(layer_.k(), layer_.k() + count);
  projected_[Matrix::v].assign(layer_.v(), layer_.v() + count);
  base::EnumArray<Matrix, std::vector<float>, 3> edited = projected_;
  for (const Edit& edit : edits_) {
    const std::size_t at =
        static_cast<std::size_t>(edit.person) * width + static_cast<std::size_t>(edit.facet);
    if (at < count) edited[edit.matrix][at] = edit.value;
  }
  status = layer_.begin(edited[Matrix::q].data(), edited[Matrix::k].data(),
                        edited[Matrix::v].data(), people, options);
  assert(status == attention::Status::ok);
}

const float* Reader::projected(Edit::Matrix matrix) const {
  const std::vector<float>& kept = projected_[matrix];
  if (!kept.empty()) return kept.data();
  if (matrix == Edit::Matrix::q) return layer_.q();
  return matrix == Edit::Matrix::k ? layer_.k() : layer_.v();
}

const attention::MultiHead& Reader::whole() const {
  [[maybe_unused]] const attention::Status status =
      layer_.advance(std::int64_t{team::k_heads} * layer_.tokens());
  assert(status == attention::Status::ok);
  return layer_;
}

const float* Reader::weights(int head) const {
  const auto people = static_cast<std::size_t>(layer_.tokens());
  return whole().weights() + static_cast<std::size_t>(head) * people * people;
}

float Reader::weight(int head, int query, int person) const {
  const auto people = static_cast<std::ptrdiff_t>(layer_.tokens());
  return query == query_ ? rows_[head * people + person] : weights(head)[query * people + person];
}

double Reader::product(int head, int query, int person) const {
  const attention::Shape& shape = layer_.shape();
  const int d_k = shape.width(head);
  const float* q = head_slice(shape, layer_.q(), query, head);
  const float* k = head_slice(shape, layer_.k(), person, head);
  return dot(q, k, d_k);
}

double Reader::score(int head, int query, int person) const {
  return product(head, query, person) / score_root(layer_.shape().width(head)) + bias(head, person);
}

double Reader::bias(int head, int person) const {
  const float* bias = layer_.key_bias();
  return bias != nullptr ? bias[head * static_cast<std::ptrdiff_t>(layer_.tokens()) + person] : 0;
}

double Reader::tempered_score(int head, int query, int person) const {
  const float temperature = inputs_.temperatures[head];
  return tempered(score(head, query, person), static_cast<double>(temperature));
}

Edge Reader::explain(int head, int query, int person) const {
  const attention::Shape& shape = layer_.shape();
  const int d_k = shape.width(head);
  const float* q = head_slice(shape, layer_.q(), query, head);
  const float* k = head_slice(shape, layer_.k(), person, head);
  const float* v = head_slice(shape, layer_.v(), person, head);

  std::vector<double> present;  // the tempered scores that take part
  for (int i = 0; i < layer_.tokens(); ++i) {
    if (!is_absent(i)) present.push_back(tempered_score(head, query, i));
  }
  const double max = present.empty() ? 0 : *std::max_element(present.begin(), present.end());
  double sum = 0;
  for (const double score : present) sum += std::exp(score - max);

  Edge edge;
  edge.q.assign(q, q + d_k);
  edge.k.assign(k, k + d_k);
  for (int c = 0; c < d_k; ++c) edge.products.push_back(q[c] * k[c]);
  const double own = tempered_score(head, query, person);
  const double product = dot(q, k, d_k);
  edge.dot = static_cast<float>(product);
  edge.scaled = static_cast<float>(product / score_root(d_k));
  edge.bias = static_cast<float>(bias(head, person));
  edge.tempered = static_cast<float>(own);
  edge.max = static_cast<float>(max);
  edge.exp = is_absent(person) ? 0.0f : static_cast<float>(std::exp(own - max));
  edge.sum = static_cast<float>(sum);
  edge.weight = weight(head, query, person);
  edge.value.assign(v, v + d_k);
  for (const float value : edge.value) edge.contribution.push_back(edge.weight * value);
  return edge;
}

}  // namespace headsup::analysis
