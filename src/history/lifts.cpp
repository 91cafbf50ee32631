#include "history/lifts.h"

#include <algorithm>
#include <cmath>

namespace headsup::history {

std::vector<Lift> find_lifts(const Corpus& corpus, const CommitFacets& commits,
                             const std::vector<std::int32_t>& person_of,
                             const std::vector<int>& people, std::int64_t now, std::size_t first,
                             std::size_t end) {
  const std::size_t facets = end - first;
  std::vector<Lift> lifts(people.size() * facets);
  std::vector<double> counts(people.size() * facets);
  std::vector<double> of_people(people.size());
  std::vector<double> of_facets(facets);
  std::vector<std::int32_t> row_of;
  for (std::size_t row = 0; row < people.size(); ++row) {
    const auto person = static_cast<std::size_t>(people[row]);
    if (person >= row_of.size()) row_of.resize(person + 1, -1);
    row_of[person] = static_cast<std::int32_t>(row);
  }
  for (std::size_t c = 0; c < person_of.size(); ++c) {
    if (person_of[c] < 0) continue;
    const std::int64_t time = corpus.commits()[c].time;
    const double decay = std::exp2(-days_between(time, now) / k_lift_half_life);
    const auto person = static_cast<std::size_t>(person_of[c]);
    const std::int32_t row = person < row_of.size() ? row_of[person] : -1;
    for (const FacetPart* part = commits.begin(c); part != commits.end(c); ++part) {
      const auto facet = static_cast<std::size_t>(part->facet);
      if (facet < first || facet >= end) continue;
      const double value = decay * static_cast<double>(part->value);
      of_facets[facet - first] += value;
      if (row < 0) continue;
      const std::size_t at = static_cast<std::size_t>(row) * facets + facet - first;
      counts[at] += value;
      of_people[row] += value;
      lifts[at].last_time = time;
    }
  }
  double all = 0;
  for (const double count : of_facets) all += count;
  for (std::size_t row = 0; row < people.size(); ++row) {
    for (std::size_t facet = 0; facet < facets; ++facet) {
      if (of_facets[facet] <= 0) continue;
      const double share = of_facets[facet] / all;
      const std::size_t at = row * facets + facet;
      lifts[at].value =
          std::log((counts[at] + k_lift_prior * share) / ((of_people[row] + k_lift_prior) * share));
    }
  }
  return lifts;
}

std::vector<double> smallest_lifts(const std::vector<Lift>& lifts, std::size_t facets) {
  std::vector<double> smallest(facets);
  for (std::size_t at = 0; at < lifts.size(); ++at) {
    smallest[at % facets] = std::min(smallest[at % facets], lifts[at].value);
  }
  return smallest;
}

std::vector<double> carried(const std::vector<Lift>& lifts, std::size_t facets, std::int64_t now) {
  const std::vector<double> smallest = smallest_lifts(lifts, facets);
  std::vector<double> values(lifts.size());
  for (std::size_t at = 0; at < lifts.size(); ++at) {
    if (lifts[at].last_time == 0) continue;
    const double days = days_between(lifts[at].last_time, now);
    values[at] = (lifts[at].value - smallest[at % facets]) * std::exp2(-days / k_lift_half_life);
  }
  return values;
}

}  // namespace headsup::history
