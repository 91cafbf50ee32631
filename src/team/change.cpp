#include "team/change.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/json_checks.h"
#include "base/unicode.h"
#include "team/facet_numbers.h"
#include "team/merge.h"
#include "team/text.h"

namespace headsup::team {
namespace {

template <class Items>
bool has(const Items& items, int index) {
  return index >= 0 && index < static_cast<int>(items.size());
}

template <class Items>
void remove_at(Items& items, int index) {
  items.erase(items.begin() + index);
}

double share(double value) {
  return std::clamp(value, 0.0, 1.0);
}

// `text` is trimmed.
Refusal check_text(std::string& text, int longest, base::TextRule rule = base::TextRule::line) {
  text = std::string(base::trimmed(text));
  if (text.empty()) return Refusal::empty;
  return base::text_fault(text, rule, longest) ? Refusal::too_long : Refusal::none;
}

Refusal set_text(std::string& target, std::string text, int longest,
                 base::TextRule rule = base::TextRule::line) {
  const Refusal refusal = check_text(text, longest, rule);
  if (refusal == Refusal::none) target = std::move(text);
  return refusal;
}

// A facet's number among values: set, added, or removed where the value is 0.
void set_value(std::vector<FacetValue>& values, int facet, double value) {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [&](const FacetValue& v) { return v.facet == facet; });
  if (found == values.end()) {
    if (value > 0) values.push_back({facet, value});
  } else if (value > 0) {
    found->value = value;
  } else {
    values.erase(found);
  }
}

bool has_incident(const Team& team, const std::string& id) {
  return std::any_of(team.incidents.begin(), team.incidents.end(),
                     [&](const Incident& incident) { return incident.id == id; });
}

bool has_title(const Team& team, const std::string& name) {
  return std::any_of(team.titles.begin(), team.titles.end(),
                     [&](const Title& title) { return title.name == name; });
}

// The name, or else the first of it with 2, 3 … behind it that is not taken.
template <class IsTaken>
std::string first_free(const std::string& name, const char* between, const IsTaken& is_taken) {
  std::string numbered = name;
  for (int number = 2; is_taken(numbered); ++number) {
    numbered = name + between + std::to_string(number);
  }
  return numbered;
}

struct Changer {
  Team& team;

  bool has_facet(int facet) const { return facet >= 0 && facet < team.facet_count(); }
  bool has_person(int person) const { return has(team.people, person); }
  bool has_contribution(int person, int contribution) const {
    return has_person(person) && has(team.people[person].contributions, contribution);
  }

  Refusal operator()(const change::Name& c) const {
    if (!has_person(c.person)) return Refusal::unknown;
    std::string name = c.name;
    const Refusal refusal = check_text(name, k_longest_line);
    if (refusal != Refusal::none) return refusal;
    const int other = team.find_person(name);
    if (other >= 0 && other != c.person) return Refusal::taken;
    team.people[c.person].name = std::move(name);
    return Refusal::none;
  }

  Refusal operator()(const change::JobTitle& c) const {
    if (!has_person(c.person)) return Refusal::unknown;
    return set_text(team.people[c.person].title, c.title, k_longest_line);
  }

  Refusal operator()(const change::AddPerson& c) const {
    if (team.people.size() >= k_max_people) return Refusal::too_many;
    Person person;
    person.id = free_id();
    Refusal refusal = set_text(person.name, c.name, k_longest_line);
    if (refusal == Refusal::none) refusal = set_text(person.title, c.title, k_longest_line);
    if (refusal != Refusal::none) return refusal;
    if (team.find_person(person.name) >= 0) return Refusal::taken;
    team.people.push_back(std::move(person));
    return Refusal::none;
  }

  Refusal operator()(const change::RemovePerson& c) const {
    if (!has_person(c.person)) return Refusal::unknown;
    if (team.people.size() <= k_min_people) return Refusal::too_few;
    const bool led = team.people[c.person].lead;
    remove_at(team.people, c.person);
    if (led) lead(0);
    const bool anybody_here = std::any_of(team.people.begin(), team.people.end(),
                                          [](const Person& person) { return person.available; });
    if (!anybody_here) team.people.front().available = true;
    return Refusal::none;
  }

