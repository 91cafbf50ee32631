// What somebody has worked on as one text, to be kept, and back: the team, the session, how it is
// looked at and what can be undone.
//
//   {"format": "headsup-work/1",
//    "histories": {id: the history of a team file, …},
//    "teams":    [{"file": text of a team file without it, "people": [ids], "facets": [ids],
//                  "history": id, "wrote_as": [[authors] of each person]}, …],
//    "sessions": [{"team": index of teams, "incident": …}, …],
//    "session":  index of sessions, "view": {…}, "preferences": {…},
//    "history":  {"done": number, "steps": [{"label", "run", "before", "after"}, …]}}
//
// The first team is the one that is worked on. Teams and sessions that several steps share stand
// there once, and so do the histories that versions of a team share. Ids are left out where they
// are 0, 1, 2 … as those of a team that was just read, and histories where there are none.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/state.h"
#include "base/file_error.h"

namespace headsup::app {

// The newest version: written where a team has a history, the second where heads have different
// numbers of facets, so that a program that knows no such teams knows that it is too old. Otherwise
// the first is written. All read alike.
inline constexpr int k_work_version = 3;
inline constexpr int k_unequal_heads_version = 2;
inline constexpr std::size_t k_saved_history_bytes = std::size_t{2} << 20;

// The texts of teams as they are kept. A team that is shared is never changed: it is written once.
class TeamTexts {
 public:
  void put(const std::shared_ptr<const team::Team>& team, std::string text);
  std::shared_ptr<const std::string> of(const std::shared_ptr<const team::Team>& team);
  struct HistoryText {
    std::string id;  // of what it says
    std::string text;
  };
  std::shared_ptr<const HistoryText> of(const team::SharedHistory& history);
  void forget_gone();  // teams that nobody has any more

 private:
  struct Written {
    std::weak_ptr<const team::Team> team;
    std::shared_ptr<const std::string> text;
  };
  std::vector<Written> written_;
  struct WrittenHistory {
    team::SharedHistory history;
    std::shared_ptr<const HistoryText> text;
  };
  std::vector<WrittenHistory> histories_;
};

// Of one team: the entry of "teams".
std::string team_text(const team::Team& team);

// The work in the user's own workspace, whatever the lab shows at the moment. The history is cut
// where it would take more than `max_history_bytes`: the oldest steps go.
std::string write_work(const State& state, std::size_t max_history_bytes = k_saved_history_bytes);
std::string write_work(const State& state, TeamTexts& texts,
                       std::size_t max_history_bytes = k_saved_history_bytes);

// Of the history of the user's own workspace: grows with everything that is worth saving as a team
// of its own.
std::uint64_t work_edition(const State& state);

enum class WorkFault { none, damaged, newer };  // newer: a later version of this program wrote it
struct WorkError {
  WorkFault fault = WorkFault::none;
  base::FileError where;
};

// Makes the state what the text says; with_preferences: language and theme, too. Where the text is
// at fault nothing has changed.
WorkError open_work(State& state, std::string_view text, bool with_preferences);

}  // namespace headsup::app
