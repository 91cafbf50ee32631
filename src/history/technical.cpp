#include "history/technical.h"

#include <set>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "history/facet_id.h"
#include "history/facet_terms.h"

namespace headsup::history {
namespace {

// With a number where it is taken already.
std::string free_id(const std::string& kind, const std::string& label,
                    std::set<std::string>& taken) {
  const std::string id = facet_id(kind, label);
  std::string unique = id;
  for (int number = 2; !taken.insert(unique).second; ++number) {
    unique = id + '_' + std::to_string(number);
  }
  return unique;
}

// A path's end says more than its beginning.
std::string label_of(const std::string& prefix) {
  if (prefix.empty()) return "/";
  std::string_view rest = prefix;
  while (base::count_code_points(rest) >= team::k_longest_line) {
    const std::size_t slash = rest.find('/');
    if (slash == rest.npos) return std::string(base::first_code_points(rest, team::k_longest_line));
    rest.remove_prefix(slash + 1);
  }
  return (rest.size() < prefix.size() ? "…" : "") + std::string(rest);
}

}  // namespace

std::vector<team::Facet> technical_facets(const Corpus& corpus,
                                          const std::vector<std::int32_t>& person_of) {
  const Modules modules = find_modules(corpus, person_of, k_max_modules);
  const Topics topics = find_topics(corpus, person_of, k_max_topics);
  std::vector<std::vector<std::string>> terms = find_terms(corpus, person_of, modules, topics);
  std::vector<team::Facet> facets(terms.size());
  std::set<std::string> ids;
  for (std::size_t f = 0; f < facets.size(); ++f) {
    team::Facet& facet = facets[f];
    facet.terms = std::move(terms[f]);
    if (f < modules.prefixes.size()) {
      facet.label = label_of(modules.prefixes[f]);
      facet.id = free_id("module", facet.label, ids);
      continue;
    }
    for (const std::int32_t word : topics.names[f - modules.prefixes.size()]) {
      facet.label += (facet.label.empty() ? "" : ", ") + corpus.form(word);
    }
    facet.label = base::first_code_points(facet.label, team::k_longest_line);
    if (facet.label.empty()) facet.label = "…";
    facet.id = free_id("topic", facet.label, ids);
  }
  return facets;
}

}  // namespace headsup::history
