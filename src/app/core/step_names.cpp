#include "app/core/step_names.h"

#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

// The name of a change of the team, by the team as it is now. What is typed into a field or dragged
// is one step.
struct ChangeNamer {
  const State& state;
  const Session& before;

  // run: what the step goes on with, see StepName.
  StepName person(int index, const char* run = nullptr) const {
    return {texts::fill(Id::history_person, {name_of(state, index)}), numbered(run, index)};
  }
  StepName value(int index, int facet, const char* run) const {
    return {
        texts::fill(Id::history_facet, {name_of(state, index), state.team().facet(facet).label}),
        numbered(run, pair(index, facet))};
  }
  static StepName of(Id label, const char* run = nullptr, int number = 0) {
    return {texts::get(label), numbered(run, number)};
  }
  static std::string numbered(const char* run, int number) {
    return run ? std::string(run) + "-" + std::to_string(number) : std::string();
  }
  int pair(int index, int facet) const { return index * state.team().facet_count() + facet; }

  StepName operator()(const team::change::Name& c) const { return person(c.person, "name"); }
  StepName operator()(const team::change::JobTitle& c) const { return person(c.person, "title"); }
  StepName operator()(const team::change::AddPerson&) const {
    return {texts::fill(Id::history_person_added, {state.team().people.back().name}), ""};
  }
  StepName operator()(const team::change::MergePeople& c) const {
    const std::vector<team::Person>& people = before.team->people;
    return {texts::fill(Id::history_people_merged, {people[c.into].name, people[c.from].name}), ""};
  }
  StepName operator()(const team::change::SplitPerson&) const {
    return {texts::fill(Id::history_person_added, {state.team().people.back().name}), ""};
  }
  StepName operator()(const team::change::RemovePerson& c) const {
    return {texts::fill(Id::history_person_removed, {before.team->people[c.person].name}), ""};
  }
  StepName operator()(const team::change::MovePerson& c) const { return person(c.to); }
  StepName operator()(const team::change::Lead& c) const { return person(c.person); }
  StepName operator()(const team::change::Carries& c) const {
    return value(c.person, c.facet, "carries");
  }
  StepName operator()(const team::change::Needs& c) const {
    return value(c.person, c.facet, "needs");
  }
  StepName operator()(const team::change::AddContribution& c) const { return person(c.person); }
  StepName operator()(const team::change::ContributionText& c) const {
    return person(c.person, "offer");
  }
  StepName operator()(const team::change::Effort& c) const { return person(c.person, "effort"); }
  StepName operator()(const team::change::Offers& c) const {
    return value(c.person, c.facet, "offers");
  }
  StepName operator()(const team::change::RemoveContribution& c) const { return person(c.person); }
  StepName operator()(const team::change::TeamName&) const {
    return of(Id::history_team_changed, "team-name");
  }
  StepName operator()(const team::change::HalfLife&) const {
    return of(Id::history_team_changed, "half-life");
  }
  StepName operator()(const team::change::AddIncident&) const { return of(Id::history_incidents); }
  StepName operator()(const team::change::IncidentTitle& c) const {
    return of(Id::history_incidents, "incident-title", c.incident);
  }
  StepName operator()(const team::change::IncidentText& c) const {
    return of(Id::history_incidents, "incident-text", c.incident);
  }
  StepName operator()(const team::change::Vague&) const { return of(Id::history_incidents); }
  StepName operator()(const team::change::RemoveIncident&) const {
    return of(Id::history_incidents);
  }
  StepName operator()(const team::change::Sharpness& c) const {
    return of(Id::history_facets, "sharpness", c.head);
  }
  StepName operator()(const team::change::HeadLabel& c) const {
    return of(Id::history_facets, "head-label", c.head);
  }
  StepName operator()(const team::change::FacetLabel& c) const {
    return of(Id::history_facets, "facet-label", c.facet);
  }
  StepName operator()(const team::change::Terms& c) const {
    return of(Id::history_facets, "terms", c.facet);
  }
  StepName operator()(const team::change::Related& c) const {
    return of(Id::history_facets, "related", pair(c.a, c.b));
  }
  StepName operator()(const team::change::TitleName& c) const {
    return of(Id::history_facets, "title-name", c.title);
  }
  StepName operator()(const team::change::Suggests& c) const {
    return of(Id::history_facets, "suggests", pair(c.title, c.facet));
  }
  template <class Other>
  StepName operator()(const Other&) const {  // facets and titles that come and go
    return of(Id::history_facets);
  }
};

struct Namer {
  const State& state;
  const Session& before;

  StepName opened() const { return {texts::fill(Id::history_team, {state.team().name}), ""}; }

  StepName operator()(const SelectPerson& action) const {
    return {texts::fill(Id::history_query, {name_of(state, action.person)}), ""};
  }
  StepName operator()(const OpenEdge& action) const {
    return {texts::fill(Id::history_query, {name_of(state, action.query)}), ""};
  }
  StepName operator()(const SetIncident&) const {
    return {texts::get(Id::history_incident), "incident"};
  }
  StepName operator()(const SetComparison&) const {
    return {texts::get(Id::history_comparison), "comparison"};
  }
  StepName operator()(const SetTemperature&) const {
    return {texts::get(Id::history_temperature), "temperature"};
  }
  StepName operator()(const SetHeadTemperature& action) const {
    return {texts::fill(Id::history_head_temperature, {state.team().heads[action.head].label}),
            "temperature-" + std::to_string(action.head)};
  }
  StepName operator()(const SetDepth&) const { return {texts::get(Id::history_depth), "depth"}; }
  StepName operator()(const SetDaysLater&) const {
    return {texts::get(Id::history_days_later), "days"};
  }
  StepName operator()(const SetHeadEnabled& action) const {
    const Id id = action.enabled ? Id::history_head_on : Id::history_head_off;
    return {texts::fill(id, {state.team().heads[action.head].label}), ""};
  }
  StepName operator()(const SetAvailable& action) const {
    const Id id = action.available ? Id::history_back : Id::history_away;
    return {texts::fill(id, {name_of(state, action.person)}), ""};
  }
  StepName operator()(const EditNumber& action) const {
    return {texts::fill(Id::history_edit, {name_of(state, action.edit.person)}), ""};
  }
  StepName operator()(const EditTeam& action) const {
    return std::visit(ChangeNamer{state, before}, action.change);
  }
  StepName operator()(const SetDraft&) const { return {texts::get(Id::history_draft), "draft"}; }
  StepName operator()(const SetMeaning&) const { return {texts::get(Id::history_draft), ""}; }
  StepName operator()(const OpenDraft&) const { return opened(); }
  StepName operator()(const OpenImport&) const { return opened(); }
  StepName operator()(const SetRnn&) const { return {texts::get(Id::history_rnn), "rnn"}; }
  StepName operator()(const LoadTeam&) const { return opened(); }
  StepName operator()(const GoToStep&) const { return {texts::get(Id::history_tour), ""}; }
  StepName operator()(const AnswerStep&) const { return {texts::get(Id::history_tour), ""}; }
  template <class Other>
  StepName operator()(const Other&) const {
    return {};
  }
};

}  // namespace

StepName step_name(const State& state, const Session& before, const Action& action) {
  return std::visit(Namer{state, before}, action);
}

}  // namespace headsup::app
