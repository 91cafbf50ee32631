#include "app/explain/matrices/numbers.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "app/graph/layout.h"
#include "base/order.h"

namespace headsup::app {
namespace {

double weight_of(const State& state, int head, int person) {
  const auto& heads = state.derived().reader->heads();
  if (head >= 0) {
    return static_cast<double>(heads[head].weights[person]);
  }
  double sum = 0;
  for (const analysis::HeadReading& reading : heads)
    sum += static_cast<double>(reading.weights[person]);
  return sum;
}

// The first person after a block.
int block_end(const State& state, int block) {
  return std::min(state.people(), (block + 1) * people_per_square(state));
}

}  // namespace

std::vector<int> everybody(const State& state) {
  std::vector<int> people(state.people());
  std::iota(people.begin(), people.end(), 0);
  return people;
}

std::vector<int> shown_people(const State& state, int head) {
  std::vector<int> people = everybody(state);
  if (state.people() <= k_max_squares) return people;
  std::vector<double> weights;
  for (const int person : people) {
    // The query comes first, whatever it keeps of itself.
    const bool query = person == state.controls().query;
    weights.push_back(query ? std::numeric_limits<double>::max() : weight_of(state, head, person));
  }
  base::keep_first(people, k_picked_people, [&weights](int a, int b) {
    const double first = weights[a];
    const double second = weights[b];
    return first != second ? first > second : a < b;
  });
  return people;
}

std::vector<int> shown_facets(const State& state, int head) {
  const team::Team& team = state.team();
  const int shown = std::max(head, 0);
  // A finger needs wider squares than those of all heads would be.
  const bool narrow = is_phone(state.transient.screen) && head >= 0;
  const bool all = team.facet_count() <= k_max_squares && !narrow;
  std::vector<int> facets(all ? team.facet_count() : team.facet_count(shown));
  std::iota(facets.begin(), facets.end(), all ? 0 : team.first_facet(shown));
  return facets;
}

std::vector<float> scores_of(const State& state, int head, const std::vector<int>& rows,
                             const std::vector<int>& columns) {
  constexpr float k_masked = -std::numeric_limits<float>::infinity();
  const analysis::Reader& reader = *state.derived().reader;
  std::vector<float> scores;
  scores.reserve(rows.size() * columns.size());
  for (const int row : rows) {
    for (const int column : columns) {
      scores.push_back(is_away(state, column)
                           ? k_masked
                           : static_cast<float>(reader.tempered_score(head, row, column)));
    }
  }
  return scores;
}

int people_per_square(const State& state) {
  return (state.people() + k_max_squares - 1) / k_max_squares;
}

std::vector<float> block_peaks(const State& state, int head) {
  const int side = people_per_square(state);
  const int people = state.people();
  const int blocks = (people + side - 1) / side;
  std::vector<float> peaks;
  peaks.reserve(static_cast<std::size_t>(blocks) * static_cast<std::size_t>(blocks));
  std::vector<float> tallest(people);  // of each column, in these rows
  const float* weights = state.derived().reader->weights(head);
  for (int block_row = 0; block_row < blocks; ++block_row) {
    std::fill(tallest.begin(), tallest.end(), 0.0f);
    for (int row = block_row * side; row < block_end(state, block_row); ++row) {
      const float* line = weights + static_cast<std::ptrdiff_t>(row) * people;
      // Column by column, because this maximum vectorises and one along a row does not.
      std::transform(tallest.begin(), tallest.end(), line, tallest.begin(),
                     [](float a, float b) { return a < b ? b : a; });
    }
    for (int block = 0; block < blocks; ++block) {
      peaks.push_back(*std::max_element(tallest.begin() + block * side,
                                        tallest.begin() + block_end(state, block)));
    }
  }
  return peaks;
}

Peak peak_of(const State& state, int head, int block_row, int block_column) {
  const int side = people_per_square(state);
  const float* weights = state.derived().reader->weights(head);
  Peak peak;
  float best = -1;
  for (int row = block_row * side; row < block_end(state, block_row); ++row) {
    for (int column = block_column * side; column < block_end(state, block_column); ++column) {
      const float weight = weights[static_cast<std::ptrdiff_t>(row) * state.people() + column];
      if (weight <= best) continue;
      best = weight;
      peak = {row, column};
    }
  }
  return peak;
}

}  // namespace headsup::app
