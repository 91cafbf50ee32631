// From what a team lead has at hand to a team: a roster or a table, read over a catalogue of heads,
// facets, terms and titles that every new team starts with.
//
// A roster is a text, a person a line: `Name, Title: what they truly carry, in their own words`.
// '(lead)' behind a name, or else the first line, is the lead; '(away)' or a part such as 'on leave
// until Monday' marks absence; '3 weeks ago' and 'last year' say when something was last used, of
// the part between semicolons that they stand in, or between commas if other words stand with them.
// A first line that begins with '#' is the team's name. The words become carries as an incident's
// become needs (text.h); 'a little' and 'some' before a word make it weaker.
//
// A table is CSV (base/csv.h) with a header: name, title, lead, away, and a column for each facet,
// by its id, its label or one of its terms. A cell is how strongly that is carried: a number from 0
// to 1, a percentage, 'x' or 'yes' for 1; '0.7 (90 d)' says that it was last used 90 days ago.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_error.h"
#include "team/team.h"
#include "team/text.h"

namespace headsup::team {

enum class InputKind { team, table, roster, git_log };

// What a text is, by its beginning: a team file begins with a brace, a git log with its first
// commit, a table with a row that has a name's column. Everything else is taken for a roster.
InputKind kind_of(std::string_view text);

// A word of a roster or a column of a table, and what its user says that it means.
struct Meaning {
  std::string word;
  std::string facet;  // its id; empty: nothing, it is left out

  bool operator==(const Meaning&) const = default;
};

// How the language of the program says what a file does not.
struct ImportPhrases {
  std::function<std::string(const std::string& name, const std::string& words)> ask_about;
  std::string team_name;  // of a team without a name of its own
  std::string title;      // of a person without one
};

// What became of one person's words.
struct Understood {
  std::vector<Match> matches;        // in order of appearance
  std::vector<std::string> unknown;  // words that no facet lists
};

struct Column {  // of a table, beyond name, title, lead and away
  std::string name;
  int facet = -1;  // −1: left out
};

struct ImportResult {
  std::optional<Team> team;  // empty exactly when there is an error
  base::FileError error;
  InputKind kind = InputKind::roster;
  std::vector<Understood> people;  // of a roster, in the team's order
  std::vector<Column> columns;     // of a table
};

// Is told, person by person, the share of the text that is read, up to 1.
using Progress = std::function<void(double)>;

ImportResult read_roster(std::string_view text, const Team& catalogue,
                         const std::vector<Meaning>& meanings, const ImportPhrases& phrases,
                         const Progress& progress = {});
ImportResult read_table(std::string_view text, const Team& catalogue,
                        const std::vector<Meaning>& meanings, const ImportPhrases& phrases,
                        const Progress& progress = {});

// Any of them, by kind_of. A team file brings its own heads and needs no catalogue; it tells no
// progress.
ImportResult read_any(std::string_view text, const Team& catalogue,
                      const std::vector<Meaning>& meanings, const ImportPhrases& phrases,
                      const Progress& progress = {});

// The team as a roster and as a table, in the order of its people. What they cannot hold is left
// out: both the needs, contributions, affinities, titles' facets and incidents; a roster also the
// exact strengths, for which it repeats up to four terms of the facet.
std::string write_roster(const Team& team);
std::string write_table(const Team& team, char separator = ',');

}  // namespace headsup::team
