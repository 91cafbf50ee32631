// Texts that are taken for a log by mistake.
#pragma once

#include <string>
#include <string_view>

namespace headsup::history {

// What a line is that no log has, in words that go behind 'found': "a diff", or else the line.
std::string foreign_line(std::string_view line);

}  // namespace headsup::history
