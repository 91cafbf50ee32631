// What the program keeps of its own in its user's folders.
#pragma once

#include <string>
#include <string_view>

namespace headsup {

// The program's folder below an XDG base folder: that of the environment's variable or, where that
// is not an absolute path, of the home; empty without either.
std::string user_folder(const char* variable, const std::string& below_home);

// All of a text into an open file, or false.
bool write_all(int file, std::string_view text);

}  // namespace headsup
