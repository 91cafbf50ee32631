// Teams on the desktop: files in $XDG_DATA_HOME/headsup, written as soon as something was changed.
//
//   <id>.work       the latest text of app/save/work.h
//   <id>.work.old   the one before: a crash leaves at least one of them whole
//   <id>.name       what somebody has renamed it to; may be missing
//   <id>.deleted    in place of <id>.work until the program ends
#pragma once

#include <cstdint>
#include <string>

#include "app/core/effects.h"
#include "app/core/state.h"
#include "app/save/work.h"

namespace headsup {

class TeamStore {
 public:
  TeamStore();

  // Removes what was deleted, and lists the rest.
  void open(app::State& state);
  // Shows the team that was saved last; false where there is none that can be opened.
  bool open_latest(app::State& state);
  // What is on screen is no team of the store until something is changed.
  void look(const app::State& state);
  // What is on screen is another team, to be saved as well.
  void another();

  // After every frame: saves what was changed when it is time, or at once.
  void step(app::State& state, double now_seconds, bool at_once = false);
  // Until the next `step` has something to do; −1: nothing is waiting.
  double wait_seconds(double now_seconds) const;

  void perform(app::State& state, const app::AskLibrary& wish);

 private:
  std::string path(const std::string& id, const char* ending) const;
  bool read(const std::string& id, app::State& state, app::SaveFault& fault) const;
  bool write(const std::string& id, const std::string& text) const;
  void save(app::State& state);
  void show(app::State& state, const std::string& id);
  void duplicate(app::State& state, const std::string& id);
  void report(app::State& state, app::SaveStatus status, app::SaveFault fault);

  std::string folder_;   // empty: there is none
  std::string current_;  // id; empty: a look
  std::string text_;     // as it was saved
  app::TeamTexts texts_;
  std::uint64_t edition_ = 0;
  std::uint64_t seen_ = 0;    // State::changes() that were looked at
  double first_change_ = -1;  // seconds; −1: nothing waits
  double last_change_ = -1;
};

}  // namespace headsup
