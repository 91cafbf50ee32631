#include "team/team.h"

#include <algorithm>

namespace headsup::team {

int Team::position(PersonId id) const {
  if (id == PersonId::none) return -1;
  const int count = static_cast<int>(people.size());
  const int guess = static_cast<int>(id);  // true until somebody comes, goes or moves
  if (guess >= 0 && guess < count && id_of(guess) == id) return guess;
  for (int i = 0; i < count; ++i) {
    if (id_of(i) == id) return i;
  }
  return -1;
}

int Team::position(FacetId wanted) const {
  if (wanted == FacetId::none) return -1;
  for (int number = 0; number < facet_count(); ++number) {
    if (facet(number).key == wanted) return number;
  }
  return -1;
}

bool Team::has_equal_heads() const {
  return std::all_of(heads.begin(), heads.end(), [this](const Head& head) {
    return head.facets.size() == heads.front().facets.size();
  });
}

void Team::assign_ids() {
  int next = 0;
  for (Person& person : people) person.id = PersonId{next++};
  next = 0;
  for (Head& head : heads) {
    for (Facet& facet : head.facets) facet.key = FacetId{next++};
  }
}

}  // namespace headsup::team
