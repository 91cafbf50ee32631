#include "team/find.h"

#include <string>

#include "base/unicode.h"

namespace headsup::team {
int find_by_part(const Team& team, std::string_view text) {
  const std::string part = base::lower_case(text);
  if (part.empty()) return -1;
  int best = -1;
  int best_rank = 3;  // 0: the name starts with it, 1: a word does, 2: it is in there
  for (int person = 0; person < static_cast<int>(team.people.size()); ++person) {
    const std::string name = base::lower_case(team.people[person].name);
    const std::size_t found = name.find(part);
    if (found == std::string::npos) continue;
    const bool starts_word = name.find(' ' + part) != std::string::npos;
    const int rank = found == 0 ? 0 : starts_word ? 1 : 2;
    if (rank >= best_rank) continue;
    best = person;
    best_rank = rank;
  }
  return best;
}

}  // namespace headsup::team
