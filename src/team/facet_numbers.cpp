#include "team/facet_numbers.h"

#include <algorithm>
#include <array>
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

std::array<std::string, k_heads> free_ids(const Team& team) {
  std::array<std::string, k_heads> ids;
  int number = team.facet_count();
  for (std::string& id : ids) {
    do {
      id = "facet_" + std::to_string(++number);
    } while (team.find_facet(id) >= 0);
  }
  return ids;
}

}  // namespace

void add_facets(Team& team, const std::string& label) {
  const int d_k = team.facets_per_head();
  const std::array<std::string, k_heads> ids = free_ids(team);
  int key = highest_key(team);
  std::vector<int> numbers;
  for (int number = 0; number < team.facet_count(); ++number) {
    numbers.push_back(number + number / d_k);
  }
  Renumber(team, std::move(numbers)).run();
  for (int head = 0; head < k_heads; ++head) {
    team.heads[head].facets.push_back({FacetId{++key}, ids[head], label, {}});
  }
}

void remove_facets(Team& team, int place) {
  const int d_k = team.facets_per_head();
  std::vector<int> numbers;
  for (int number = 0; number < team.facet_count(); ++number) {
    const int later = number % d_k > place ? 1 : 0;
    numbers.push_back(number % d_k == place ? -1 : number - number / d_k - later);
  }
  Renumber(team, std::move(numbers)).run();
  for (Head& head : team.heads) head.facets.erase(head.facets.begin() + place);
}

}  // namespace headsup::team
