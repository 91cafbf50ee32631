#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/graph/crowd.h"
#include "app/graph/layout.h"
#include "base/order.h"

namespace headsup::app {
namespace {

constexpr int k_samples = 256;  // of a round's circumference

struct Places {
  std::vector<Vec2> at;
  std::vector<float> turns;  // share of its round up to each, clockwise from the top
};

// Of a superellipse, x⁴ + y⁴ = 1: a rectangle with well rounded corners.
float superellipse(float cosine) {
  return std::copysign(std::sqrt(std::fabs(cosine)), cosine);
}

// `count` places evenly apart along one round.
void add_round(int count, float half_width, float half_height, Places& places) {
  std::vector<Vec2> line;
  std::vector<float> lengths;
  float length = 0;
  for (int i = 0; i <= k_samples; ++i) {
    const float angle = 6.2831853f * static_cast<float>(i) / k_samples;
    line.push_back(
        {half_width * superellipse(std::sin(angle)), -half_height * superellipse(std::cos(angle))});
    if (i > 0) length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    lengths.push_back(length);
  }
  int piece = 1;
  for (int i = 0; i < count; ++i) {
    const float turn = (static_cast<float>(i) + 0.5f) / static_cast<float>(count);
    const float at = length * turn;
    while (lengths[piece] < at) ++piece;
    const float part = (at - lengths[piece - 1]) / (lengths[piece] - lengths[piece - 1]);
    const Vec2& from = line[piece - 1];
    const Vec2& to = line[piece];
    places.at.push_back({from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
    places.turns.push_back(turn);
  }
}

struct CrowdSeats {
  std::vector<Vec2> places;
  float radius = 0;
  float depth = 0;  // of the rounds
};

// Seats of `people` in rounds of a rounded rectangle, from the outermost inwards, evenly apart
// along it, sorted clockwise from the top. half_width, half_height: of the middle line of the
// outermost round; depth: of all rounds, at most. radius: of what fits on a seat.
CrowdSeats crowd_seats(int people, float half_width, float half_height, float depth) {
  CrowdSeats seats;
  Places places;
  const float around = 3.6f * (half_width + half_height);  // about the circumference of a round
  const auto count = static_cast<float>(people);
  const int rounds = std::max(1, static_cast<int>(std::sqrt(depth * count / around)));
  const float apart = depth / static_cast<float>(rounds);
  // Each round's share of the people is its share of the length of all.
  std::vector<float> lengths;
  for (int i = 0; i < rounds; ++i) {
    lengths.push_back(half_width + half_height - 2 * apart * static_cast<float>(i));
  }
  const float whole = std::accumulate(lengths.begin(), lengths.end(), 0.0f);
  float before = 0;
  int seated = 0;
  float nearest = apart;
  for (int i = 0; i < rounds; ++i) {
    before += lengths[i];
    const int upto = i + 1 == rounds ? people : static_cast<int>(count * before / whole + 0.5f);
    const float inwards = apart * static_cast<float>(i);
    add_round(upto - seated, half_width - inwards, half_height - inwards, places);
    if (upto > seated)
      nearest = std::min(nearest, 3.4f * lengths[i] / static_cast<float>(upto - seated));
    seated = upto;
  }
  std::vector<int> order(people);
  std::iota(order.begin(), order.end(), 0);
  base::sort_stably(order, [&](int a, int b) { return places.turns[a] < places.turns[b]; });
  for (const int place : order) seats.places.push_back(places.at[place]);
  seats.radius = std::clamp(0.36f * nearest, 1.2f, 7.0f);
  seats.depth = rounds == 1 ? 2 * seats.radius : depth;
  return seats;
}

// Seats around the query, as shares of the way to the edge: half of them, the others are their
// mirror images. In two columns on each side, so that a name above or below each has room and no
// one's strands pass behind someone else.
constexpr Vec2 k_right_seats[] = {{0.33f, -0.90f}, {1.00f, -0.10f}, {0.52f, 0.80f}, {0.84f, -0.74f},
                                  {1.00f, 0.45f},  {0.60f, -0.33f}, {0.60f, 0.09f}};
static_assert(2 * sizeof k_right_seats / sizeof k_right_seats[0] == k_in_full);
constexpr Vec2 k_crowd_seat{0, 1};  // where its bundles start

Vec2 seat_direction(int seat) {
  const Vec2 right = k_right_seats[seat / 2];
  return {seat % 2 == 0 ? right.x : -right.x, right.y};
}

struct Extents {
  Vec2 crowd;   // of the crowd's outermost round
  float depth;  // of all rounds, at most
  Vec2 around;  // of the seats around the query
  float node;   // radius of an ordinary person there
};

Extents extents_of(const State& state) {
  const bool roomy = is_roomy(state);
  const Vec2 room = graph_room(state);
  Extents extents;
  extents.crowd = {std::max(40.0f, room.x - 14), std::max(40.0f, room.y - (roomy ? 26.0f : 14.0f))};
  extents.depth = 0.16f * std::min(extents.crowd.x, extents.crowd.y);
  const float inside = state.motion().seats.crowd_depth;
  extents.around = {std::max(30.0f, extents.crowd.x - inside - (roomy ? 104.0f : 36.0f)),
                    std::max(24.0f, extents.crowd.y - inside - (roomy ? 50.0f : 34.0f))};
  extents.node = std::clamp(0.085f * std::min(extents.around.x, extents.around.y), 9.0f, 24.0f);
  return extents;
}

void place_crowd(State& state) {
  Seats& seats = state.motion().seats;
  const Extents extents = extents_of(state);
  if (seats.width == extents.crowd.x && seats.height == extents.crowd.y) return;
  seats.width = extents.crowd.x;
  seats.height = extents.crowd.y;
  const CrowdSeats made =
      crowd_seats(state.people(), extents.crowd.x, extents.crowd.y, extents.depth);
  const std::vector<int> order = crowd_order(state.team());
  seats.crowd.resize(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) seats.crowd[order[i]] = made.places[i];
  seats.crowd_depth = made.depth;
  // Well below those in full, also where the graph is low.
  seats.crowd_radius = std::min(made.radius, 0.4f * extents_of(state).node);
}

// The free seat that is furthest from those taken, the first of several.
int next_seat(const std::vector<int>& sitting) {
  const auto apart = [](Vec2 a, Vec2 b) { return std::hypot(a.x - b.x, a.y - b.y); };
  int best = -1;
  float best_distance = -1;
  for (int seat = 0; seat < k_in_full; ++seat) {
    if (sitting[seat] >= 0) continue;
    float distance = apart(seat_direction(seat), k_crowd_seat);
    for (int other = 0; other < k_in_full; ++other) {
      if (sitting[other] < 0) continue;
      distance = std::min(distance, apart(seat_direction(seat), seat_direction(other)));
    }
    if (distance > best_distance) {
      best = seat;
      best_distance = distance;
    }
  }
  return best;
}

// Who sits on each seat; those who still are in full stay where they are.
std::vector<int> seat_members(State& state) {
  const Crowd& crowd = state.derived().crowd;
  std::vector<team::PersonId>& around = state.motion().seats.around;
  around.resize(k_in_full, team::PersonId::none);
  std::vector<int> sitting;
  std::vector<int> waiting = crowd.members;
  for (const team::PersonId id : around) {
    const auto member = std::find(waiting.begin(), waiting.end(), state.team().position(id));
    sitting.push_back(member == waiting.end() ? -1 : *member);
    if (member != waiting.end()) waiting.erase(member);
  }
  for (const int person : waiting) sitting[next_seat(sitting)] = person;
  for (int seat = 0; seat < k_in_full; ++seat) {
    around[seat] = sitting[seat] < 0 ? team::PersonId::none : state.team().id_of(sitting[seat]);
  }
  return sitting;
}

}  // namespace

std::vector<int> crowd_order(const team::Team& team) {
  std::vector<int> strongest;  // the facet that each person carries most of
  for (const team::Person& person : team.people) {
    const auto most = std::max_element(
        person.carries.begin(), person.carries.end(),
        [](const team::Carry& a, const team::Carry& b) { return a.strength < b.strength; });
    strongest.push_back(most == person.carries.end() ? team.facet_count() : most->facet);
  }
  std::vector<int> order(team.people.size());
  std::iota(order.begin(), order.end(), 0);
  base::sort_stably(order, [&](int a, int b) { return strongest[a] < strongest[b]; });
  return order;
}

void arrange_crowd(State& state) {
  place_crowd(state);
  Motion& motion = state.motion();
  const float middle = layout_middle_y(state);
  for (int person = 0; person < state.people(); ++person) {
    const Vec2 at = motion.seats.crowd[person];
    motion.bodies[person].target = {at.x, middle + at.y};
    motion.bodies[person].radius_target = motion.seats.crowd_radius;
  }
  const Extents extents = extents_of(state);
  const std::vector<int> sitting = seat_members(state);
  for (int seat = 0; seat < k_in_full; ++seat) {
    if (sitting[seat] < 0) continue;
    const Vec2 direction = seat_direction(seat);
    Body& body = motion.bodies[sitting[seat]];
    body.target = {extents.around.x * direction.x, middle + extents.around.y * direction.y};
    float largest = 0;
    for (int head = 0; head < team::k_heads; ++head) {
      if (!state.controls().enabled[head]) continue;
      largest = std::max(largest, state.derived().reader->heads()[head].weights[sitting[seat]]);
    }
    body.radius_target = extents.node * (0.75f + 0.6f * std::sqrt(largest));
  }
  if (state.derived().crowd.of_everyone) return;
  Body& query = motion.bodies[state.controls().query];
  query.target = {0, middle};
  query.radius_target = 1.35f * extents.node;
}

CrowdAnchor crowd_anchor(const State& state) {
  const Extents extents = extents_of(state);
  return {{extents.around.x * k_crowd_seat.x,
           layout_middle_y(state) + extents.around.y * k_crowd_seat.y},
          0.75f * extents.node};
}

}  // namespace headsup::app
