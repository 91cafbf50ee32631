// Undo and redo of everything that changes a session: snapshots before and after each step, with a
// label. Unchanged parts are shared (the team) or small, so a step costs what it changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/core/session.h"

namespace headsup::app {

// What a step is: its label, and what it goes on with. Steps of the same `run` within
// k_run_seconds of each other are one, as the letters of a word or the stops of a drag are.
struct StepName {
  std::string label;  // 'Siva away'
  std::string run;    // empty: always a step of its own
};

inline constexpr double k_run_seconds = 1.5;
inline constexpr std::size_t k_history_bytes = std::size_t{16} << 20;

struct HistoryStep {
  Session before, after;
  StepName name;
  double seconds = 0;  // when it was last added to
  std::size_t bytes = 0;
};

class History {
 public:
  History() = default;
  // As it was saved: `done` of the steps are done, the rest were undone. No step goes on with them.
  History(std::vector<HistoryStep> steps, std::size_t done);

  // Notes that the session went from `before` to `after`. What was undone before can no longer be
  // done again. The oldest steps go once all of them take more than `max_bytes`.
  void record(Session before, const Session& after, StepName name, double seconds,
              std::size_t max_bytes = k_history_bytes);

  // The session before the latest step, or after the one that was undone; nullptr: there is none.
  // The label of that step goes to `label`.
  const Session* undo(std::string& label);
  const Session* redo(std::string& label);

  bool can_undo() const { return done_ > 0; }
  bool can_redo() const { return done_ < steps_.size(); }
  std::size_t size() const { return steps_.size(); }
  const std::vector<HistoryStep>& steps() const { return steps_; }
  std::size_t done() const { return done_; }

  // Grows with every step that is recorded, undone or done again.
  std::uint64_t edition() const { return edition_; }

 private:
  std::vector<HistoryStep> steps_;
  std::size_t done_ = 0;   // of steps_, the rest were undone
  std::size_t bytes_ = 0;  // of all steps
  std::uint64_t edition_ = 0;
};

// About how much memory a session takes by itself; with_team: with its team.
std::size_t bytes_of(const Session& session, bool with_team);

}  // namespace headsup::app
