#include "app/graph/pass.h"

#include <algorithm>
#include <cmath>

#include "analysis/scores.h"
#include "app/content/parts.h"
#include "app/core/features.h"
#include "app/graph/crowd.h"
#include "base/enum_array.h"

namespace headsup::app {
namespace {

// Time to see it and to read the sentence, at speed 1.
constexpr base::EnumArray<PassStep, double, k_pass_steps> k_seconds{
    {5.0, 7.0, 7.0, 6.0, 7.0, 6.5, 7.0, 6.0}};
constexpr double k_change = 0.7;      // share of a step's time in which something changes
constexpr float k_together = 3.0f;    // so many take their turn at the same time
constexpr float k_faintest = 0.38f;   // ink of who has no weight
constexpr float k_hairline = 0.006f;  // the weight that a strand without one is drawn with

float smooth(float t) {
  t = std::clamp(t, 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

float mix(float from, float to, float share) {
  return from + (to - from) * share;
}

// What the step says is announced where it is another one, and there is a reading to tell of.
Effects show_step(State& state, int step, double at, bool playing) {
  if (step < 0 || step >= k_pass_steps) return {};
  View& view = state.view();
  const bool another = view.pass.step != step;
  view.mode = Mode::query;
  view.edge_person = team::PersonId::none;
  view.pass.step = step;
  state.motion().pass = {playing, at};
  ++state.view_revision;
  if (!another || state.derived().read_revision != state.revision) return {};
  return {Announce{pass_sentence(state)}};
}

}  // namespace

bool watches_pass(const State& state) {
  return state.view().pass.step >= 0;
}

PassStep pass_step(const State& state) {
  return static_cast<PassStep>(state.view().pass.step);
}

const char* pass_step_id(PassStep step) {
  static constexpr base::EnumArray<PassStep, const char*, k_pass_steps> k_ids{
      {"tokens", "query", "keys", "scores", "softmax", "values", "heads", "answer"}};
  return k_ids[step];
}

Effects apply(State& state, const PlayPass& action) {
  return show_step(state, action.step, 0, true);
}

Effects apply(State& state, const ShowPassStep& action) {
  return show_step(state, action.step, 1, false);
}

void apply(State& state, const ScrubPass& action) {
  if (!std::isfinite(action.at)) return;
  const double at = std::clamp<double>(action.at, 0, k_pass_steps);
  const int step = std::min(static_cast<int>(at), k_pass_steps - 1);
  show_step(state, step, at - step, false);
}

Effects apply(State& state, const TogglePass&) {
  if (!watches_pass(state)) return apply(state, PlayPass{});
  PassMotion& motion = state.motion().pass;
  const bool ended = motion.at >= 1 && state.view().pass.step == k_pass_steps - 1;
  if (ended) return apply(state, PlayPass{});
  motion.playing = !motion.playing;
  ++state.view_revision;
  // A step that was shown as it ends goes on with the next one.
  if (!motion.playing || motion.at < 1) return {};
  return show_step(state, state.view().pass.step + 1, 0, true);
}

void apply(State& state, const SetPassSpeed& action) {
  const auto distance = [&](double speed) { return std::fabs(speed - action.speed); };
  for (const double speed : k_pass_speeds) {
    if (distance(speed) < distance(state.view().pass.speed)) state.view().pass.speed = speed;
  }
  ++state.view_revision;
}

void apply(State& state, const LeavePass&) {
  if (!watches_pass(state)) return;
  state.view().pass.step = -1;
  state.motion().pass = {};
  ++state.view_revision;
}

Effects step_pass(State& state, double seconds) {
  PassMotion& motion = state.motion().pass;
  if (!watches_pass(state) || !motion.playing) return {};
  motion.at +=
      std::clamp(seconds, 0.0, 0.1) * state.view().pass.speed / k_seconds[pass_step(state)];
  if (motion.at < 1) return {};
  const int next = state.view().pass.step + 1;
  if (next == k_pass_steps) {
    motion = {};
    ++state.view_revision;
    return {};
  }
  return show_step(state, next, 0, true);
}

// weight ÷ the head's largest: e^(score − largest), since the largest score's is 1.
namespace {

double share_of_best(const State& state, int head, int person) {
  const analysis::HeadReading& reading = state.derived().reader->heads()[head];
  const auto best = static_cast<double>(reading.weights[reading.order.front()]);
  return best > 0 ? static_cast<double>(reading.weights[person]) / best : 0;
}

}  // namespace

double pass_number(const State& state, PassNumber which, int head, int person) {
  const analysis::Reader& reader = *state.derived().reader;
  const int query = state.controls().query;
  switch (which) {
    case PassNumber::none:
      return 0;
    case PassNumber::product:
      return reader.product(head, query, person);
    case PassNumber::score:
      return reader.tempered_score(head, query, person);
    case PassNumber::exponential:
      return share_of_best(state, head, person);
    case PassNumber::share:
      return static_cast<double>(reader.heads()[head].weights[person]);
  }
  return 0;
}

PassNumber number_at_end(PassStep step) {
  switch (step) {
    case PassStep::tokens:
    case PassStep::query:
      return PassNumber::none;
    case PassStep::keys:
      return PassNumber::product;
    case PassStep::scores:
      return PassNumber::score;
    default:
      return PassNumber::share;
  }
}

PassPicture::PassPicture(const State& state) : state_(state), on_(watches_pass(state)) {
  if (!on_) return;
  step_ = pass_step(state);
  // Without motion every step is a still of its end.
  const double at = state.transient.screen.reduced_motion ? 1 : state.motion().pass.at;
  progress_ = static_cast<float>(std::min(1.0, at / k_change));
  pulse_seconds_ = static_cast<float>(at * k_seconds[step_]);
  const std::vector<std::uint8_t>& full = state.derived().crowd.full;
  for (int head = 0; head < team::k_heads; ++head) {
    for (int person = 0; person < state.people(); ++person) {
      if (full[person] == 0) continue;
      const double score = state.derived().reader->score(head, state.controls().query, person);
      best_score_[head] = std::max(best_score_[head], score);
    }
  }
}

float PassPicture::turn(int index, int count) const {
  const float steps = static_cast<float>(count) + k_together;
  return smooth((progress_ * steps - static_cast<float>(index)) / k_together);
}

float PassPicture::turn_of(int person) const {
  const Crowd& crowd = state_.derived().crowd;
  const int query = state_.controls().query;
  if (crowd.people == 0) {
    const int index = person == query ? 0 : person < query ? person + 1 : person;
    return turn(index, state_.people());
  }
  const auto found = std::find(crowd.members.begin(), crowd.members.end(), person);
  const auto index = person == query ? 0 : 1 + static_cast<int>(found - crowd.members.begin());
  return turn(index, 1 + static_cast<int>(crowd.members.size()));
}

PassNumber PassPicture::number() const {
  if (step_ == PassStep::scores && progress_ < 0.5f) return PassNumber::product;
  if (step_ == PassStep::softmax && progress_ < 0.2f) return PassNumber::score;
  if (step_ == PassStep::softmax && progress_ < 0.6f) return PassNumber::exponential;
  return number_at_end(step_);
}

bool PassPicture::shows_number(int person) const {
  if (number() == PassNumber::none) return false;
  return step_ != PassStep::keys || turn_of(person) > 0.5f;
}

double PassPicture::number(int head, int person) const {
  return pass_number(state_, number(), head, person);
}

float PassPicture::ring(int head, int person, float weight) const {
  if (!on_ || has_weights()) return weight;
  // The crowd has shares together, but no score.
  if (step_ < PassStep::keys || person == k_from_crowd || best_score_[head] <= 0) {
    return step_ == PassStep::softmax ? mix(0, weight, smooth(progress_)) : 0;
  }
  const double score =
      state_.derived().reader->score(head, state_.controls().query, person) / best_score_[head];
  const float filled = static_cast<float>(std::clamp(score, 0.0, 1.0));
  if (step_ == PassStep::keys) return filled * turn_of(person);
  if (step_ == PassStep::scores) return filled;
  return mix(filled, weight, smooth(progress_));
}

float PassPicture::ink(int person) const {
  if (!on_ || step_ < PassStep::softmax) return 1;
  double best = 0;
  for (int head = 0; head < team::k_heads; ++head) {
    if (state_.controls().enabled[head]) best = std::max(best, share_of_best(state_, head, person));
  }
  if (person == state_.controls().query) best = 1;
  const float left = mix(k_faintest, 1, std::min(1.0f, std::sqrt(static_cast<float>(best))));
  return has_weights() ? left : mix(1, left, smooth(progress_));
}

float PassPicture::strand_weight(int person, float weight) const {
  if (!on_ || has_weights()) return weight;
  if (step_ == PassStep::softmax) return mix(k_hairline, weight, smooth(progress_));
  return step_ == PassStep::keys && turn_of(person) <= 0 ? 0 : k_hairline;
}

float PassPicture::pulse(int person, float weight) const {
  if (step_ == PassStep::keys) return 0.8f * turn_of(person);
  if (step_ == PassStep::values) return std::sqrt(weight);
  return 0;
}

namespace {

// `number(facet)` of every facet, in cells.
template <class NumberOf>
TokenRow row_of(const State& state, const NumberOf& number) {
  TokenRow row;
  int facet = 0;
  for (int head = 0; head < team::k_heads; ++head) {
    const int d_k = state.team().facet_count(head);
    row.per_head[head] = std::min(d_k, TokenRow::k_per_head);
    for (int i = 0; i < d_k; ++i, ++facet) {
      float& cell = row.cells[row.first(head) + i * row.per_head[head] / d_k];
      cell = std::max(cell, std::clamp(static_cast<float>(number(facet)), 0.0f, 1.0f));
    }
  }
  return row;
}

double sharpness_of(const State& state, int facet) {
  return state.team().heads[state.team().head_of(facet)].sharpness;
}

const float* numbers_of(const State& state, const float* numbers, int person) {
  return numbers + static_cast<std::ptrdiff_t>(person) * state.team().facet_count();
}

}  // namespace

TokenRow token_row(const State& state, TokenPart part, int person) {
  const attention::MultiHead& layer = state.derived().reader->layer();
  if (part == TokenPart::q) {
    const float* q = numbers_of(state, layer.q(), person);
    return row_of(state, [&](int facet) { return q[facet] / sharpness_of(state, facet); });
  }
  const float* values = numbers_of(state, part == TokenPart::k ? layer.k() : layer.v(), person);
  return row_of(state, [&](int facet) { return values[facet]; });
}

TokenRow match_row(const State& state, int person) {
  const attention::MultiHead& layer = state.derived().reader->layer();
  const float* q = query_of(state);
  const float* k = numbers_of(state, layer.k(), person);
  return row_of(state, [&](int facet) { return q[facet] / sharpness_of(state, facet) * k[facet]; });
}

TokenRow blend_row(const State& state) {
  const std::vector<float>& concat = state.derived().reader->concat();
  return row_of(state, [&](int facet) { return concat[facet]; });
}

TokenRow enriched_row(const State& state) {
  const std::vector<double> offers = enriched_offers(state);
  return row_of(state, [&](int facet) { return offers[facet]; });
}

}  // namespace headsup::app
