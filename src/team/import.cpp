#include "team/import.h"

#include <utility>

#include "base/csv.h"
#include "base/unicode.h"
#include "team/import_checks.h"
#include "team/table_words.h"
#include "team/team_file.h"

namespace headsup::team {
namespace {

bool has_name_column(std::string_view row) {
  const base::CsvResult header = base::read_csv(row, base::csv_separator(row));
  if (header.rows.empty() || header.rows[0].size() < 2) return false;
  for (const base::CsvCell& cell : header.rows[0]) {
    if (column_role(cell.text) == ColumnRole::name) return true;
  }
  return false;
}

}  // namespace

InputKind kind_of(std::string_view text) {
  text = base::trimmed(text);
  if (text.starts_with("{") || text.starts_with("[")) return InputKind::team;
  if (text.starts_with("commit\t")) return InputKind::git_log;
  const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
  // A row that is copied from a spreadsheet has tabs; 'Priya, Backend: …' is no row.
  if (first.find('\t') != first.npos) return InputKind::table;
  const bool is_line_of_roster = first.find(": ") != first.npos;
  return !is_line_of_roster && has_name_column(first) ? InputKind::table : InputKind::roster;
}

ImportResult read_any(std::string_view text, const Team& catalogue,
                      const std::vector<Meaning>& meanings, const ImportPhrases& phrases,
                      const Progress& progress) {
  ImportResult lost;
  if (has_lost_character(text, lost.error)) return lost;
  const InputKind kind = kind_of(text);
  if (kind == InputKind::table) return read_table(text, catalogue, meanings, phrases, progress);
  if (kind == InputKind::roster) return read_roster(text, catalogue, meanings, phrases, progress);
  ImportResult result;
  result.kind = kind;
  if (kind == InputKind::git_log) {
    result.error = {1, 1, "",
                    "found the output of git log; expected a team file, a table or a roster"};
    return result;
  }
  ReadResult team = read_team(text);
  result.team = std::move(team.team);
  result.error = std::move(team.error);
  if (result.team) result.team->assign_ids();
  return result;
}

}  // namespace headsup::team
