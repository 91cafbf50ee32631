// Changes of the team, and what the pages of one's own team have open.
#include <algorithm>
#include <memory>
#include <utility>

#include "app/core/features.h"
#include "app/core/update.h"
#include "base/enum_array.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

Id refusal_text(team::Refusal refusal) {
  static constexpr base::EnumArray<team::Refusal, Id, team::k_refusals> k_texts{
      {Id::editor_refused_unknown, Id::editor_refused_unknown, Id::editor_refused_empty,
       Id::editor_refused_long, Id::editor_refused_taken, Id::editor_refused_few,
       Id::editor_refused_many}};
  return k_texts[refusal];
}

// What was added is opened, and what was removed is closed.
void follow(State& state, const team::Change& change) {
  View& view = state.view();
  Editing& editing = view.editing;
  const team::Team& team = state.team();
  if (std::holds_alternative<team::change::AddPerson>(change)) {
    editing.person = team.people.back().id;
    editing.contribution = -1;
    view.page = Page::person;
    view.mode = Mode::explain;
  } else if (const auto* removed = std::get_if<team::change::RemovePerson>(&change)) {
    const int next = std::min(removed->person, state.people() - 1);
    editing.person = team.id_of(next);
    editing.contribution = -1;
    if (view.page == Page::person) view.page = Page::team;
  } else if (const auto* offer = std::get_if<team::change::AddContribution>(&change)) {
    editing.contribution = static_cast<int>(team.people[offer->person].contributions.size()) - 1;
  } else if (std::holds_alternative<team::change::RemoveContribution>(change)) {
    editing.contribution = -1;
  } else if (std::holds_alternative<team::change::AddFacets>(change)) {
    editing.place = team.facets_per_head() - 1;
  } else if (std::holds_alternative<team::change::RemoveFacets>(change)) {
    editing.place = std::min(editing.place, team.facets_per_head() - 1);
  } else if (std::holds_alternative<team::change::AddTitle>(change)) {
    editing.title = static_cast<int>(team.titles.size()) - 1;
  } else if (std::holds_alternative<team::change::RemoveTitle>(change)) {
    editing.title = -1;
  } else if (std::holds_alternative<team::change::AddIncident>(change)) {
    editing.incident = static_cast<int>(team.incidents.size()) - 1;
  } else if (std::holds_alternative<team::change::RemoveIncident>(change)) {
    editing.incident = -1;
  }
}

}  // namespace

Effects apply(State& state, const EditTeam& action) {
  auto edited = std::make_shared<team::Team>(state.team());
  const team::Refusal refusal = team::change_team(*edited, action.change);
  const std::string notice =
      refusal == team::Refusal::none ? "" : texts::get(refusal_text(refusal));
  if (state.transient.notice != notice) {
    state.transient.notice = notice;
    ++state.view_revision;
  }
  if (refusal != team::Refusal::none || *edited == state.team()) return {};
  replace_team(state, std::move(edited));
  follow(state, action.change);
  ++state.view_revision;
  return {};
}

void apply(State& state, const EditPerson& action) {
  if (action.person < 0 || action.person >= state.people()) return;
  apply(state, SetEditing{Editing{state.team().id_of(action.person), state.view().editing.head}});
  apply_action(state, OpenPage{Page::person});
}

void apply(State& state, const SetEditing& action) {
  Editing editing = action.editing;
  editing.head = std::clamp(editing.head, 0, team::k_heads - 1);
  editing.place = std::clamp(editing.place, 0, state.team().facets_per_head() - 1);
  if (editing == state.view().editing) return;
  state.view().editing = editing;
  ++state.view_revision;
}

}  // namespace headsup::app
