#include "app/graph/label_order.h"

#include <algorithm>

#include "app/graph/crowd.h"
#include "app/graph/layout.h"

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
  struct Ranked {
    float rank;
    int index;
  };
  const int query = state.controls().query;
  const int hovered = state.hovered();
  const int focused = state.focused();
  const bool named_above = is_phone(state.transient.screen) && state.view().mode == Mode::query;
  std::vector<Ranked> ranked;
  ranked.reserve(seen.size());
  // With a crowd those in full come first, in the order in which the heads chose them.
  std::vector<float> chosen(has_crowd(state) ? state.people() : 0, 0.0f);
  const std::vector<int>& members = state.derived().crowd.members;
  for (std::size_t i = 0; has_crowd(state) && i < members.size(); ++i) {
    chosen[members[i]] = 1 - static_cast<float>(i) / static_cast<float>(members.size());
  }
  int index = -1;
  for (const OnScreen& who : seen) {
    ++index;
    if (in_full[who.person] == 0) continue;
    const auto& weights = state.motion().shown_weights[who.person];
    float rank = *std::max_element(weights.begin(), weights.end());
    if (!chosen.empty() && chosen[who.person] > 0) rank = 1 + chosen[who.person];
    if (who.person == query) rank = 3;
    if (who.person == hovered || who.person == focused) rank = 4;
    if (who.person != query || !named_above) ranked.push_back({rank, index});
  }
  const std::size_t kept = std::min(ranked.size(), most);
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(kept);
  std::partial_sort(ranked.begin(), end, ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.rank != b.rank ? a.rank > b.rank : a.index < b.index;
  });
  order.clear();
  for (auto next = ranked.begin(); next != end; ++next) order.push_back(next->index);
}

}  // namespace headsup::app
