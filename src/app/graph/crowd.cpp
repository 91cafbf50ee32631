#include "app/graph/crowd.h"

#include <algorithm>

#include "app/core/features.h"
#include "app/graph/camera.h"
#include "base/format.h"
#include "base/order.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

constexpr float k_named = 0.8f;        // of a head's attention is drawn in full, where few hold it
constexpr float k_reveal_zoom = 1.3f;  // from here on the crowd's people come back one by one

// A head's weights, for the query or as a mean for everyone who asks, and the people with the
// largest, strongest first.
struct Ranking {
  std::vector<float> weights;
  std::vector<int> first;
};

Ranking ranking_of(const State& state, int head, int without) {
  const analysis::Reader& reader = *state.derived().reader;
  Ranking ranking{reader.heads()[head].weights, {}};
  std::vector<float>& weights = ranking.weights;
  if (state.view().mode == Mode::everyone) {
    const float* row = reader.weights(head);
    std::fill(weights.begin(), weights.end(), 0.0f);
    for (int asks = 0; asks < state.people(); ++asks, row += state.people()) {
      for (int person = 0; person < state.people(); ++person) weights[person] += row[person];
    }
    for (float& weight : weights) weight /= static_cast<float>(state.people());
  }
  for (int person = 0; person < state.people(); ++person) {
    if (person != without) ranking.first.push_back(person);
  }
  base::keep_first(ranking.first, k_in_full, [&](int a, int b) {
    return weights[a] != weights[b] ? weights[a] > weights[b] : a < b;
  });
  return ranking;
}

// In turn a head's next person, until each head has its first ones and k_named of its weight, or
// no seat is left.
void choose(const State& state, int without, Crowd& crowd) {
  std::array<Ranking, team::k_heads> heads;
  std::array<float, team::k_heads> named{};
  for (int rank = 0; rank < k_in_full; ++rank) {
    for (int head = 0; head < team::k_heads; ++head) {
      if (!state.controls().enabled[head]) continue;
      if (rank == 0) heads[head] = ranking_of(state, head, without);
      if (rank >= k_sure_of_each_head && named[head] >= k_named) continue;
      const int person = heads[head].first[rank];
      named[head] += heads[head].weights[person];
      if (crowd.full[person] != 0 || crowd.members.size() == k_in_full) continue;
      crowd.full[person] = 1;
      crowd.members.push_back(person);
    }
  }
}

// People of the crowd in sight whom the camera is close enough to, none at zoom 1.
std::vector<int> revealed(const State& state) {
  const Crowd& crowd = state.derived().crowd;
  const float zoom = state.view().camera.zoom;
  std::vector<int> people;
  if (zoom < k_reveal_zoom) return people;
  const Projection view = projection(state);
  for (int person = 0; person < state.people(); ++person) {
    if (crowd.full[person] != 0) continue;
    if (state.transient.graph_area.contains(view(state.motion().bodies[person].position))) {
      people.push_back(person);
    }
  }
  const auto largest = [&](int person) {
    const auto& weights = state.motion().shown_weights[person];
    return *std::max_element(weights.begin(), weights.end());
  };
  base::keep_first(people, static_cast<std::size_t>(k_in_full * zoom), [&](int a, int b) {
    return largest(a) != largest(b) ? largest(a) > largest(b) : a < b;
  });
  return people;
}

}  // namespace

bool has_crowd(const State& state) {
  return state.derived().crowd.people > 0;
}

std::string crowd_text(const State& state) {
  const int people = state.derived().crowd.people;
  if (people == 1) return texts::get(texts::Id::view_crowd_one);
  return texts::fill(texts::Id::view_crowd, {base::whole_number(people)});
}

void find_crowd(State& state, bool stale) {
  Crowd& crowd = state.derived().crowd;
  const bool everyone = state.view().mode == Mode::everyone;
  if (!stale && crowd.of_everyone == everyone) return;
  const int query = everyone ? -1 : state.controls().query;
  crowd = Crowd{};
  crowd.of_everyone = everyone;
  crowd.full.assign(state.people(), 1);
  const int others = state.people() - (everyone ? 0 : 1);
  if (others <= k_in_full) return;

  crowd.full.assign(state.people(), 0);
  if (query >= 0) crowd.full[query] = 1;
  if (everyone) {  // whose numbers stand under the names
    crowd.full[state.controls().query] = 1;
    crowd.members.push_back(state.controls().query);
  }
  choose(state, query, crowd);
  crowd.people = others - static_cast<int>(crowd.members.size());
  crowd.shares = crowd_shares(state, crowd.full);
}

std::vector<std::uint8_t> drawn_in_full(const State& state) {
  std::vector<std::uint8_t> flags = state.derived().crowd.full;
  if (!has_crowd(state)) return flags;
  for (const int person : {state.hovered(), state.focused()}) {
    if (person >= 0) flags[person] = 1;
  }
  for (const int person : revealed(state)) flags[person] = 1;
  return flags;
}

std::array<double, team::k_heads> crowd_shares(const State& state,
                                               const std::vector<std::uint8_t>& in_full) {
  std::array<double, team::k_heads> shares{};
  for (int head = 0; head < team::k_heads; ++head) {
    if (!has_crowd(state) || !state.controls().enabled[head]) continue;
    const std::vector<float>& weights = state.derived().reader->heads()[head].weights;
    double drawn = 0;
    for (int person = 0; person < state.people(); ++person) {
      if (in_full[person] != 0) drawn += static_cast<double>(weights[person]);
    }
    shares[head] = std::max(0.0, 1 - drawn);
  }
  return shares;
}

}  // namespace headsup::app
