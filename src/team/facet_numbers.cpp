#include "team/facet_numbers.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace headsup::team {
namespace {

// Gives every facet that is mentioned its new number; −1: the mention goes.
class Renumber {
 public:
  Renumber(Team& team, std::vector<int> numbers) : team_(team), numbers_(std::move(numbers)) {}

  void run() {
    for (Person& person : team_.people) {
      values(person.needs);
      values(person.carries);
      for (Contribution& contribution : person.contributions) values(contribution.facets);
    }
    for (Title& title : team_.titles) values(title.facets);
    std::vector<Affinity> left;
    for (const Affinity& affinity : team_.affinities) {
      const int a = numbers_[affinity.a];
      const int b = numbers_[affinity.b];
      if (a >= 0 && b >= 0) left.push_back({a, b, affinity.value});
    }
    team_.affinities = std::move(left);
  }

 private:
  template <class Values>
  void values(Values& all) const {
    for (auto& value : all) value.facet = numbers_[value.facet];
    all.erase(std::remove_if(all.begin(), all.end(), [](const auto& v) { return v.facet < 0; }),
              all.end());
  }

  Team& team_;
  std::vector<int> numbers_;
};

int highest_key(const Team& team) {
  int highest = -1;
  for (int number = 0; number < team.facet_count(); ++number) {
    highest = std::max(highest, static_cast<int>(team.facet(number).key));
  }
  return highest;
}

std::string free_id(const Team& team) {
  int number = team.facet_count();
  std::string id;
  do {
    id = "facet_" + std::to_string(++number);
  } while (team.find_facet(id) >= 0);
  return id;
}

}  // namespace

void add_facet(Team& team, int head, const std::string& label) {
  const int added = team.first_facet(head + 1);
  std::vector<int> numbers;
  for (int number = 0; number < team.facet_count(); ++number) {
    numbers.push_back(number < added ? number : number + 1);
  }
  Facet facet{FacetId{highest_key(team) + 1}, free_id(team), label, {}};
  Renumber(team, std::move(numbers)).run();
  team.heads[head].facets.push_back(std::move(facet));
}

void remove_facet(Team& team, int number) {
  std::vector<int> numbers;
  for (int other = 0; other < team.facet_count(); ++other) {
    numbers.push_back(other == number ? -1 : other < number ? other : other - 1);
  }
  Renumber(team, std::move(numbers)).run();
  const int head = team.head_of(number);
  std::vector<Facet>& facets = team.heads[head].facets;
  facets.erase(facets.begin() + (number - team.first_facet(head)));
}

}  // namespace headsup::team
