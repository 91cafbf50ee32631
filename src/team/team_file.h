// The team file, "headsup-team/1": JSON in, JSON out. What is wrong is refused whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/file_error.h"
#include "team/team.h"

namespace headsup::team {

struct ReadResult {
  std::optional<Team> team;  // empty exactly when there is an error
  base::FileError error;
};

// Reads and validates everything of design section 2; the first error in file order is returned.
ReadResult read_team(std::string_view json);

// Indented JSON that read_team reads back to an equal team, with numbers as they were typed.
std::string write_team(const Team& team);

}  // namespace headsup::team