  Refusal operator()(const change::MergePeople& c) const {
    if (!has_person(c.into) || !has_person(c.from) || c.into == c.from) return Refusal::unknown;
    if (team.people.size() <= k_min_people) return Refusal::too_few;
    Person from = std::move(team.people[c.from]);
    if (from.lead) lead(c.into);
    merge_into(team.people[c.into], from, team.half_life_days);
    remove_at(team.people, c.from);
    return Refusal::none;
  }

  Refusal operator()(const change::SplitPerson& c) const {
    if (!has_person(c.person)) return Refusal::unknown;
    if (team.people.size() >= k_max_people) return Refusal::too_many;
    std::vector<int>& wrote_as = team.people[c.person].wrote_as;
    const auto author = std::find(wrote_as.begin(), wrote_as.end(), c.author);
    if (author == wrote_as.end() || wrote_as.size() < 2) return Refusal::unknown;
    wrote_as.erase(author);
    Person person;
    person.id = free_id();
    const std::string& name = team.history->authors[c.author];
    person.name = free_name(team, std::string(base::first_code_points(name, k_longest_line)));
    person.title = team.people[c.person].title;
    person.wrote_as = {c.author};
    team.people.push_back(std::move(person));
    return Refusal::none;
  }

  Refusal operator()(const change::MovePerson& c) const {
    if (!has_person(c.from) || !has_person(c.to)) return Refusal::unknown;
    const auto first = team.people.begin();
    if (c.from < c.to) {
      std::rotate(first + c.from, first + c.from + 1, first + c.to + 1);
    } else {
      std::rotate(first + c.to, first + c.from, first + c.from + 1);
    }
    return Refusal::none;
  }

  Refusal operator()(const change::Lead& c) const {
    if (!has_person(c.person)) return Refusal::unknown;
    lead(c.person);
    return Refusal::none;
  }

  Refusal operator()(const change::Carries& c) const {
    if (!has_person(c.person) || !has_facet(c.facet)) return Refusal::unknown;
    if (!std::isfinite(c.strength) || !std::isfinite(c.days_ago)) return Refusal::unknown;
    std::vector<Carry>& carries = team.people[c.person].carries;
    auto found = std::find_if(carries.begin(), carries.end(),
                              [&](const Carry& carry) { return carry.facet == c.facet; });
    const Carry carry{c.facet, share(c.strength), std::clamp(c.days_ago, 0.0, k_longest_days)};
    if (found == carries.end()) {
      if (carry.strength > 0) carries.push_back(carry);
    } else if (carry.strength > 0) {
      *found = carry;
    } else {
      carries.erase(found);
    }
    return Refusal::none;
  }

  Refusal operator()(const change::Needs& c) const {
    const bool known = has_person(c.person) && has_facet(c.facet) && std::isfinite(c.value);
    if (!known || team.people[c.person].lead) return Refusal::unknown;
    set_value(team.people[c.person].needs, c.facet, share(c.value));
    return Refusal::none;
  }

  Refusal operator()(const change::AddContribution& c) const {
    if (!has_person(c.person)) return Refusal::unknown;
    Contribution contribution;
    const Refusal refusal = set_text(contribution.text, c.text, k_longest_contribution);
    if (refusal == Refusal::none) {
      team.people[c.person].contributions.push_back(std::move(contribution));
    }
    return refusal;
  }

  Refusal operator()(const change::ContributionText& c) const {
    if (!has_contribution(c.person, c.contribution)) return Refusal::unknown;
    return set_text(team.people[c.person].contributions[c.contribution].text, c.text,
                    k_longest_contribution);
  }

