#include "app/explain/rnn/run.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>

#include "analysis/rnn_values.h"
#include "analysis/scores.h"
#include "app/content/parts.h"
#include "app/core/state.h"
#include "base/order.h"

namespace headsup::app {
namespace {

const double* row_of(const Voices& voices, int row) {
  return voices.values.data() +
         static_cast<std::size_t>(row) * static_cast<std::size_t>(voices.facets);
}

// softmax(q · v ÷ √d_k ÷ τ) over all rows, of one head.
std::vector<double> weigh_offers(const State& state, const Voices& voices, int head) {
  const int first = state.team().first_facet(head), d_k = state.team().facet_count(head);
  const float* q = query_of(state) + first;
  const double root = analysis::score_root(d_k);
  std::vector<double> scores;
  for (const int row : voices.listed) {
    scores.push_back(analysis::dot(q, row_of(voices, row) + first, d_k) / root);
  }
  const std::vector<std::uint8_t> nobody_masked(scores.size(), 0);
  return analysis::softmax_row(scores, nobody_masked, state.controls().temperature_of(head))
      .weights;
}

void weigh(const State& state, bool made_up, Voices& voices) {
  const std::size_t rows = voices.values.size() / static_cast<std::size_t>(voices.facets);
  double on = 0;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    const std::vector<float>& read = state.derived().reader->heads()[head].weights;
    voices.weights[head] = made_up ? weigh_offers(state, voices, static_cast<int>(head))
                                   : std::vector<double>(read.begin(), read.end());
    ++on;
    voices.mean_weights.resize(rows);
    for (std::size_t row = 0; row < rows; ++row)
      voices.mean_weights[row] += voices.weights[head][row];
  }
  for (double& weight : voices.mean_weights) weight /= on;
}

std::vector<double> last_state(const analysis::Rnn& rnn) {
  const std::vector<double>& states = rnn.states();
  return {states.end() -
              std::min<std::ptrdiff_t>(rnn.hidden(), static_cast<std::ptrdiff_t>(states.size())),
          states.end()};
}

std::shared_ptr<const MapNumbers> drawn_states(const analysis::Rnn& rnn) {
  auto numbers = std::make_shared<MapNumbers>();
  const std::vector<double>& states = rnn.states();
  const auto most = static_cast<std::size_t>(k_drawn_states * rnn.hidden());
  const std::size_t first = states.size() - std::min(states.size(), most);
  for (std::size_t i = first; i < states.size(); ++i) {
    numbers->values.push_back(static_cast<float>(states[i]));
  }
  return numbers;
}

}  // namespace

Voices voices(const State& state) {
  Voices voices;
  const RnnSettings& command = state.rnn();
  const bool made_up = command.people > 0;
  voices.facets = state.team().facet_count();
  for (int head = 0; head <= team::k_heads; ++head) {
    voices.first_facet[head] = state.team().first_facet(head);
  }
  if (made_up) {
    voices.values = analysis::synthetic_rows(command.people, voices.facets);
    voices.listed.resize(command.people);
    std::iota(voices.listed.begin(), voices.listed.end(), 0);
  } else {
    const float* v = state.derived().reader->layer().v();
    voices.values.assign(v, v + static_cast<std::ptrdiff_t>(state.people()) * voices.facets);
    for (int i = 0; i < state.people(); ++i) {
      if (!is_away(state, i)) voices.listed.push_back(i);
    }
  }
  for (const int row : command.order) {
    if (made_up || !is_away(state, row)) {
      voices.order.push_back(row);
    }
  }
  if (voices.order.empty()) voices.order = voices.listed;
  weigh(state, made_up, voices);
  return voices;
}

std::vector<int> by_falling_weight(const Voices& voices) {
  std::vector<int> order = voices.listed;
  if (voices.mean_weights.empty()) return order;
  base::sort_stably(
      order, [&voices](int a, int b) { return voices.mean_weights[a] > voices.mean_weights[b]; });
  return order;
}

std::vector<double> blend(const Voices& voices, const std::vector<int>& order) {
  std::vector<double> sum(voices.facets, 0.0);
  for (int head = 0; head < team::k_heads; ++head) {
    const std::vector<double>& weights = voices.weights[head];
    if (weights.empty()) continue;
    for (const int row : order) {
      const double* value = row_of(voices, row);
      for (int f = voices.first_facet[head]; f < voices.first_facet[head + 1]; ++f) {
        sum[f] += weights[row] * value[f];
      }
    }
  }
  return sum;
}

double length(const std::vector<double>& vector) {
  double sum = 0;
  for (const double entry : vector) sum += entry * entry;
  return std::sqrt(sum);
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> difference = a;
  for (std::size_t i = 0; i < a.size(); ++i) difference[i] -= b[i];
  return length(difference);
}

double RnnRun::log10_share(int step) const {
  const double own = rnn->log10_influence()[step];
  return own > analysis::k_min_log10_influence ? own - log10_sum : own;
}

const RnnRun& run_rnn(const State& state, const Voices& voices) {
  RnnRun& run = *state.derived().rnn_run;
  const double radius = state.rnn().spectral_radius;
  const bool fits = run.rnn && run.rnn->inputs() == voices.facets &&
                    run.spectral_radius == radius && run.order == voices.order &&
                    run.listed == voices.listed && run.values == voices.values;
  if (fits) return run;
  if (!run.rnn || run.rnn->inputs() != voices.facets) {
    run.rnn =
        std::make_unique<analysis::Rnn>(voices.facets, std::min(voices.facets, k_page_numbers));
  }
  run.values = voices.values;
  run.listed = voices.listed;
  run.order = voices.order;
  run.spectral_radius = radius;
  if (run.order != run.listed) {
    run.rnn->run(run.values, run.listed, radius);
    run.listed_answer = last_state(*run.rnn);
  }
  run.rnn->run(run.values, run.order, radius);
  run.answer = last_state(*run.rnn);
  if (run.order == run.listed) run.listed_answer = run.answer;
  const std::vector<double>& influence = run.rnn->influence();
  run.log10_sum = std::log10(std::accumulate(influence.begin(), influence.end(), 0.0));
  run.states = drawn_states(*run.rnn);
  return run;
}

}  // namespace headsup::app
