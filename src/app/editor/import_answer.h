// What is said of a text that was read as a team, and the words that it makes of people. Knows no
// State: a worker has none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "team/import.h"

namespace headsup::app {

// In the program's language.
team::ImportPhrases import_phrases();

// Columns that no facet is and words that no facet lists, each once: what may have to be corrected.
std::vector<std::string> unknown_words(const team::ImportResult& result);

// What was opened, and what nothing was made of.
std::string told_of(const team::ImportResult& result);

// 'roster', 'table', 'team' or 'git-log'; back: `roster` for none of them.
const char* kind_id(team::InputKind kind);
team::InputKind kind_of_id(std::string_view id);
// "A roster of 8 people".
std::string kind_text(team::InputKind kind, std::size_t people);

// Of a result with a team: {"kind": "roster", "people": 8, "unknown": ["frobnicator"], "told":
// sentence}.
std::string import_answer(const team::ImportResult& result);

}  // namespace headsup::app
