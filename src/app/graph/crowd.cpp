#include "app/graph/crowd.h"

#include <algorithm>
#include <numeric>

#include "app/core/features.h"
#include "app/graph/camera.h"
#include "base/format.h"
#include "base/order.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

constexpr double k_named = 0.8;        // of a head's attention is drawn in full, where few hold it
constexpr float k_reveal_zoom = 1.3f;  // from here on the crowd's people come back one by one

// What each person weighs in a head: for the query, or for everyone who asks, as a mean.
std::vector<double> weights_of(const State& state, int head) {
  const analysis::Reader& reader = *state.derived().reader;
  const std::vector<float>& row = reader.heads()[head].weights;
  std::vector<double> weights(row.begin(), row.end());
  if (state.view().mode != Mode::everyone) return weights;
  const auto people = static_cast<std::size_t>(state.people());
  std::fill(weights.begin(), weights.end(), 0.0);
  const float* all = reader.weights(head);
  for (std::size_t i = 0; i < people; ++i) {
    for (std::size_t j = 0; j < people; ++j) {
      weights[j] += static_cast<double>(all[i * people + j]) / static_cast<double>(people);
    }
  }
  return weights;
}

// The people with the largest weights in a head, strongest first.
class Ranking {
 public:
  Ranking(std::vector<double> weights, int without) : weights_(std::move(weights)) {
    for (int i = 0; i < static_cast<int>(weights_.size()); ++i) {
      if (i != without) order_.push_back(i);
    }
    base::keep_first(order_, k_in_full, [this](int a, int b) {
      return weights_[a] != weights_[b] ? weights_[a] > weights_[b] : a < b;
    });
  }

  int at(int rank) const { return order_[rank]; }
  double weight(int person) const { return weights_[person]; }
  // Of those before this rank.
  double named(int rank) const {
    double sum = 0;
    for (int i = 0; i < rank; ++i) sum += weights_[order_[i]];
    return sum;
  }

 private:
  std::vector<double> weights_;
  std::vector<int> order_;
};

// In turn a head's next person, until each head has its first ones and k_named of its weight, or
// no seat is left.
void choose(const std::vector<Ranking>& heads, Crowd& crowd) {
  for (int rank = 0; rank < k_in_full; ++rank) {
    for (const Ranking& head : heads) {
      if (rank >= k_sure_of_each_head && head.named(rank) >= k_named) continue;
      const int person = head.at(rank);
      if (crowd.full[person] != 0 || std::ssize(crowd.members) == k_in_full) continue;
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
  std::vector<Ranking> heads;
  for (int head = 0; head < team::k_heads; ++head) {
    if (state.controls().enabled[head]) heads.emplace_back(weights_of(state, head), query);
  }
  if (everyone) {  // whose numbers stand under the names
    crowd.full[state.controls().query] = 1;
    crowd.members.push_back(state.controls().query);
  }
  choose(heads, crowd);
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
