#include "app/core/step_names.h"

#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

// Their name, or nothing where there is no such person or head: then nothing changes either.
std::string person(const State& state, int index) {
  return index >= 0 && index < state.people() ? name_of(state, index) : std::string();
}
std::string head(const State& state, int index) {
  const bool known = index >= 0 && index < team::k_heads;
  return known ? state.team().heads[index].label : std::string();
}

struct Namer {
  const State& state;

  StepName operator()(const SelectPerson& action) const {
    return {texts::fill(Id::history_query, {person(state, action.person)}), ""};
  }
  StepName operator()(const OpenEdge& action) const {
    return {texts::fill(Id::history_query, {person(state, action.query)}), ""};
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
    return {texts::fill(Id::history_head_temperature, {head(state, action.head)}),
            "temperature-" + std::to_string(action.head)};
  }
  StepName operator()(const SetDepth&) const { return {texts::get(Id::history_depth), "depth"}; }
  StepName operator()(const SetDaysLater&) const {
    return {texts::get(Id::history_days_later), "days"};
  }
  StepName operator()(const SetHeadEnabled& action) const {
    const Id id = action.enabled ? Id::history_head_on : Id::history_head_off;
    return {texts::fill(id, {head(state, action.head)}), ""};
  }
  StepName operator()(const SetAvailable& action) const {
    const Id id = action.available ? Id::history_back : Id::history_away;
    return {texts::fill(id, {person(state, action.person)}), ""};
  }
  StepName operator()(const EditNumber& action) const {
    return {texts::fill(Id::history_edit, {person(state, action.edit.person)}), ""};
  }
  StepName operator()(const SetRnn&) const { return {texts::get(Id::history_rnn), "rnn"}; }
  StepName operator()(const LoadTeam& action) const {
    return {texts::fill(Id::history_team, {action.team.name}), ""};
  }
  StepName operator()(const GoToStep&) const { return {texts::get(Id::history_tour), ""}; }
  StepName operator()(const AnswerStep&) const { return {texts::get(Id::history_tour), ""}; }
  template <class Other>
  StepName operator()(const Other&) const {
    return {};
  }
};

}  // namespace

StepName step_name(const State& state, const Action& action) {
  return std::visit(Namer{state}, action);
}

}  // namespace headsup::app
