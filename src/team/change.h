// What can be changed in a team: each change leaves a team that a file could have, or is refused.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "team/team.h"

namespace headsup::team {

// People and facets go by their position in the team.
namespace change {

struct Name {
  int person;
  std::string name;
};
struct JobTitle {
  int person;
  std::string title;
};
struct AddPerson {
  std::string name;
  std::string title;
};
struct RemovePerson {  // the first of the others leads where the lead goes
  int person;
};
// They are one: `into` has what both carry, need and offer, and wrote what both did.
struct MergePeople {
  int into, from;
};
// Who wrote as that author of the history is somebody else, of whom nothing more is known.
struct SplitPerson {
  int person, author;
};
struct MovePerson {
  int from, to;
};
struct Lead {  // whose needs go: the incident is what a lead asks for
  int person;
};
struct Carries {
  int person, facet;
  double strength;  // 0: no longer carried
  double days_ago;
};
struct Needs {
  int person, facet;
  double value;  // 0: no longer needed
};
struct AddContribution {
  int person;
  std::string text;
};
struct ContributionText {
  int person, contribution;
  std::string text;
};
struct Effort {
  int person, contribution;
  std::string effort;
};
struct Offers {  // how well a contribution fits a facet
  int person, contribution, facet;
  double value;  // 0: not at all
};
struct RemoveContribution {
  int person, contribution;
};
struct TeamName {
  std::string name;
};
struct HalfLife {
  double days;
};
struct Sharpness {
  int head;
  double value;
};
struct HeadLabel {
  int head;
  std::string label;
};
struct FacetLabel {
  int facet;
  std::string label;
};
struct Terms {
  int facet;
  std::vector<std::string> terms;
};
struct AddFacet {  // the head's last one, with this label and a number
  int head;
  std::string label;
};
struct RemoveFacet {
  int facet;
};
struct Related {  // the affinity of two facets of one head
  int a, b;
  double value;  // 0: none
};
struct AddTitle {
  std::string name;
};
struct TitleName {
  int title;
  std::string name;
};
struct Suggests {  // what a title alone suggests
  int title, facet;
  double value;  // 0: nothing
};
struct RemoveTitle {
  int title;
};
struct AddIncident {
  std::string title, text;
};
struct IncidentTitle {
  int incident;
  std::string title;
};
struct IncidentText {
  int incident;
  std::string text;
};
struct Vague {
  int incident;
  bool vague;
};
struct RemoveIncident {
  int incident;
};

}  // namespace change

struct Change
    : std::variant<
          change::Name, change::JobTitle, change::AddPerson, change::RemovePerson,
          change::MergePeople, change::SplitPerson, change::MovePerson, change::Lead,
          change::Carries, change::Needs, change::AddContribution, change::ContributionText,
          change::Effort, change::Offers, change::RemoveContribution, change::TeamName,
          change::HalfLife, change::Sharpness, change::HeadLabel, change::FacetLabel, change::Terms,
          change::AddFacet, change::RemoveFacet, change::Related, change::AddTitle,
          change::TitleName, change::Suggests, change::RemoveTitle, change::AddIncident,
          change::IncidentTitle, change::IncidentText, change::Vague, change::RemoveIncident> {
  using variant::variant;
  // Defined once, in change.cpp, as an action's are.
  Change(const Change&);
  Change(Change&&) noexcept;
  Change& operator=(const Change&);
  Change& operator=(Change&&) noexcept;
  ~Change();
};

// Why a change was refused.
enum class Refusal {
  none,
  unknown,   // there is no such person, facet …, or the number is none
  empty,     // a name needs a letter
  too_long,  // or has characters that no line has
  taken,     // another has that name
  too_few,   // two people and a facet are the least
  too_many,
};
inline constexpr int k_refusals = 7;

// Applies the change; refused, the team stays as it is. Texts are trimmed, numbers clamped.
Refusal change_team(Team& team, const Change& change);

// A name that nobody has, or no title: the one given, or the same with a number.
std::string free_name(const Team& team, const std::string& name);
std::string free_title(const Team& team, const std::string& name);

}  // namespace headsup::team
