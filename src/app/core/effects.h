// What an update wants done outside of the program: `update` returns it and knows no more of it.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace headsup::app {

// What leaves the program: a file, the clipboard.
enum class Takeaway {
  link,
  team_link,
  brief,
  png,
  svg,
  csv,
  json,
  table,
  team_file,
  team_table,
  roster
};

struct TakeAway {
  Takeaway what;
};

struct Announce {  // for the live region: one sentence
  std::string text;
};

enum class Request {  // of what only the page or the window around the program can do
  choose_file,
  load_catalogue,  // and hand it over by SetCatalogue
  remember_intro,  // that it was closed
};

using Effect = std::variant<TakeAway, Announce, Request>;
using Effects = std::vector<Effect>;

}  // namespace headsup::app
