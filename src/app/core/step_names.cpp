#include "app/core/step_names.h"

#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

struct Namer {
  const State& state;

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
  StepName operator()(const SetRnn&) const { return {texts::get(Id::history_rnn), "rnn"}; }
  StepName operator()(const LoadTeam&) const {
    return {texts::fill(Id::history_team, {state.team().name}), ""};
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
