#include "team/synthetic.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "base/order.h"
#include "base/random.h"

namespace headsup::team {
namespace {

constexpr int k_leanings = 4;      // facets that a department leans to
constexpr int k_max_carried = 24;  // facets of one person
constexpr int k_several_offers = 6,
              k_many_offers = 12;             // carried facets from which on one offers more
constexpr std::uint64_t k_harmonic = 720720;  // divisible by 1 … 16: shares 1/r without fractions

constexpr const char* k_given[] = {
    "Ada",   "Akira", "Amara",   "Anouk", "Arjun", "Astrid", "Bela",  "Bo",    "Carmen", "Chidi",
    "Chloe", "Dario", "Dina",    "Elif",  "Emil",  "Esra",   "Farid", "Femi",  "Freya",  "Gita",
    "Goran", "Hana",  "Hugo",    "Ilse",  "Imani", "Ines",   "Ivo",   "Jonas", "Juno",   "Kaito",
    "Karin", "Kofi",  "Lale",    "Leon",  "Lin",   "Lucia",  "Malik", "Marta", "Mei",    "Milo",
    "Nadia", "Nils",  "Noor",    "Olga",  "Omar",  "Paolo",  "Petra", "Priya", "Quinn",  "Rafael",
    "Rhea",  "Ruben", "Saoirse", "Selma", "Tariq", "Theo",   "Uma",   "Vera",  "Wanda",  "Xenia",
    "Yara",  "Yusuf", "Zeno",    "Zoe"};
constexpr const char* k_family_starts[] = {"Al",  "Bar", "Bren", "Cal", "Dal", "Del", "Fal", "Fen",
                                           "Gar", "Hal", "Har",  "Hol", "Kal", "Kes", "Lam", "Lin",
                                           "Mar", "Mer", "Mon",  "Nor", "Or",  "Per", "Ral", "Ros",
                                           "Sal", "San", "Tal",  "Tor", "Val", "Ver", "Wal", "Win"};
constexpr const char* k_family_ends[] = {
    "berg", "by",  "den",  "din", "ero",  "field", "ford", "gard", "ham",  "ina", "kin",
    "land", "ley", "lund", "man", "mont", "mura",  "nen",  "ova",  "rano", "sen", "shi",
    "ski",  "son", "stad", "ton", "uri",  "vik",   "well", "wood", "yan",  "zek"};
constexpr const char* k_efforts[] = {"5 min", "15 min", "30 min", "1 h"};

template <class List>
constexpr std::size_t count_of(const List& list) {
  return sizeof list / sizeof list[0];
}

class Maker {
 public:
  Maker(const Team& like, const Synthesis& wanted)
      : like_(like), wanted_(wanted), random_(wanted.seed), facets_(like.facet_count()) {}

  Organisation make() {
    Organisation made;
    Team& team = made.team;
    team.name = wanted_.name;
    team.half_life_days = like_.half_life_days;
    team.heads = like_.heads;
    team.affinities = like_.affinities;
    team.titles = like_.titles;
    team.incidents = like_.incidents;
    made.departments = department_sizes();
    team.people.reserve(wanted_.people);
    for (const int size : made.departments) {
      const std::vector<int> leanings = department_leanings();
      for (int i = 0; i < size; ++i) team.people.push_back(person(leanings));
    }
    Person& lead = team.people.front();
    lead.lead = true;
    lead.title = like_.people[like_.lead()].title;
    lead.needs.clear();
    return made;
  }

 private:
  int below(int count) { return static_cast<int>(random_.next() % static_cast<unsigned>(count)); }

  // 1, 2, …: at least k with probability 1/k.
  int heavy_tailed(int most) {
    const std::uint64_t part = (random_.next() >> 44) + 1;  // 1 … 2^20
    return static_cast<int>(
        std::min<std::uint64_t>((1u << 20) / part, static_cast<unsigned>(most)));
  }

  // About as many departments as the square root of half the people; the rest that rounding leaves
  // goes to the largest.
  std::vector<int> department_sizes() const {
    int count = 2;
    while (2 * (count + 1) * (count + 1) <= wanted_.people) ++count;
    std::uint64_t whole = 0;
    for (int rank = 1; rank <= count; ++rank) whole += k_harmonic / static_cast<unsigned>(rank);
    std::vector<int> sizes;
    for (int rank = 1; rank <= count; ++rank) {
      const std::uint64_t share = k_harmonic / static_cast<unsigned>(rank);
      sizes.push_back(static_cast<int>(
          std::max<std::uint64_t>(1, static_cast<unsigned>(wanted_.people) * share / whole)));
    }
    sizes.front() += wanted_.people - std::accumulate(sizes.begin(), sizes.end(), 0);
    return sizes;
  }

