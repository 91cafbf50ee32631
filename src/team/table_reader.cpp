#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "base/csv.h"
#include "base/number.h"
#include "base/unicode.h"
#include "team/import.h"
#include "team/import_checks.h"
#include "team/table_words.h"

namespace headsup::team {
namespace {

constexpr std::size_t k_asked_facets = 4;  // that a first contribution names
constexpr double k_asked_strength = 0.4;   // at least, of those

// Facets by what a column may call them: its id, its label, one of its terms, in this order.
std::unordered_map<std::string, int> facets_by_name(const Team& team) {
  std::unordered_map<std::string, int> names;
  for (int facet = 0; facet < team.facet_count(); ++facet) {
    names.emplace(base::lower_case(team.facet(facet).id), facet);
  }
  for (int facet = 0; facet < team.facet_count(); ++facet) {
    names.emplace(base::lower_case(team.facet(facet).label), facet);
  }
  for (int facet = 0; facet < team.facet_count(); ++facet) {
    for (const std::string& term : team.facet(facet).terms) {
      names.emplace(joined(tokenize(term)), facet);
    }
  }
  return names;
}

// What a cell says of a facet.
struct Strength {
  bool is_known = false;  // the cell could be read
  double value = 0;       // 0: not carried
  double days_ago = 0;
};

// '0.7', '0,7', '70 %'.
bool read_share(std::string_view text, double& share) {
  const bool percentage = !text.empty() && text.back() == '%';
  if (percentage) text = base::trimmed(text.substr(0, text.size() - 1));
  std::string point(text);
  std::replace(point.begin(), point.end(), ',', '.');
  if (!base::read_number(point, share)) return false;
  if (percentage) share /= 100;
  return share >= 0 && share <= 1;
}

Strength read_strength(std::string_view cell) {
  std::string_view text = base::trimmed(cell);
  Strength strength;
  if (text.empty() || says_no(text)) return {true, 0, 0};
  if (says_yes(text) && text != "1") return {true, 1, 0};
  const std::size_t open = text.find('(');
  if (open != text.npos) {
    std::string_view ago = text.substr(open + 1);
    const std::size_t digits = std::min(ago.find_first_not_of("0123456789.,"), ago.size());
    std::string days(ago.substr(0, digits));
    std::replace(days.begin(), days.end(), ',', '.');
    const bool in_days = is_days(base::trimmed(ago.substr(digits)));
    if (!in_days || !base::read_number(days, strength.days_ago) ||
        strength.days_ago > k_longest_days) {
      return strength;
    }
    text = base::trimmed(text.substr(0, open));
  }
  strength.is_known = read_share(text, strength.value);
  return strength;
}

class TableReader {
 public:
  TableReader(const Team& catalogue, const std::vector<Meaning>& meanings,
              const ImportPhrases& phrases)
      : meanings_(meanings), phrases_(phrases), team_(catalogue), people_(team_, result_.error) {
    result_.kind = InputKind::table;
    team_.people.clear();
    team_.name = phrases.team_name;
  }

  ImportResult read(std::string_view text, const Progress& progress) {
    if (!is_plain_text(text, result_.error)) return std::move(result_);
    base::CsvResult csv = base::read_csv(text, base::csv_separator(text));
    if (!csv.error.message.empty()) {
      result_.error = std::move(csv.error);
      return std::move(result_);
    }
    const int last_line = csv.rows.empty() ? 1 : csv.rows.back().front().line;
    if (!read_header(csv.rows)) return std::move(result_);
    for (std::size_t i = 1; i < csv.rows.size(); ++i) {
      if (!read_row(csv.rows[i])) return std::move(result_);
      if (progress) progress(static_cast<double>(i) / static_cast<double>(csv.rows.size() - 1));
    }
    if (!people_.finish(last_line)) return std::move(result_);
    team_.assign_ids();
    result_.team = std::move(team_);
    return std::move(result_);
  }

 private:
  // What a column holds: one of the four, or with none the facet of result_.columns.
  struct Use {
    ColumnRole role = ColumnRole::none;
    int facet = -1;
  };

  bool fail(const base::CsvCell& cell, std::string message) {
    result_.error = {cell.line, cell.column, "", std::move(message)};
    return false;
  }

