// What roster and table check in the same way.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/file_error.h"
#include "team/team.h"

namespace headsup::team {

// True, and an error, where a character was lost when the text was read: it has U+FFFD in its
// place.
bool has_lost_character(std::string_view text, base::FileError& error);

// False, and an error, where the text is larger than a team may be, is no UTF-8, or has characters
// that no text has, as pictures and files of two bytes a character do.
bool is_plain_text(std::string_view text, base::FileError& error);

// Notes the people as they come: each name once, neither empty nor too long.
class People {
 public:
  People(Team& team, base::FileError& error) : team_(team), error_(error) {}

  // False, and an error at this place, where the person cannot be added.
  bool add(Person person, int line, int column);
  // Once all are there: one lead, the first of them where none is marked; somebody who is here.
  bool finish(int line);

 private:
  bool fail(int line, int column, std::string message);

  Team& team_;
  base::FileError& error_;
  std::unordered_map<std::string, int> lines_;  // where each name stands
  int lead_line_ = 0;
};

}  // namespace headsup::team
