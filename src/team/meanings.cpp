#include "team/meanings.h"

#include <algorithm>

namespace headsup::team {

Team with_meanings(const Team& catalogue, const std::vector<Meaning>& meanings) {
  Team team = catalogue;
  for (const Meaning& meaning : meanings) {
    const std::vector<std::string> word = tokenize(meaning.word);
    if (word.empty()) continue;
    for (Head& head : team.heads) {
      for (Facet& facet : head.facets) {
        std::vector<std::string>& terms = facet.terms;
        terms.erase(std::remove_if(terms.begin(), terms.end(),
                                   [&](const std::string& term) { return tokenize(term) == word; }),
                    terms.end());
        if (facet.id == meaning.facet) terms.push_back(meaning.word);
      }
    }
  }
  return team;
}

}  // namespace headsup::team
