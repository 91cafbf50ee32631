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

// Columns that no facet is and words that no facet lists, each once: what may have to be corrected.
std::vector<std::string> unknown_words(const team::ImportResult& result);

// What was opened, and what nothing was made of.
std::string told_of(const team::ImportResult& result);

// 'roster', 'table', 'team' or 'git-log'.
const char* kind_id(team::InputKind kind);
// "A roster of 8 people".
std::string kind_text(team::InputKind kind, std::size_t people);

}  // namespace headsup::app