  Refusal operator()(const change::Effort& c) const {
    if (!has_contribution(c.person, c.contribution)) return Refusal::unknown;
    std::string& effort = team.people[c.person].contributions[c.contribution].effort;
    const Refusal refusal = set_text(effort, c.effort, k_longest_effort);
    if (refusal != Refusal::empty) return refusal;
    effort.clear();
    return Refusal::none;
  }

  Refusal operator()(const change::Offers& c) const {
    const bool known = has_contribution(c.person, c.contribution) && has_facet(c.facet);
    if (!known || !std::isfinite(c.value)) return Refusal::unknown;
    set_value(team.people[c.person].contributions[c.contribution].facets, c.facet, share(c.value));
    return Refusal::none;
  }

  Refusal operator()(const change::RemoveContribution& c) const {
    if (!has_contribution(c.person, c.contribution)) return Refusal::unknown;
    remove_at(team.people[c.person].contributions, c.contribution);
    return Refusal::none;
  }

  Refusal operator()(const change::TeamName& c) const {
    return set_text(team.name, c.name, k_longest_line);
  }

  Refusal operator()(const change::HalfLife& c) const {
    if (!std::isfinite(c.days) || c.days <= 0) return Refusal::unknown;
    team.half_life_days = std::min(c.days, k_longest_days);
    return Refusal::none;
  }

  Refusal operator()(const change::Sharpness& c) const {
    const bool known = has(team.heads, c.head) && std::isfinite(c.value);
    if (!known || c.value <= 0) return Refusal::unknown;
    team.heads[c.head].sharpness = std::min(c.value, k_largest_sharpness);
    return Refusal::none;
  }

  Refusal operator()(const change::HeadLabel& c) const {
    if (!has(team.heads, c.head)) return Refusal::unknown;
    return set_text(team.heads[c.head].label, c.label, k_longest_line);
  }

  Refusal operator()(const change::FacetLabel& c) const {
    if (!has_facet(c.facet)) return Refusal::unknown;
    return set_text(team.facet(c.facet).label, c.label, k_longest_line);
  }

  Refusal operator()(const change::Terms& c) const {
    if (!has_facet(c.facet)) return Refusal::unknown;
    std::vector<std::string> terms;
    for (std::string term : c.terms) {
      const Refusal refusal = check_text(term, k_longest_id);
      if (refusal == Refusal::empty || (refusal == Refusal::none && tokenize(term).empty()))
        continue;
      if (refusal != Refusal::none) return refusal;
      terms.push_back(std::move(term));
    }
    team.facet(c.facet).terms = std::move(terms);
    return Refusal::none;
  }

  Refusal operator()(const change::AddFacet& c) const {
    if (!has(team.heads, c.head)) return Refusal::unknown;
    const int count = team.facet_count(c.head);
    if (count >= k_max_facets_per_head) return Refusal::too_many;
    std::string label = c.label;
    const Refusal refusal = check_text(label, k_longest_line - 4);
    if (refusal != Refusal::none) return refusal;
    add_facet(team, c.head, label + " " + std::to_string(count + 1));
    return Refusal::none;
  }

  Refusal operator()(const change::RemoveFacet& c) const {
    if (!has_facet(c.facet)) return Refusal::unknown;
    if (team.facet_count(team.head_of(c.facet)) == 1) return Refusal::too_few;
    remove_facet(team, c.facet);
    return Refusal::none;
  }

  Refusal operator()(const change::Related& c) const {
    const bool known = has_facet(c.a) && has_facet(c.b) && std::isfinite(c.value);
    if (!known || c.a == c.b || team.head_of(c.a) != team.head_of(c.b)) return Refusal::unknown;
    const double value = share(c.value);
    const auto found =
        std::find_if(team.affinities.begin(), team.affinities.end(), [&](const Affinity& affinity) {
          return std::minmax(affinity.a, affinity.b) == std::minmax(c.a, c.b);
        });
    if (found == team.affinities.end()) {
      if (value > 0) team.affinities.push_back({c.a, c.b, value});
    } else if (value > 0) {
      found->value = value;
    } else {
      team.affinities.erase(found);
    }
    return Refusal::none;
  }

