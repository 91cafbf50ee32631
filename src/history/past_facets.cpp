#include "history/past_facets.h"

#include <utility>

#include "history/facet_terms.h"
#include "history/lifts.h"
#include "history/technical.h"

namespace headsup::history {

void PastFacets::learn(std::vector<std::int32_t> person_of) {
  person_of_ = std::move(person_of);
  const std::size_t known = person_of_.size();
  const std::size_t wanted = known < 2 * k_facet_block ? known : known - known % k_facet_block;
  if (!commits_ || wanted != made_of_) {
    made_of_ = wanted;
    std::vector<std::int32_t> first = person_of_;
    first.resize(wanted);
    facets_ = technical_facets(corpus_, first);
    std::vector<const team::Facet*> facets;
    for (const team::Facet& facet : facets_) facets.push_back(&facet);
    commits_.emplace(corpus_, facets);
  }
  commits_->add_until(known);
}

std::vector<double> PastFacets::scores(std::string_view text, const std::vector<int>& people,
                                       std::int64_t now) const {
  std::vector<double> scores(people.size());
  if (!commits_) return scores;
  const std::size_t facets = commits_->facets();
  const std::vector<double> needs = commits_->needs(text);
  const std::vector<double> values =
      carried(find_lifts(corpus_, *commits_, person_of_, people, now, 0, facets), facets, now);
  for (std::size_t at = 0; at < values.size(); ++at) {
    scores[at / facets] += k_lift_gain * needs[at % facets] * values[at];
  }
  return scores;
}

}  // namespace headsup::history
