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
  team,  // its file, with all names: where it cannot be saved
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
  another_team,    // was opened in place of the one before: it is to be kept beside that
  start_backtest,  // of the team on screen, and report it by SetBacktest
  cancel_backtest
};

enum class LibraryWish { open, rename, duplicate, remove, restore, create };

// Of the teams that are kept (library.h). As an action it becomes the effect of the same name: they
// are kept outside.
struct AskLibrary {
  LibraryWish wish;
  std::string id;    // of a kept team; of `create` what to begin with
  std::string name;  // of `rename`
};

using Effect = std::variant<TakeAway, Announce, Request, AskLibrary>;
using Effects = std::vector<Effect>;

}  // namespace headsup::app
