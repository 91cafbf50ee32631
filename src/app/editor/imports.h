// Teams from rosters and tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/core/state.h"
#include "team/import.h"

namespace headsup::app {

// The heads, facets and terms that a text is read over: the team's own where they hold all of the
// catalogue's, or where a table's columns are the team's; otherwise the catalogue's.
const team::Team& import_base(const State& state, std::string_view text);

// Any text as a team, in the program's language.
team::ImportResult read_import(const State& state, std::string_view text,
                               const std::vector<team::Meaning>& meanings = {});

// An import's base alone, as a team file: two people stand in, since none are needed.
std::string import_base_file(const State& state, std::string_view text);

}  // namespace headsup::app
