// How much each commit of a history is about each facet: need(subject) + k_path_need · need(paths),
// needs as of a typed text (team/text.h), of paths the mean over the commit's files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "history/corpus.h"
#include "team/team.h"
#include "team/text.h"

namespace headsup::history {

inline constexpr double k_path_need = 0.5;

struct FacetPart {
  std::int32_t facet = 0;
  float value = 0;
};

// About 8 bytes for each facet of a commit or of a path that is not 0.
class CommitFacets {
 public:
  // facets: in the order of their numbers. The corpus must outlive this.
  CommitFacets(const Corpus& corpus, const std::vector<const team::Facet*>& facets);

  // Has the first `count` commits, and keeps those that it has.
  void add_until(std::size_t count);

  std::size_t facets() const { return sums_.size(); }
  std::size_t commits() const { return ends_.size(); }
  const FacetPart* begin(std::size_t commit) const {
    return parts_.data() + (commit == 0 ? 0 : ends_[commit - 1]);
  }
  const FacetPart* end(std::size_t commit) const { return parts_.data() + ends_[commit]; }

  // What a text needs of each facet.
  std::vector<double> needs(std::string_view text) const { return terms_.needs(text).facets; }

 private:
  void add_path(std::int32_t path, double weight);

  const Corpus& corpus_;
  team::TermIndex terms_;
  std::vector<FacetPart> parts_;
  std::vector<std::size_t> ends_;  // of each commit in parts_
  std::vector<std::vector<FacetPart>> of_paths_;
  std::vector<bool> has_path_;
  std::vector<double> sums_;  // of one commit
};

}  // namespace headsup::history