  bool read_header(const std::vector<base::CsvRow>& rows) {
    const auto names = facets_by_name(team_);
    bool taken[k_column_roles] = {};
    std::unordered_map<int, std::string> facets;
    if (rows.empty())
      return fail({"", 1, 1}, "found an empty table; expected a row of column names");
    for (const base::CsvCell& cell : rows[0]) {
      const std::string name(base::trimmed(cell.text));
      Use use{column_role(name), -1};
      if (use.role != ColumnRole::none) {
        bool& is_taken = taken[static_cast<int>(use.role)];
        if (is_taken)
          return fail(cell, "found a second column of the kind '" + name + "'; expected one");
        is_taken = true;
      } else if (!name.empty()) {
        use.facet = facet_of(name, names);
        if (use.facet >= 0 && !facets.emplace(use.facet, name).second) {
          return fail(cell, "found '" + base::for_display(name) + "', the facet '" +
                                team_.facet(use.facet).label + "' that column '" +
                                base::for_display(facets[use.facet]) +
                                "' is, too; expected one column for each facet");
        }
        result_.columns.push_back({name, use.facet});
      }
      uses_.push_back(use);
    }
    if (!taken[static_cast<int>(ColumnRole::name)]) {
      return fail(rows[0][0], "found no column with names; expected one that is called 'name'");
    }
    return true;
  }

  int facet_of(const std::string& column, const std::unordered_map<std::string, int>& names) const {
    for (const Meaning& meaning : meanings_) {
      if (meaning.word == column) return team_.find_facet(meaning.facet);
    }
    for (const std::string& key : {base::lower_case(column), joined(tokenize(column))}) {
      const auto found = names.find(key);
      if (found != names.end()) return found->second;
    }
    return -1;
  }

  bool read_row(const base::CsvRow& row) {
    if (row.size() > uses_.size()) {
      return fail(row[uses_.size()], "found " + std::to_string(row.size()) +
                                         " fields; expected at most " +
                                         std::to_string(uses_.size()) + ", as the first row has");
    }
    Person person;
    const base::CsvCell* named = &row[0];
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string_view text = base::trimmed(row[i].text);
      if (uses_[i].role == ColumnRole::name) {
        person.name = text;
        named = &row[i];
      } else if (uses_[i].role == ColumnRole::title) {
        person.title = text;
      } else if (uses_[i].role != ColumnRole::none) {
        if (!read_flag(row[i], uses_[i].role, person)) return false;
      } else if (uses_[i].facet >= 0 && !read_carry(row[i], uses_[i].facet, person)) {
        return false;
      }
    }
    if (person.title.empty()) person.title = phrases_.title;
    add_contribution(person);
    return people_.add(std::move(person), named->line, named->column);
  }

  bool read_flag(const base::CsvCell& cell, ColumnRole role, Person& person) {
    const std::string_view text = base::trimmed(cell.text);
    const bool yes = says_yes(text);
    if (!yes && !text.empty() && !says_no(text)) {
      return fail(cell, "found '" + base::for_display(text) + "'; expected yes or no");
    }
    if (role == ColumnRole::lead) person.lead = yes;
    if (role == ColumnRole::away) person.available = !yes;
    return true;
  }

  bool read_carry(const base::CsvCell& cell, int facet, Person& person) {
    const Strength strength = read_strength(cell.text);
    if (!strength.is_known) {
      return fail(cell, "found '" + base::for_display(base::trimmed(cell.text)) +
                            "'; expected a number from 0 to 1, a percentage or 'x', with the days "
                            "since it was last used in parentheses, such as 0.7 (90 d)");
    }
    if (strength.value > 0) person.carries.push_back({facet, strength.value, strength.days_ago});
    return true;
  }

  void add_contribution(Person& person) const {
    const int health = team_.find_head("health");
    std::vector<const Carry*> carries;
    for (const Carry& carry : person.carries) {
      const bool asked = team_.head_of(carry.facet) != health;
      if (asked && carry.strength >= k_asked_strength) carries.push_back(&carry);
    }
    std::stable_sort(carries.begin(), carries.end(),
                     [](const Carry* a, const Carry* b) { return a->strength > b->strength; });
    if (carries.size() > k_asked_facets) carries.resize(k_asked_facets);
    if (carries.empty()) return;
    Contribution contribution;
    std::string words;
    for (const Carry* carry : carries) {
      words += (words.empty() ? "" : ", ") + team_.facet(carry->facet).label;
      contribution.facets.push_back({carry->facet, carry->strength});
    }
    contribution.text = phrases_.ask_about(person.name, words);
    person.contributions.push_back(std::move(contribution));
  }

  const std::vector<Meaning>& meanings_;
  const ImportPhrases& phrases_;
  Team team_;
  ImportResult result_;
  People people_;
  std::vector<Use> uses_;
};

}  // namespace

ImportResult read_table(std::string_view text, const Team& catalogue,
                        const std::vector<Meaning>& meanings, const ImportPhrases& phrases,
                        const Progress& progress) {
  return TableReader(catalogue, meanings, phrases).read(text, progress);
}

}  // namespace headsup::team
