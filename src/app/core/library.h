// The teams that are kept on this machine, and how far the work on screen is among them. Who keeps
// them, the page or the window around the program, reports it.
#pragma once

#include <string>
#include <vector>

namespace headsup::app {

struct SavedTeam {
  std::string id;
  std::string name;     // as it is listed: the team's, or what somebody has renamed it to
  std::string changed;  // when, as printed
  int people = 0;
  bool deleted = false;  // can be brought back

  bool operator==(const SavedTeam&) const = default;
};

enum class SaveStatus {
  none,       // nothing was changed yet that would have to be kept
  saving,     // it takes longer than one would expect
  saved,      // all of it
  not_saved,  // see SaveFault
  follower,   // another tab or window saves this team; this one shows what it saves
};

enum class SaveFault {
  none,
  full,     // no room is left
  refused,  // there is no storage
  failed,   // what was written is not what is read
  damaged,  // what was kept cannot be read
  newer,    // a later version of this program kept it: it stays, and is not opened
};

struct Library {
  std::vector<SavedTeam> teams;
  std::string current;  // whose id the work on screen is; empty: none yet
  SaveStatus status = SaveStatus::none;
  SaveFault fault = SaveFault::none;

  bool operator==(const Library&) const = default;
};

}  // namespace headsup::app
