#include "team/table_words.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

namespace headsup::team {
namespace {

template <std::size_t Count>
bool is_one_of(const std::string_view (&words)[Count], std::string_view text) {
  const std::string lower = base::lower_case(base::trimmed(text));
  return std::find(std::begin(words), std::end(words), lower) != std::end(words);
}

constexpr std::string_view k_name[] = {"name",          "full name",    "person", "people",
                                       "engineer",      "member",       "who",    "mitarbeiter",
                                       "mitarbeiterin", "teammitglied", "wer"};
constexpr std::string_view k_title[] = {"title", "job title", "role",   "job",  "position",
                                        "titel", "rolle",     "stelle", "beruf"};
constexpr std::string_view k_lead[] = {"lead", "team lead", "is lead", "leitung", "leiter"};
constexpr std::string_view k_away[] = {"away", "absent", "on leave", "abwesend", "urlaub"};

}  // namespace

ColumnRole column_role(std::string_view header) {
  if (is_one_of(k_name, header)) return ColumnRole::name;
  if (is_one_of(k_title, header)) return ColumnRole::title;
  if (is_one_of(k_lead, header)) return ColumnRole::lead;
  if (is_one_of(k_away, header)) return ColumnRole::away;
  return ColumnRole::none;
}

bool says_yes(std::string_view cell) {
  static constexpr std::string_view k_yes[] = {"yes", "y", "x",  "1", "true",
                                               "✓",   "✔", "ja", "j", "wahr"};
  return is_one_of(k_yes, cell);
}

bool says_no(std::string_view cell) {
  static constexpr std::string_view k_no[] = {"no", "n", "-", "–", "0", "false", "nein", "falsch"};
  return is_one_of(k_no, cell);
}

bool is_days(std::string_view rest) {
  static constexpr std::string_view k_days[] = {"d)",     "days)", "day)", "days ago)",
                                                "d ago)", "tage)", "tag)", "t)"};
  return is_one_of(k_days, rest);
}

}  // namespace headsup::team
