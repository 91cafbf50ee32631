#include "team/merge.h"

#include <algorithm>
#include <cmath>

namespace headsup::team {
namespace {

template <class Entry>
Entry* find_facet(std::vector<Entry>& entries, int facet) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [facet](const Entry& entry) { return entry.facet == facet; });
  return found == entries.end() ? nullptr : &*found;
}

template <class Entry>
void append(std::vector<Entry>& to, const std::vector<Entry>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

void merge_into(Person& into, const Person& from, double half_life_days) {
  const auto warm = [half_life_days](const Carry& carry) {
    return carry.strength * std::exp2(-carry.days_ago / half_life_days);
  };
  for (const Carry& carry : from.carries) {
    Carry* known = find_facet(into.carries, carry.facet);
    if (known == nullptr) {
      into.carries.push_back(carry);
    } else if (warm(carry) > warm(*known)) {
      *known = carry;
    }
  }
  if (!into.lead) {
    for (const FacetValue& need : from.needs) {
      if (find_facet(into.needs, need.facet) == nullptr) into.needs.push_back(need);
    }
  }
  append(into.contributions, from.contributions);
  append(into.wrote_as, from.wrote_as);
  std::sort(into.wrote_as.begin(), into.wrote_as.end());
  into.available = into.available || from.available;
}

}  // namespace headsup::team
