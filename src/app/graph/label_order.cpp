#include "app/graph/label_order.h"

#include <algorithm>

#include "app/graph/crowd.h"
#include "app/graph/layout.h"
#include "base/order.h"

namespace headsup::app {

void find_on_screen(const State& state, std::vector<OnScreen>& seen) {
  // As `to_screen` adds up, with what is the same for everybody added once.
  const Rect& area = state.transient.graph_area;
  const float zoom = state.view().camera.zoom;
  const float x = area.x + area.w / 2 + state.view().camera.pan.x;
  const float y = area.y + area.h / 2 + state.view().camera.pan.y;
  seen.clear();
  int person = 0;
  for (const Body& body : state.motion().bodies) {
    const Vec2 center{x + zoom * body.position.x, y + zoom * body.position.y};
    if (area.contains(center)) seen.push_back({person, center, body.radius * zoom});
    ++person;
  }
}

void label_order(const State& state, const std::vector<OnScreen>& seen,
                 const std::vector<std::uint8_t>& in_full, std::size_t most,
                 std::vector<int>& order) {
  const int query = state.controls().query;
  const int hovered = state.hovered();
  const int focused = state.focused();
  // On a phone the bar names the query; closer up there is room for it here, too.
  const bool named_above = is_phone(state.transient.screen) &&
                           state.view().mode != Mode::everyone && state.view().camera.zoom <= 1;
  order.clear();
  std::vector<float> ranks;  // of those seen
  ranks.reserve(seen.size());
  // With a crowd those in full come first, in the order in which the heads chose them.
  std::vector<float> chosen(has_crowd(state) ? state.people() : 0, 0.0f);
  const std::vector<int>& members = state.derived().crowd.members;
  for (std::size_t i = 0; has_crowd(state) && i < members.size(); ++i) {
    chosen[members[i]] = 1 - static_cast<float>(i) / static_cast<float>(members.size());
  }
  for (const OnScreen& who : seen) {
    const auto& weights = state.motion().shown_weights[who.person];
    float rank = *std::max_element(weights.begin(), weights.end());
    if (!chosen.empty() && chosen[who.person] > 0) rank = 1 + chosen[who.person];
    if (who.person == query) rank = 3;
    if (who.person == hovered || who.person == focused) rank = 4;
    const bool named = in_full[who.person] != 0 && !(who.person == query && named_above);
    if (named) order.push_back(static_cast<int>(ranks.size()));
    ranks.push_back(rank);
  }
  base::keep_first(order, most, [&](int a, int b) {
    return ranks[a] != ranks[b] ? ranks[a] > ranks[b] : a < b;
  });
}

}  // namespace headsup::app
