#include "analysis/absence.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "analysis/coverage.h"
#include "base/order.h"

namespace headsup::analysis {
namespace {

// Of one facet: the best offer among those who are there, whose it is, and the best of the others.
struct Best {
  double value = 0;
  double second = 0;
  int person = -1;
};

std::vector<Best> best_of(const team::Team& team, const std::vector<std::uint8_t>& masked,
                          FacetRange range) {
  std::vector<Best> best(range.count);
  for (std::size_t i = 0; i < team.people.size(); ++i) {
    if (masked[i] != 0) continue;
    const int person = static_cast<int>(i);
    for (const team::Contribution& contribution : team.people[i].contributions) {
      for (const team::FacetValue& offered : contribution.facets) {
        const int c = offered.facet - range.first;
        if (c < 0 || c >= range.count) continue;
        Best& facet = best[c];
        if (facet.person == person) {
          facet.value = std::max(facet.value, offered.value);
        } else if (offered.value > facet.value) {
          facet = {offered.value, facet.value, person};
        } else {
          facet.second = std::max(facet.second, offered.value);
        }
      }
    }
  }
  return best;
}

// Coverage with everybody who is there (person −1), or without one of them.
double covered(const std::vector<Best>& best, const std::vector<double>& needs, FacetRange range,
               int without) {
  std::vector<double> offers(needs.size(), 0.0);
  for (int c = 0; c < range.count; ++c) {
    const Best& facet = best[c];
    offers[range.first + c] = without >= 0 && facet.person == without ? facet.second : facet.value;
  }
  return coverage(needs, offers, range);
}

void add_unique(std::vector<int>& people, int person) {
  const bool known = std::find(people.begin(), people.end(), person) != people.end();
  if (!known) people.push_back(person);
}

}  // namespace

std::vector<Loss> losses(const team::Team& team, const HeadQuestion& question,
                         const std::vector<std::uint8_t>& masked, const std::vector<double>& needs,
                         int most) {
  const FacetRange range = facets_of(team, question.head);
  const Row now = softmax_row(question.scores, masked, question.temperature);
  const std::vector<Best> best = best_of(team, masked, range);
  const double covered_now = covered(best, needs, range, -1);

  std::vector<int> candidates;
  for (const int person : strongest(now.weights, most)) {
    if (now.weights[person] >= k_strong_weight) {
      candidates.push_back(person);
    }
  }
  // The one who alone covers most of what is asked for, at most one person, of whatever weight.
  for (const Best& facet : best) {
    if (facet.person < 0 || facet.second >= facet.value) continue;
    const double left = covered(best, needs, range, facet.person);
    if (left < k_min_left * covered_now) add_unique(candidates, facet.person);
  }

  std::vector<Loss> found;
  for (const int person : candidates) {
    const Row without = softmax_row_without(question.scores, masked, question.temperature, person);
    Loss loss;
    loss.head = question.head;
    loss.person = person;
    loss.weight = now.weights[person];
    loss.entropy_before = now.entropy_bits;
    loss.entropy = without.entropy_bits;
    loss.before = classify(now, question.query_length, question.evident);
    loss.successor = without.first;
    if (loss.successor >= 0) {
      loss.successor_weight = without.weights[loss.successor];
      loss.verdict = classify(without, question.query_length, question.evident);
    }
    loss.covered_before = covered_now;
    loss.covered = covered(best, needs, range, person);
    found.push_back(loss);
  }
  base::sort_things(found, [](const Loss& a, const Loss& b) {
    if (a.single_point() != b.single_point()) return a.single_point();
    return a.weight > b.weight;
  });
  if (static_cast<int>(found.size()) > most) found.resize(most);
  return found;
}

}  // namespace headsup::analysis
