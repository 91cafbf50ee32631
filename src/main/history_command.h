// What the command line asks a history.
#pragma once

#include <string>
#include <vector>

#include "main/command_line.h"

namespace headsup {

// The report, ready to print, and sentences of what was noticed on the way. False with one sentence
// in `error`.
bool history_report(const CommandLine& options, std::string& report,
                    std::vector<std::string>& notes, std::string& error);

}  // namespace headsup
