#include "app/graph/everyone.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "app/graph/crowd.h"
#include "base/order.h"

namespace headsup::app {
namespace {

// Everything that `to` listens to, over the enabled heads; returns the sum of its weights.
double gather(const State& state, int to, std::vector<AttentionEdge>& row) {
  const auto people = static_cast<std::size_t>(state.people());
  double total = 0;
  row.clear();
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    const float* weights =
        state.derived().reader->weights(head) + static_cast<std::size_t>(to) * people;
    for (int from = 0; from < state.people(); ++from) {
      const float weight = weights[from];
      if (from == to || weight <= 0) continue;
      row.push_back({from, to, head, weight});
      total += static_cast<double>(weight);
    }
  }
  return total;
}

// Takes out of the row what comes from the crowd, and has one edge drawn for it: of the head that
// the crowd is in for most. Returns its weight.
double bundle_crowd(State& state, int to, std::vector<AttentionEdge>& row) {
  if (!has_crowd(state)) return 0;
  const std::vector<std::uint8_t>& full = state.derived().crowd.full;
  std::array<double, team::k_heads> sums{};
  for (const AttentionEdge& edge : row) {
    if (full[edge.from] == 0) sums[edge.head] += static_cast<double>(edge.weight);
  }
  std::erase_if(row, [&](const AttentionEdge& edge) { return full[edge.from] == 0; });
  const auto most = std::max_element(sums.begin(), sums.end());
  if (*most <= 0) return 0;
  const int head = static_cast<int>(most - sums.begin());
  state.derived().edges.push_back({k_from_crowd, to, head, static_cast<float>(*most)});
  return *most;
}

bool stronger(const AttentionEdge& a, const AttentionEdge& b) {
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.head != b.head ? a.head < b.head : a.from < b.from;
}

}  // namespace

void thin_edges(State& state, bool stale) {
  if (state.view().mode != Mode::everyone) {
    state.derived().edges.clear();
    state.derived().edges_strongest = 0;
    return;
  }
  if (!stale && state.derived().edges_strongest == state.view().strongest) return;
  state.derived().edges_strongest = state.view().strongest;
  state.derived().edges.clear();
  const Crowd& crowd = state.derived().crowd;
  std::vector<AttentionEdge> row;
  std::vector<int> order;
  double total = 0;
  double drawn = 0;
  for (int to = 0; to < state.people(); ++to) {
    total += gather(state, to, row);
    if (crowd.full[to] == 0) continue;
    drawn += bundle_crowd(state, to, row);
    order.resize(row.size());
    std::iota(order.begin(), order.end(), 0);
    base::keep_first(order, static_cast<std::size_t>(state.view().strongest),
                     [&](int a, int b) { return stronger(row[a], row[b]); });
    for (const int i : order) {
      drawn += static_cast<double>(row[i].weight);
      state.derived().edges.push_back(row[i]);
    }
  }
  state.derived().undrawn = total > 0 ? 1 - drawn / total : 0;
}

}  // namespace headsup::app
