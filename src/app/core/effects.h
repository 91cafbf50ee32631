// What an update wants done outside of the program: `update` returns it and knows no more of it.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace headsup::app {

// What leaves the program: a file, the clipboard.
enum class Takeaway { link, team_link, brief, png, svg, csv, json, table };

struct TakeAway {
  Takeaway what;
};

struct Announce {  // for the live region: one sentence
  std::string text;
};

using Effect = std::variant<TakeAway, Announce>;
using Effects = std::vector<Effect>;

}  // namespace headsup::app
