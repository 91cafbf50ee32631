#include "app/editor/take_along.h"

#include <memory>
#include <string>
#include <utility>

#include "app/core/update.h"
#include "base/format.h"
#include "team/pseudonyms.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

std::string pseudonym(int number) {
  return texts::fill(texts::Id::editor_pseudonym, {std::to_string(number)});
}

}  // namespace

team::Team team_to_take(const State& state, bool names_left_out) {
  team::Team team = names_left_out ? team::without_names(state.team(), pseudonym) : state.team();
  for (int i = 0; i < state.people(); ++i) team.people[i].available = !is_away(state, i);
  return team;
}

State nameless(const State& state) {
  State result;
  result.preferences = state.preferences;
  result.lab = state.lab;
  result.workspaces.resize(state.workspaces.size());
  result.active = state.active;
  Session session = state.session();
  session.incident = team::without_names(state.team(), session.incident, pseudonym);
  session.comparison = team::without_names(state.team(), session.comparison, pseudonym);
  session.team = std::make_shared<const team::Team>(team_to_take(state, true));
  session.draft = Draft{};
  result.session() = std::move(session);
  result.view() = state.view();
  result.motion().pass = state.motion().pass;
  resolve(result);
  return result;
}

}  // namespace headsup::app
