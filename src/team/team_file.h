// The team file: JSON in, JSON out. What is wrong is refused whole. In the format "headsup-team/1"
// all heads have as many facets, in "headsup-team/2" each has 1 to 64 of its own, and there may be
// a history that the team was made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/file_error.h"
#include "team/team.h"

namespace headsup::team {

inline constexpr std::string_view k_equal_heads_format = "headsup-team/1";
inline constexpr std::string_view k_any_heads_format = "headsup-team/2";

struct ReadResult {
  std::optional<Team> team;  // empty exactly when there is an error
  base::FileError error;
};

// Reads and validates everything of design section 2; the first error in file order is returned.
ReadResult read_team(std::string_view json);

// Indented JSON that read_team reads back to an equal team, with numbers as they were typed; of the
// first format that the team fits.
enum class HistoryPart { with, without };
std::string write_team(const Team& team, HistoryPart part = HistoryPart::with);

// Whether only the second format can hold it.
bool needs_second_format(const Team& team);

// A history alone; read by history_reader.h.
std::string write_history(const History& history);

}  // namespace headsup::team
