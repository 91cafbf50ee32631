// The team file, "headsup-team/1": JSON in, JSON out. What is wrong is refused whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "team/team.h"

namespace headsup::team {

struct FileError {
  int line = 0;         // 1-based, of the offending value
  int column = 0;       // 1-based, in Unicode code points
  std::string path;     // e.g. people[3].carries.write_contention
  std::string message;  // what was found and what was expected, one sentence
};

struct ReadResult {
  std::optional<Team> team;  // empty exactly when there is an error
  FileError error;
};

// Reads and validates everything of design section 2; the first error in file order is returned.
ReadResult read_team(std::string_view json);

// Indented JSON that read_team reads back to an equal team, with numbers as they were typed.
std::string write_team(const Team& team);

}  // namespace headsup::team
