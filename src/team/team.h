// A team as its file describes it. Numbers stay double so that reading and writing a file keeps
// them as typed. Facets are numbered 0 … F − 1 over all heads: head h owns the facet_count(h) from
// first_facet(h) on.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "team/history.h"

namespace headsup::team {

inline constexpr int k_heads = 4;
inline constexpr int k_max_facets_per_head = 64;
inline constexpr int k_min_people = 2;
inline constexpr int k_max_people = 4096;
inline constexpr std::size_t k_max_file_bytes = 4u << 20;

// Longest texts, in code points.
inline constexpr int k_longest_id = 64;    // and term
inline constexpr int k_longest_line = 80;  // a name, a title, a label
inline constexpr int k_longest_effort = 40;
inline constexpr int k_longest_contribution = 500;
inline constexpr int k_longest_incident = 4000;

inline constexpr double k_longest_days = 36500;  // of a half-life, and since something was used
inline constexpr double k_largest_sharpness = 100;

// Stay with a person or a facet while others come, go or move; −1: none. Arrays of numbers go by
// position in the team instead, as the layer's rows and columns do.
enum class PersonId : int { none = -1 };
enum class FacetId : int { none = -1 };

struct FacetValue {
  int facet = 0;     // number of the facet, over all heads
  double value = 0;  // 0..1

  bool operator==(const FacetValue&) const = default;
};

struct Facet {
  FacetId key = FacetId::none;
  std::string id;
  std::string label;
  std::vector<std::string> terms;

  bool operator==(const Facet&) const = default;
};

struct Head {
  std::string id;
  std::string label;
  double sharpness = 1;  // scales the head's query: larger is more decisive
  std::vector<Facet> facets;

  bool operator==(const Head&) const = default;
};

struct Affinity {  // symmetric; both facets belong to one head
  int a = 0;
  int b = 0;
  double value = 0;  // 0..1

  bool operator==(const Affinity&) const = default;
};

struct Title {  // what a job title alone suggests that someone carries
  std::string name;
  std::vector<FacetValue> facets;

  bool operator==(const Title&) const = default;
};

struct Carry {  // knowledge cools: strength · 2^(−days_ago / half_life_days)
  int facet = 0;
  double strength = 0;  // 0..1
  double days_ago = 0;  // ≥ 0

  bool operator==(const Carry&) const = default;
};

struct Contribution {
  std::string text;
  std::vector<FacetValue> facets;
  std::string effort;  // e.g. "15 min"; may be empty

  bool operator==(const Contribution&) const = default;
};

struct Person {
  PersonId id = PersonId::none;
  std::string name;
  std::string title;
  bool lead = false;
  bool available = true;
  std::vector<FacetValue> needs;  // empty for the lead
  std::vector<Carry> carries;
  std::vector<Contribution> contributions;
  std::vector<int> wrote_as;  // indices of the team's History::authors; nobody shares one

  const Carry* find_carry(int facet) const {  // nullptr: they carry nothing of it
    for (const Carry& carry : carries) {
      if (carry.facet == facet) return &carry;
    }
    return nullptr;
  }

  bool operator==(const Person&) const = default;
};

struct Incident {
  std::string id;
  std::string title;
  std::string text;
  bool vague = false;

  bool operator==(const Incident&) const = default;
};

struct Team {
  std::string name;
  double half_life_days = 60;
  std::array<Head, k_heads> heads;  // each with 1 to k_max_facets_per_head facets
  std::vector<Affinity> affinities;
  std::vector<Title> titles;
  std::vector<Person> people;
  std::vector<Incident> incidents;
  SharedHistory history;  // or none

  int facet_count(int head) const { return static_cast<int>(heads[head].facets.size()); }  // d_k
  int facet_count() const { return first_facet(k_heads); }                                 // F
  int first_facet(int head) const {
    int first = 0;
    for (int before = 0; before < head; ++before) first += facet_count(before);
    return first;
  }
  int head_of(int number) const {
    int head = 0;
    while (head + 1 < k_heads && number >= facet_count(head)) number -= facet_count(head++);
    return head;
  }
  const Facet& facet(int number) const {
    const int head = head_of(number);
    return heads[head].facets[number - first_facet(head)];
  }
  Facet& facet(int number) {
    const int head = head_of(number);
    return heads[head].facets[number - first_facet(head)];
  }
  bool has_equal_heads() const;  // of as many facets each

  int position(PersonId id) const;    // among people, or −1
  int position(FacetId facet) const;  // number over all heads, or −1
  PersonId id_of(int person) const { return people[person].id; }
  FacetId id_of_facet(int number) const { return facet(number).key; }

  // Gives everybody and every facet the ids 0, 1, 2 …, as a team that was just read has none.
  void assign_ids();

  int lead() const {  // index of the one lead
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (people[i].lead) return static_cast<int>(i);
    }
    return 0;
  }
  int find_person(const std::string& who) const {  // index, or −1
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (people[i].name == who) return static_cast<int>(i);
    }
    return -1;
  }

  int find_head(const std::string& id) const {  // index, or −1
    for (std::size_t i = 0; i < heads.size(); ++i) {
      if (heads[i].id == id) return static_cast<int>(i);
    }
    return -1;
  }
  int find_facet(const std::string& id) const {  // number over all heads, or −1
    int number = 0;
    for (const Head& head : heads) {
      for (const Facet& facet : head.facets) {
        if (facet.id == id) return number;
        ++number;
      }
    }
    return -1;
  }

  bool operator==(const Team&) const = default;
};

}  // namespace headsup::team
