// The files that tests read, embedded so that the tests also run where there is no file system.
#pragma once

#include <string_view>

namespace headsup::test {

// The text of "golden/<file>", "fixtures/<file>", "demo.json" (the demo team) or "catalogue.json"
// (what a new team starts with); empty for a name that is not there.
std::string_view data(std::string_view name);

}  // namespace headsup::test
