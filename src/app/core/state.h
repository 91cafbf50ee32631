// Everything the program knows.
//
// An Action (action.h) says what somebody wants; `update` (update.h) applies it; `refresh` runs
// attention when, and only when, something it depends on changed. Views read a const State and
// return Actions.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/core/backtest.h"
#include "app/core/lab.h"
#include "app/core/library.h"
#include "app/core/transient.h"
#include "app/core/workspace.h"

namespace headsup::app {

struct State {
  std::vector<Workspace> workspaces = std::vector<Workspace>(1);
  std::size_t active = 0;  // the one that is shown

  Preferences preferences;
  Transient transient;
  Lab lab;
  std::shared_ptr<const team::Team> catalogue;  // what new teams start with; empty until loaded
  Library library;
  Backtest backtest;  // of the team that it was asked for, which may be another one now

  std::uint64_t revision = 1;       // grows with every change of what attention depends on
  std::uint64_t view_revision = 1;  // grows with every other change that a picture shows
  // Grows with every change of what is pointed at: of that only lights follow.
  std::uint64_t hover_revision = 1;

  // Grows with every change.
  std::uint64_t changes() const { return revision + view_revision + hover_revision; }

  Workspace& workspace() { return workspaces[active]; }
  const Workspace& workspace() const { return workspaces[active]; }
  Session& session() { return workspace().session; }
  const Session& session() const { return workspace().session; }
  View& view() { return workspace().view; }
  const View& view() const { return workspace().view; }
  Derived& derived() { return workspace().derived; }
  const Derived& derived() const { return workspace().derived; }
  Motion& motion() { return workspace().motion; }
  const Motion& motion() const { return workspace().motion; }

  const analysis::Controls& controls() const { return derived().controls; }
  const RnnSettings& rnn() const { return derived().rnn; }
  int edge_person() const { return team().position(view().edge_person); }  // −1: none
  int hovered() const { return team().position(transient.hovered); }       // −1: none
  int focused() const { return team().position(transient.focused); }       // −1: none
  const team::Team& team() const { return *session().team; }
  int people() const { return static_cast<int>(team().people.size()); }
  bool dark() const {
    return preferences.theme == ThemeChoice::automatic ? transient.screen.dark_preferred
                                                       : preferences.theme == ThemeChoice::dark;
  }
};

bool is_away(const State& state, int person);
const std::string& name_of(const State& state, int person);

}  // namespace headsup::app
