// What is wrong with a file that somebody wrote, and where.
#pragma once

#include <string>

namespace headsup::base {

struct FileError {
  int line = 0;         // 1-based, of the offending value
  int column = 0;       // 1-based, in Unicode code points
  std::string path;     // e.g. people[3].carries.write_contention
  std::string message;  // what was found and what was expected, one sentence
};

}  // namespace headsup::base
