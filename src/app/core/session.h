// What somebody works on: what is saved, put into links and undone.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "analysis/reading.h"
#include "team/import.h"
#include "team/team.h"

namespace headsup::app {

struct Edit {  // of one number of q, k or v, by hand
  analysis::Edit::Matrix matrix = analysis::Edit::Matrix::q;
  team::PersonId person = team::PersonId::none;
  team::FacetId facet = team::FacetId::none;
  float value = 0;

  bool operator==(const Edit&) const = default;
};

// What is set by hand: analysis::Controls with ids that outlive changes of the team.
struct Settings {
  team::PersonId query = team::PersonId::none;
  double temperature = 1;                                 // k_min_temperature … k_max_temperature
  std::array<double, team::k_heads> head_temperatures{};  // 0: the head follows `temperature`
  double depth = 1;                                       // 0 … 1
  double days_later = 0;                                  // 0 … k_max_days_later: today moved on
  std::array<bool, team::k_heads> enabled{true, true, true, true};
  std::vector<Edit> edits;           // in the order they were made: of one number the latest counts
  std::vector<team::PersonId> away;  // in the order of the team

  bool operator==(const Settings&) const = default;
};

// How the page of command and control, the RNN compared with attention, is set up.
struct RnnSettings {
  int people = 0;  // 0: the team itself; otherwise that many made-up people
  double spectral_radius = 0.9;
  double minutes = 10;          // of one hand-over
  double minutes_between = 60;  // from one incident to the next
  std::vector<int> order;       // who speaks, by position; empty: as in the team file

  bool operator==(const RnnSettings&) const = default;
};

inline constexpr int k_max_made_up = 512;  // people of a made-up team who speak one by one

// A roster or a table that somebody types, pastes or corrects, before it becomes the team.
struct Draft {
  std::string text;
  std::vector<team::Meaning> meanings;  // of words and columns, as they were corrected

  bool operator==(const Draft&) const = default;
};

// The team is shared and never changed: another one takes its place, so that a copy of a session
// costs little.
struct Session {
  std::shared_ptr<const team::Team> team;
  std::string incident;
  std::string comparison;  // a vaguer text, compared with the incident
  Settings settings;
  RnnSettings rnn;                             // its `order` is empty here
  std::vector<team::PersonId> speaking_order;  // of rnn.people > 0: their numbers
  Draft draft;

  bool operator==(const Session&) const = default;
};

// The same by position in the session's team: what the analysis works with. Edits and absences of
// whom the team no longer has are left out; the lead asks for a query who is gone.
analysis::Controls resolved_controls(const Session& session);
RnnSettings resolved_rnn(const Session& session);

}  // namespace headsup::app
