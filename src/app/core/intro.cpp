#include "app/core/intro.h"

namespace headsup::app {

bool shows_intro(const State& state) {
  return state.preferences.intro && state.view().mode != Mode::explain;
}

Action watch_one_pass() {
  return PlayPass{};
}

Effects apply(State& state, const ShowIntro& action) {
  if (state.preferences.intro == action.on) return {};
  state.preferences.intro = action.on;
  ++state.view_revision;
  return action.on ? Effects{} : Effects{Request::remember_intro};
}

Effects apply(State&, const OpenFile&) {
  return {Request::choose_file};
}

void leave_intro(State& state, const Action& action) {
  const bool way = std::holds_alternative<PlayPass>(action) ||
                   std::holds_alternative<ShowPassStep>(action) ||
                   std::holds_alternative<TogglePass>(action) ||
                   std::holds_alternative<GoToStep>(action) || opens_team(action);
  if (!way || !state.preferences.intro) return;
  state.preferences.intro = false;
  ++state.view_revision;
}

}  // namespace headsup::app
