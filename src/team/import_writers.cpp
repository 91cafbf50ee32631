// A team as a roster and as a table.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/csv.h"
#include "base/format.h"
#include "base/unicode.h"
#include "team/import.h"
#include "team/roster_words.h"
#include "team/table_words.h"

namespace headsup::team {
namespace {

constexpr int k_digits = 6;  // of a strength
constexpr int k_most_terms = 4;
constexpr double k_little = 0.37;  // below it a roster says 'a little'

std::string days_text(double days) {
  return base::machine_number(days, k_digits);
}

// Commas, colons and parentheses separate a roster's parts.
std::string plain(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c == ',' || c == ':' || c == ';' || c == '(' || c == ')') c = ' ';
  }
  return std::string(base::trimmed(result));
}

// Terms that a roster can name a facet by: those that no other facet lists, unless all are shared,
// and that say neither a time nor an absence.
class TermsOf {
 public:
  explicit TermsOf(const Team& team) : team_(team) {
    for (int facet = 0; facet < team.facet_count(); ++facet) {
      for (const std::string& term : team.facet(facet).terms) ++listed_[joined(tokenize(term))];
    }
  }

  std::string of(const Carry& carry) const {
    // One term of one word makes half, two three quarters, as in a text.
    const double missing = std::max(1 - carry.strength, 0.05);
    const int wanted =
        std::clamp(static_cast<int>(std::lround(-std::log2(missing))), 1, k_most_terms);
    std::vector<std::string> chosen;
    for (const bool shared : {false, true}) {
      for (const std::string& term : team_.facet(carry.facet).terms) {
        if (static_cast<int>(chosen.size()) == wanted) break;
        if (is_usable(term) && (shared || is_alone(term))) chosen.push_back(term);
      }
      if (!chosen.empty()) break;
    }
    std::string text;
    for (const std::string& term : chosen) text += (text.empty() ? "" : ", ") + term;
    return text.empty() || carry.strength >= k_little ? text : "a little " + text;
  }

 private:
  bool is_alone(const std::string& term) const {
    const std::vector<std::string> tokens = tokenize(term);
    return tokens.size() == 1 && listed_.at(joined(tokens)) == 1;
  }

  static bool is_usable(const std::string& term) {
    double days = -1;
    RosterWords words = team::roster_words(term);
    without_time(term, words, days);
    return days < 0 && !says_away(words) && !says_lead(words) &&
           term.find_first_of(",;:().") == term.npos;
  }

  const Team& team_;
  std::unordered_map<std::string, int> listed_;
};

// What a person carries, what was last used at the same time in one part.
std::string roster_words(const Person& person, const TermsOf& terms) {
  std::vector<double> times;
  for (const Carry& carry : person.carries) {
    if (std::find(times.begin(), times.end(), carry.days_ago) == times.end()) {
      times.push_back(carry.days_ago);
    }
  }
  std::sort(times.begin(), times.end());
  std::string words;
  for (const double days : times) {
    std::string part;
    for (const Carry& carry : person.carries) {
      const std::string named = carry.days_ago == days ? terms.of(carry) : std::string();
      if (!named.empty()) part += (part.empty() ? "" : ", ") + named;
    }
    if (part.empty()) continue;
    if (days > 0) part += ", " + days_text(std::round(days)) + " days ago";
    words += (words.empty() ? "" : "; ") + part;
  }
  return words;
}

// How the table calls a facet: its label, or its id where another has that label, too.
std::string column_name(const Team& team, int facet) {
  const std::string label = base::lower_case(team.facet(facet).label);
  int called_so = 0;
  for (int other = 0; other < team.facet_count(); ++other) {
    called_so += base::lower_case(team.facet(other).label) == label ||
                 base::lower_case(team.facet(other).id) == label;
  }
  const bool own_id = base::lower_case(team.facet(facet).id) == label;
  const bool clear = called_so == 1 || (called_so == 2 && own_id);
  return clear && column_role(label) == ColumnRole::none ? team.facet(facet).label
                                                         : team.facet(facet).id;
}

std::string cell(const Carry* carry) {
  if (!carry) return "";
  const std::string strength = base::machine_number(carry->strength, k_digits);
  return carry->days_ago > 0 ? strength + " (" + days_text(carry->days_ago) + " d)" : strength;
}

}  // namespace

std::string write_roster(const Team& team) {
  const TermsOf terms(team);
  std::string text = "# " + team.name + "\n\n";
  for (const Person& person : team.people) {
    text += plain(person.name) + ", " + plain(person.title);
    if (person.lead) text += " (lead)";
    if (!person.available) text += " (away)";
    const std::string words = roster_words(person, terms);
    text += words.empty() ? "\n" : ": " + words + "\n";
  }
  return text;
}

std::string write_table(const Team& team, char separator) {
  std::vector<int> facets;
  for (int facet = 0; facet < team.facet_count(); ++facet) {
    const bool carried =
        std::any_of(team.people.begin(), team.people.end(),
                    [&](const Person& person) { return person.find_carry(facet); });
    if (carried) facets.push_back(facet);
  }
  std::string table;
  const auto field = [&](std::string_view text) {
    if (!table.empty() && table.back() != '\n') table += separator;
    table += base::csv_field(text, separator);
  };
  const auto row = [&](std::string_view name, std::string_view title, std::string_view lead,
                       std::string_view away) {
    table += base::csv_field(name, separator);
    for (const std::string_view text : {title, lead, away}) field(text);
  };
  row("name", "title", "lead", "away");
  for (const int facet : facets) field(column_name(team, facet));
  table += "\r\n";
  for (const Person& person : team.people) {
    row(person.name, person.title, person.lead ? "yes" : "", person.available ? "" : "yes");
    for (const int facet : facets) field(cell(person.find_carry(facet)));
    table += "\r\n";
  }
  return table;
}

}  // namespace headsup::team
