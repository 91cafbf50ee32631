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

template <class Items>
int last(const Items& items) {
  return static_cast<int>(items.size()) - 1;
}

// What was added is opened, and what was removed is closed.
struct Follow {
  State& state;
  View& view = state.view();
  Editing& editing = view.editing;
  const team::Team& team = state.team();

  void operator()(const team::change::AddPerson&) const {
    editing.person = team.people.back().id;
    editing.contribution = -1;
    view.page = Page::person;
    view.mode = Mode::explain;
  }
  void operator()(const team::change::RemovePerson& c) const {
    editing.person = team.id_of(std::min(c.person, last(team.people)));
    editing.contribution = -1;
    if (view.page == Page::person) view.page = Page::team;
  }
  void operator()(const team::change::MergePeople& c) const {
    editing.person = team.id_of(c.into > c.from ? c.into - 1 : c.into);
    editing.contribution = -1;
  }
  void operator()(const team::change::AddContribution& c) const {
    editing.contribution = last(team.people[c.person].contributions);
  }
  void operator()(const team::change::RemoveContribution&) const { editing.contribution = -1; }
  void operator()(const team::change::AddFacet& c) const {
    editing.head = c.head;
    editing.place = last(team.heads[c.head].facets);
  }
  void operator()(const team::change::AddTitle&) const { editing.title = last(team.titles); }
  void operator()(const team::change::RemoveTitle&) const { editing.title = -1; }
  void operator()(const team::change::AddIncident&) const {
    editing.incident = last(team.incidents);
  }
  void operator()(const team::change::RemoveIncident&) const { editing.incident = -1; }
  template <class Other>
  void operator()(const Other&) const {}
};

// Who is one with somebody who is here, is here.
void forget_absence(State& state, const team::Change& change) {
  const auto* merge = std::get_if<team::change::MergePeople>(&change);
  if (merge == nullptr || is_away(state, merge->from)) return;
  std::vector<team::PersonId>& away = state.session().settings.away;
  away.erase(std::remove(away.begin(), away.end(), state.team().id_of(merge->into)), away.end());
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
  forget_absence(state, action.change);
  replace_team(state, std::move(edited));
  std::visit(Follow{state}, action.change);
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
  editing.place = std::max(editing.place, 0);
  if (editing == state.view().editing) return;
  state.view().editing = editing;
  ++state.view_revision;
}

}  // namespace headsup::app
