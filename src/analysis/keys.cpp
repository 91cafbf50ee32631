#include "analysis/keys.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <unordered_map>
#include <utility>

#include "analysis/scores.h"
#include "team/titles.h"

namespace headsup::analysis {
namespace {

// Upper envelope of the lines at_zero + x·slope for x in [0, end].
std::vector<LeaderInterval> envelope(const std::vector<double>& at_zero,
                                     const std::vector<double>& slope,
                                     const std::vector<std::uint8_t>& masked, double end) {
  std::vector<LeaderInterval> intervals;
  const auto count = at_zero.size();
  std::size_t first = count;
  for (std::size_t i = 0; i < count; ++i) {
    if (masked[i] != 0) continue;
    const bool ahead =
        first == count || at_zero[i] > at_zero[first] ||
        (at_zero[i] == at_zero[first] && slope[i] > slope[first]);  // ahead right after 0
    if (ahead) first = i;
  }
  if (first == count) return intervals;
  intervals.push_back({0, static_cast<int>(first)});
  while (true) {
    double nearest = std::numeric_limits<double>::infinity();
    std::size_t next = count;
    for (std::size_t i = 0; i < count; ++i) {
      if (masked[i] != 0 || slope[i] <= slope[first]) continue;
      const double x = std::max((at_zero[first] - at_zero[i]) / (slope[i] - slope[first]),
                                intervals.back().from);
      if (x < nearest || (x == nearest && slope[i] > slope[next])) {
        nearest = x;
        next = i;
      }
    }
    if (next == count || nearest >= end) return intervals;
    intervals.push_back({nearest, static_cast<int>(next)});
    first = next;
  }
}

struct HeadFacets {
  int first, count;
  bool has(int facet) const { return facet >= first && facet < first + count; }
};

}  // namespace

ScoreParts score_parts(const team::Team& team, const float* q, int head,
                       const std::vector<Edit>& edits) {
  const HeadFacets facets{team.first_facet(head), team.facet_count(head)};
  const double root = score_root(facets.count);
  const auto asked = [&](int facet) { return static_cast<double>(q[facet]) / root; };
  const std::size_t people = team.people.size();
  ScoreParts parts{std::vector<double>(people), std::vector<double>(people),
                   std::vector<double>(people)};

  // Typed numbers stand in place of the projected ones; of one number the latest counts.
  std::unordered_map<std::size_t, double> typed;
  for (const Edit& edit : edits) {
    if (edit.matrix != Edit::Matrix::k || !facets.has(edit.facet)) continue;
    typed[static_cast<std::size_t>(edit.person) * static_cast<std::size_t>(facets.count) +
          static_cast<std::size_t>(edit.facet - facets.first)] = static_cast<double>(edit.value);
  }
  const auto is_typed = [&](std::size_t person, int facet) {
    return !typed.empty() && typed.count(person * static_cast<std::size_t>(facets.count) +
                                         static_cast<std::size_t>(facet - facets.first)) > 0;
  };
  for (const auto& [where, value] : typed) {
    const auto c = static_cast<int>(where % static_cast<std::size_t>(facets.count));
    parts.typed[where / static_cast<std::size_t>(facets.count)] += asked(facets.first + c) * value;
  }

  const std::vector<const team::Title*> titles = team::find_titles(team);
  for (std::size_t i = 0; i < people; ++i) {
    const team::Person& person = team.people[i];
    if (titles[i]) {
      for (const team::FacetValue& suggested : titles[i]->facets) {
        if (!facets.has(suggested.facet) || is_typed(i, suggested.facet)) continue;
        parts.title[i] += asked(suggested.facet) * suggested.value;
      }
    }
    for (const team::Carry& carry : person.carries) {
      if (!facets.has(carry.facet) || is_typed(i, carry.facet)) continue;
      const double now = carry.strength * decay(team, carry.days_ago);
      parts.carried[i] += asked(carry.facet) * now;
    }
  }
  return parts;
}

double decay(const team::Team& team, double days) {
  return std::exp2(-days / team.half_life_days);
}

std::vector<double> scores_at(const ScoreParts& parts, double depth, double decay) {
  std::vector<double> scores(parts.typed.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double evident = parts.evidence.empty() ? 0 : parts.evidence[i];
    scores[i] = parts.typed[i] + (1 - depth) * parts.title[i] +
                depth * (decay * parts.carried[i] + evident);
  }
  return scores;
}

std::vector<LeaderInterval> leaders_over_depth(const ScoreParts& parts,
                                               const std::vector<std::uint8_t>& masked,
                                               double decay) {
  const std::vector<double> at_zero = scores_at(parts, 0, decay);
  std::vector<double> slope = scores_at(parts, 1, decay);
  for (std::size_t i = 0; i < slope.size(); ++i) slope[i] -= at_zero[i];
  return envelope(at_zero, slope, masked, 1);
}

std::vector<LeaderInterval> leaders_over_days(const team::Team& team, const ScoreParts& parts,
                                              const std::vector<std::uint8_t>& masked,
                                              double depth) {
  // x = 1 − decay grows with the days.
  const std::vector<double> at_zero = scores_at(parts, depth, 1);
  std::vector<double> slope(at_zero.size());
  for (std::size_t i = 0; i < slope.size(); ++i) slope[i] = -depth * parts.carried[i];
  const std::vector<LeaderInterval> exact =
      envelope(at_zero, slope, masked, 1 - decay(team, k_max_days_later));
  std::vector<LeaderInterval> intervals;
  for (const LeaderInterval& interval : exact) {
    const double day = -team.half_life_days * std::log2(1 - interval.from);
    const LeaderInterval rounded{std::ceil(day), interval.person};
    if (rounded.from > k_max_days_later) break;
    if (!intervals.empty() && intervals.back().from == rounded.from) intervals.pop_back();
    intervals.push_back(rounded);
  }
  return intervals;
}

int flat_from_day(const team::Team& team, const ScoreParts& parts,
                  const std::vector<std::uint8_t>& masked, double depth, double temperature) {
  const auto is_flat = [&](int day) {
    const std::vector<double> scores = scores_at(parts, depth, decay(team, day));
    return softmax_row(scores, masked, temperature).normalized_entropy >= k_flat_entropy;
  };
  int low = 0;
  int high = static_cast<int>(k_max_days_later);
  if (is_flat(low) || !is_flat(high)) return -1;
  while (high - low > 1) {
    const int middle = (low + high) / 2;
    (is_flat(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace headsup::analysis