  // Most of them in one head; the last one anywhere.
  std::vector<int> department_leanings() {
    const int head = below(k_heads);
    const int first = like_.first_facet(head), count = like_.facet_count(head);
    std::vector<int> leanings;
    for (int i = 0; i + 1 < k_leanings; ++i) leanings.push_back(first + below(count));
    leanings.push_back(below(facets_));
    return leanings;
  }

  std::string unused_name() {
    for (;;) {
      const char* given = k_given[random_.next() % count_of(k_given)];
      const char* start = k_family_starts[random_.next() % count_of(k_family_starts)];
      const char* end = k_family_ends[random_.next() % count_of(k_family_ends)];
      std::string name = std::string(given) + " " + start + end;
      if (names_.insert(name).second) return name;
    }
  }

  std::vector<int> carried_facets(int breadth, const std::vector<int>& leanings) {
    std::vector<int> carried;
    while (static_cast<int>(carried.size()) < breadth) {
      const bool leans = below(4) != 0;
      int facet = leans ? leanings[below(k_leanings)] : below(facets_);
      // What is carried already makes room for the next one: a search ends after one round.
      while (std::find(carried.begin(), carried.end(), facet) != carried.end()) {
        facet = (facet + 1) % facets_;
      }
      carried.push_back(facet);
    }
    return carried;
  }

  Person person(const std::vector<int>& leanings) {
    Person person;
    person.name = unused_name();
    const int breadth = heavy_tailed(std::min(k_max_carried, facets_));
    const std::vector<int> carried = carried_facets(breadth, leanings);
    for (const int facet : carried) {
      // Hundredths, so that a file has two digits.
      const int strength = 30 + std::min(40, 3 * breadth) + below(29);
      const int days = below(14);
      person.carries.push_back({facet, strength / 100.0, static_cast<double>(days * days)});
    }
    person.title = title_for(carried);
    offer(person, carried, leanings);
    for (int needs = heavy_tailed(4) - 1; needs > 0; --needs) need(person);
    return person;
  }

  // A contribution is about something that is carried and, now and then, about its neighbourhood.
  void offer(Person& person, const std::vector<int>& carried, const std::vector<int>& leanings) {
    const int breadth = static_cast<int>(carried.size());
    const int offers = 1 + (breadth >= k_several_offers) + (breadth >= k_many_offers);
    for (int i = 0; i < offers; ++i) {
      const int facet = carried[i];
      const int other = leanings[below(k_leanings)];
      Contribution contribution;
      contribution.text = wanted_.offer(below(k_offer_kinds), like_.facet(facet).label);
      contribution.facets.push_back({facet, (50 + below(51)) / 100.0});
      if (other != facet) contribution.facets.push_back({other, (20 + below(41)) / 100.0});
      contribution.effort = k_efforts[random_.next() % count_of(k_efforts)];
      person.contributions.push_back(std::move(contribution));
    }
  }

  void need(Person& person) {
    const int facet = below(facets_);
    const bool known = std::any_of(person.needs.begin(), person.needs.end(),
                                   [facet](const FacetValue& need) { return need.facet == facet; });
    if (!known) person.needs.push_back({facet, (20 + below(61)) / 100.0});
  }

  // One of the titles that suggest the most of what is carried, but not the lead's.
  std::string title_for(const std::vector<int>& carried) {
    const std::string& lead = like_.people[like_.lead()].title;
    std::vector<std::pair<int, const std::string*>> rated;
    for (const Title& title : like_.titles) {
      if (title.name == lead) continue;
      int hits = 0;
      for (const FacetValue& suggested : title.facets) {
        hits += std::find(carried.begin(), carried.end(), suggested.facet) != carried.end();
      }
      rated.emplace_back(hits, &title.name);
    }
    if (rated.empty()) return like_.people[random_.next() % like_.people.size()].title;
    base::sort_things(rated, [](const auto& a, const auto& b) { return a.first > b.first; });
    const int place = heavy_tailed(static_cast<int>(rated.size())) - 1;
    return *rated[place].second;
  }

  const Team& like_;
  const Synthesis& wanted_;
  base::SplitMix64 random_;
  int facets_;
  std::unordered_set<std::string> names_;
};

}  // namespace

Organisation synthesize(const Team& like, const Synthesis& wanted) {
  assert(wanted.people >= k_min_synthetic && wanted.people <= k_max_people);
  return Maker(like, wanted).make();
}

double top_decile_share(const Team& team) {
  std::vector<double> carried;
  for (const Person& person : team.people) {
    double sum = 0;
    for (const Carry& carry : person.carries) sum += carry.strength;
    carried.push_back(sum);
  }
  base::sort_things(carried, [](double a, double b) { return a > b; });
  const auto tenth = static_cast<std::ptrdiff_t>((carried.size() + 9) / 10);
  const double all = std::accumulate(carried.begin(), carried.end(), 0.0);
  return all > 0 ? std::accumulate(carried.begin(), carried.begin() + tenth, 0.0) / all : 0;
}

}  // namespace headsup::team
