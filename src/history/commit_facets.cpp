#include "history/commit_facets.h"

#include <algorithm>

namespace headsup::history {

CommitFacets::CommitFacets(const Corpus& corpus, const std::vector<const team::Facet*>& facets)
    : corpus_(corpus),
      terms_(facets),
      of_paths_(corpus.paths().size()),
      has_path_(corpus.paths().size()),
      sums_(facets.size()) {}

void CommitFacets::add_path(std::int32_t path, double weight) {
  std::vector<FacetPart>& parts = of_paths_[path];
  if (!has_path_[path]) {
    has_path_[path] = true;
    const std::vector<double> needs = terms_.needs(corpus_.paths()[path]).facets;
    for (std::size_t facet = 0; facet < needs.size(); ++facet) {
      if (needs[facet] > 0) {
        parts.push_back({static_cast<std::int32_t>(facet), static_cast<float>(needs[facet])});
      }
    }
  }
  for (const FacetPart& part : parts) sums_[part.facet] += weight * static_cast<double>(part.value);
}

void CommitFacets::add_until(std::size_t count) {
  for (std::size_t c = ends_.size(); c < count; ++c) {
    sums_ = terms_.needs(corpus_.commits()[c].subject).facets;
    const std::int32_t* end = corpus_.paths_end(c);
    const auto files = static_cast<double>(end - corpus_.paths_begin(c));
    for (const std::int32_t* path = corpus_.paths_begin(c); path != end; ++path) {
      add_path(*path, k_path_need / files);
    }
    for (std::size_t facet = 0; facet < sums_.size(); ++facet) {
      if (sums_[facet] > 0) {
        parts_.push_back({static_cast<std::int32_t>(facet), static_cast<float>(sums_[facet])});
      }
    }
    ends_.push_back(parts_.size());
  }
}

}  // namespace headsup::history