  Refusal operator()(const change::AddTitle& c) const {
    team.titles.emplace_back();
    const Refusal refusal = (*this)(change::TitleName{last(team.titles), c.name});
    if (refusal != Refusal::none) team.titles.pop_back();
    return refusal;
  }

  Refusal operator()(const change::TitleName& c) const {
    if (!has(team.titles, c.title)) return Refusal::unknown;
    std::string name = c.name;
    const Refusal refusal = check_text(name, k_longest_line);
    if (refusal != Refusal::none) return refusal;
    for (int other = 0; other <= last(team.titles); ++other) {
      if (other != c.title && team.titles[other].name == name) return Refusal::taken;
    }
    team.titles[c.title].name = std::move(name);
    return Refusal::none;
  }

  Refusal operator()(const change::Suggests& c) const {
    const bool known = has(team.titles, c.title) && has_facet(c.facet) && std::isfinite(c.value);
    if (!known) return Refusal::unknown;
    set_value(team.titles[c.title].facets, c.facet, share(c.value));
    return Refusal::none;
  }

  Refusal operator()(const change::RemoveTitle& c) const {
    if (!has(team.titles, c.title)) return Refusal::unknown;
    remove_at(team.titles, c.title);
    return Refusal::none;
  }

  Refusal operator()(const change::AddIncident& c) const {
    Incident incident;
    const std::string id = "incident-" + std::to_string(team.incidents.size() + 1);
    incident.id =
        first_free(id, "-", [&](const std::string& free) { return has_incident(team, free); });
    Refusal refusal = set_text(incident.title, c.title, k_longest_line);
    if (refusal == Refusal::none) {
      refusal = set_text(incident.text, c.text, k_longest_incident, base::TextRule::paragraph);
    }
    if (refusal == Refusal::none) team.incidents.push_back(std::move(incident));
    return refusal;
  }

  Refusal operator()(const change::IncidentTitle& c) const {
    if (!has(team.incidents, c.incident)) return Refusal::unknown;
    return set_text(team.incidents[c.incident].title, c.title, k_longest_line);
  }

  Refusal operator()(const change::IncidentText& c) const {
    if (!has(team.incidents, c.incident)) return Refusal::unknown;
    return set_text(team.incidents[c.incident].text, c.text, k_longest_incident,
                    base::TextRule::paragraph);
  }

  Refusal operator()(const change::Vague& c) const {
    if (!has(team.incidents, c.incident)) return Refusal::unknown;
    team.incidents[c.incident].vague = c.vague;
    return Refusal::none;
  }

  Refusal operator()(const change::RemoveIncident& c) const {
    if (!has(team.incidents, c.incident)) return Refusal::unknown;
    remove_at(team.incidents, c.incident);
    return Refusal::none;
  }

  PersonId free_id() const {
    int highest = -1;
    for (const Person& other : team.people) highest = std::max(highest, static_cast<int>(other.id));
    return PersonId{highest + 1};
  }

 private:
  template <class Items>
  static int last(const Items& items) {
    return static_cast<int>(items.size()) - 1;
  }

  void lead(int person) const {
    for (Person& other : team.people) other.lead = false;
    team.people[person].lead = true;
    team.people[person].needs.clear();
  }
};

}  // namespace

Change::Change(const Change&) = default;
Change::Change(Change&&) noexcept = default;
Change& Change::operator=(const Change&) = default;
Change& Change::operator=(Change&&) noexcept = default;
Change::~Change() = default;

Refusal change_team(Team& team, const Change& change) {
  return std::visit(Changer{team}, change);
}

std::string free_name(const Team& team, const std::string& name) {
  return first_free(name, " ",
                    [&](const std::string& free) { return team.find_person(free) >= 0; });
}

std::string free_title(const Team& team, const std::string& name) {
  return first_free(name, " ", [&](const std::string& free) { return has_title(team, free); });
}

}  // namespace headsup::team
