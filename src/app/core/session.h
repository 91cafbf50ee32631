// What somebody works on: what is saved, put into links and undone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/reading.h"
#include "team/team.h"

namespace headsup::app {

// How the page of command and control, the RNN beside attention, is set up.
struct RnnSettings {
  int people = 0;  // 0: the team itself; otherwise that many made-up people
  double spectral_radius = 0.9;
  double minutes = 10;          // of one hand-over
  double minutes_between = 60;  // from one incident to the next
  std::vector<int> order;       // speaking order; empty: as in the team file

  bool operator==(const RnnSettings&) const = default;
};

inline constexpr int k_max_made_up = 512;  // people of a made-up team who speak one by one

// The team is shared and never changed: another one takes its place, so that a copy of a session
// costs little.
struct Session {
  std::shared_ptr<const team::Team> team;
  std::string incident;
  std::string comparison;  // a vaguer text, set beside the incident
  analysis::Controls controls;
  RnnSettings rnn;
  std::vector<analysis::Edit> undone;  // edits that can be done again, the latest last
};

}  // namespace headsup::app
