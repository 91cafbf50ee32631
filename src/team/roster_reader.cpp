#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "base/unicode.h"
#include "team/import.h"
#include "team/import_checks.h"
#include "team/meanings.h"
#include "team/roster_words.h"

namespace headsup::team {
namespace {

constexpr double k_little_evidence = 0.4;  // of 'a little', where a term by itself is 1
constexpr std::size_t k_asked_words = 6;   // that a first contribution names
constexpr std::size_t k_longest_quote =
    120;  // code points of a person's own words in a contribution

// A person's line, taken apart.
struct Line {
  Person person;
  std::string_view words;
  std::size_t name_at = 0;  // bytes from the line's beginning
};

// '- ', '* ', '• ', '12. ' and '3) ' before a name.
std::size_t bullet_bytes(std::string_view line) {
  for (const std::string_view bullet : {"- ", "* ", "• ", "– "}) {
    if (line.substr(0, bullet.size()) == bullet) return bullet.size();
  }
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  const bool numbered = digits > 0 && digits + 1 < line.size() && line[digits + 1] == ' ' &&
                        (line[digits] == '.' || line[digits] == ')');
  return numbered ? digits + 2 : 0;
}

// Calls use(part) for what stands between the separators.
template <class Use>
void for_each_part(std::string_view text, std::string_view separators, const Use& use) {
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find_first_of(separators, from), text.size());
    const std::string_view part = base::trimmed(text.substr(from, to - from));
    if (!part.empty()) use(part);
    from = to + 1;
  }
}

// Where the words begin: behind a colon, or else a dash between spaces. `length` of the separator.
std::size_t words_at(std::string_view line, std::size_t& length) {
  for (const std::string_view separator : {":", "：", " – ", " — ", " - "}) {
    length = separator.size();
    const std::size_t at = line.find(separator);
    if (at != line.npos) return at;
  }
  return line.npos;
}

void take_mark(std::string_view mark, Person& person) {
  const RosterWords words = roster_words(mark);
  if (says_lead(words)) {
    person.lead = true;
  } else if (says_away(words)) {
    person.available = false;
  } else if (person.title.empty()) {
    person.title = mark;
  }
}

// 'Priya (lead), Backend'.
void read_head(std::string_view head, Line& line) {
  std::string plain;
  while (!head.empty()) {
    const std::size_t open = std::min(head.find('('), head.size());
    const std::size_t close = head.find(')', open);
    plain += head.substr(0, open);
    if (close == head.npos) {
      plain += head.substr(open);
      break;
    }
    take_mark(base::trimmed(head.substr(open + 1, close - open - 1)), line.person);
    head.remove_prefix(close + 1);
  }
  const std::size_t comma = std::min(plain.find(','), plain.size());
  line.person.name = base::trimmed(std::string_view(plain).substr(0, comma));
  std::string title;
  for_each_part(std::string_view(plain).substr(comma), ",", [&](std::string_view part) {
    // 'Tech Lead' is a title; several may have it.
    const RosterWords words = roster_words(part);
    const bool is_mark = says_away(words) || (says_lead(words) && words.size() == 1);
    if (is_mark) return take_mark(part, line.person);
    if (!title.empty()) title += ", ";
    title += part;
  });
  if (!title.empty()) line.person.title = title;
}

Line read_line(std::string_view text) {
  Line line;
  line.name_at = bullet_bytes(text);
  text.remove_prefix(line.name_at);
  std::size_t length = 0;
  const std::size_t at = std::min(words_at(text, length), text.size());
  read_head(text.substr(0, at), line);
  if (at < text.size()) line.words = text.substr(at + length);
  return line;
}

// Some of a person's words, and when what they name was last used.
struct Part {
  std::string text;
  RosterWords words;
  double days_ago = -1;  // −1: not said
};

class WordReader {
 public:
  explicit WordReader(const TermIndex& terms) : terms_(terms) {}

  // Takes marks out of the words, and makes carries of the rest.
  Understood read(std::string_view words, Person& person) {
    parts_.clear();
    // A full stop ends a part only before a space: 'Node.js', 'v1.2'.
    std::string separated(words);
    for (std::size_t at = separated.find(". "); at != separated.npos;
         at = separated.find(". ", at + 1)) {
      separated[at] = ';';
    }
    for_each_part(separated, ";", [&](std::string_view part) { take_apart(part, person); });
    Understood understood;
    for (const Part& part : parts_) weigh(part, understood, person);
    return understood;
  }

 private:
  // One part between semicolons: by commas, each with its own time or else the part's.
  void take_apart(std::string_view text, Person& person) {
    const std::size_t first = parts_.size();
    double of_all = -1;
    for_each_part(text, ",", [&](std::string_view piece) {
      Part part;
      part.words = roster_words(piece);
      part.text = without_time(piece, part.words, part.days_ago);
      const bool has_time = part.days_ago >= 0;
      const auto says_nothing = [](const RosterWord& word) { return is_filler(word.lower); };
      if (has_time && std::all_of(part.words.begin(), part.words.end(), says_nothing)) {
        of_all = part.days_ago;
      } else if (!has_time && says_away(part.words)) {
        person.available = false;
      } else if (!has_time && says_lead(part.words)) {
        person.lead = true;
      } else {
        parts_.push_back(std::move(part));
      }
    });
    for (std::size_t i = first; i < parts_.size(); ++i) {
      if (parts_[i].days_ago < 0) parts_[i].days_ago = std::max(of_all, 0.0);
    }
  }

  void weigh(const Part& part, Understood& understood, Person& person) {
    const Needs needs = terms_.needs(part.text);
    const double scale = says_little(part.words) ? k_little_evidence : 1;
    for (const Match& match : needs.matches) {
      const bool repeated = std::any_of(
          understood.matches.begin(), understood.matches.end(), [&](const Match& other) {
            return other.facet == match.facet && other.term == match.term;
          });
      if (repeated) continue;
      // Of this term alone, from its share of what the part's words together make of the facet.
      const double need = needs.facets[match.facet];
      const double evidence = -std::log2(std::max(1 - need, 1e-12)) * match.weight / need;
      add(person, match.facet, scale * evidence, part.days_ago);
      understood.matches.push_back(match);
    }
    const std::unordered_set<std::string> known = words_of(needs);
    for (const RosterWord& word : part.words) {
      if (is_unknown(word.lower, known)) understood.unknown.push_back(word.lower);
    }
  }

  // The tokens of the terms that were found, and each term's together.
  static std::unordered_set<std::string> words_of(const Needs& needs) {
    std::unordered_set<std::string> words;
    for (const Match& match : needs.matches) {
      const std::vector<std::string> tokens = tokenize(match.term);
      words.insert(joined(tokens));
      words.insert(tokens.begin(), tokens.end());
    }
    return words;
  }

  // Evidence adds up, as in a text: each unit of it halves what is missing to a strength of 1.
  void add(Person& person, int facet, double evidence, double days_ago) {
    auto carry = std::find_if(person.carries.begin(), person.carries.end(),
                              [&](const Carry& c) { return c.facet == facet; });
    if (carry == person.carries.end()) {
      carry = person.carries.insert(carry, {facet, 0, days_ago});
    }
    carry->strength = rounded(1 - (1 - carry->strength) * std::exp2(-evidence));
    carry->days_ago = std::min(carry->days_ago, days_ago);
  }

  static double rounded(double strength) { return std::round(strength * 1000) / 1000; }

  // Neither a filler nor part of a term that was found.
  static bool is_unknown(const std::string& word, const std::unordered_set<std::string>& known) {
    constexpr std::size_t k_shortest = 2;
    if (word.size() < k_shortest || is_filler(word)) return false;
    if (std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      return false;
    }
    const std::vector<std::string> tokens = tokenize(word);
    return !tokens.empty() && known.count(tokens.front()) == 0 && known.count(joined(tokens)) == 0;
  }

  const TermIndex& terms_;
  std::vector<Part> parts_;
};

// What to ask a person about: the terms that were found, and the facets that these are of. How they
// are is no question to them; that is told in their own words.
class FirstContributions {
 public:
  FirstContributions(const Team& team, const ImportPhrases& phrases)
      : team_(team), phrases_(phrases), health_(team.find_head("health")) {}

  void add_to(Person& person, const Understood& understood, std::string_view words) const {
    std::string named;
    std::vector<std::string> terms;
    Contribution ask;
    Contribution told;
    for (const Match& match : understood.matches) {
      Contribution& goes_to = is_health(match.facet) ? told : ask;
      const bool has_facet =
          std::any_of(goes_to.facets.begin(), goes_to.facets.end(),
                      [&](const FacetValue& value) { return value.facet == match.facet; });
      if (!has_facet) {
        goes_to.facets.push_back({match.facet, person.find_carry(match.facet)->strength});
      }
      const bool is_named = std::find(terms.begin(), terms.end(), match.term) != terms.end();
      if (is_named || tells_health(match.term, understood) || terms.size() == k_asked_words)
        continue;
      terms.push_back(match.term);
      named += (named.empty() ? "" : ", ") + match.term;
    }
    if (!named.empty()) {
      ask.text = phrases_.ask_about(person.name, named);
      person.contributions.push_back(std::move(ask));
    }
    if (!told.facets.empty()) {
      told.text = quote(words);
      person.contributions.push_back(std::move(told));
    }
  }

 private:
  bool is_health(int facet) const { return team_.head_of(facet) == health_; }

  // Also where another head lists it, too.
  bool tells_health(const std::string& term, const Understood& understood) const {
    return std::any_of(
        understood.matches.begin(), understood.matches.end(),
        [&](const Match& match) { return is_health(match.facet) && match.term == term; });
  }

  static std::string quote(std::string_view words) {
    const std::string_view text = base::trimmed(words);
    const std::string_view start = base::first_code_points(text, k_longest_quote);
    return std::string(start) + (start.size() < text.size() ? "…" : "");
  }

  const Team& team_;
  const ImportPhrases& phrases_;
  int health_;
};

}  // namespace

ImportResult read_roster(std::string_view text, const Team& catalogue,
                         const std::vector<Meaning>& meanings, const ImportPhrases& phrases,
                         const Progress& progress) {
  ImportResult result;
  result.kind = InputKind::roster;
  if (!is_plain_text(text, result.error)) return result;
  Team team = with_meanings(catalogue, meanings);
  team.people.clear();
  team.name = phrases.team_name;
  const TermIndex terms(team);
  WordReader reader(terms);
  const FirstContributions contributions(team, phrases);
  People people(team, result.error);
  int number = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find_first_of("\r\n", from), text.size());
    const std::string_view whole = text.substr(from, to - from);
    from = to + (text.substr(to, 2) == "\r\n" ? 2 : 1);
    ++number;
    const std::string_view content = base::trimmed(whole);
    if (content.empty()) continue;
    if (content[0] == '#') {
      const std::string_view name = base::trimmed(content.substr(1));
      if (team.people.empty() && !name.empty())
        team.name = base::first_code_points(name, k_longest_line);
      continue;
    }
    Line line = read_line(content);
    Understood understood = reader.read(line.words, line.person);
    contributions.add_to(line.person, understood, line.words);
    if (line.person.title.empty()) line.person.title = phrases.title;
    const std::size_t at = static_cast<std::size_t>(content.data() - whole.data()) + line.name_at;
    const int column = static_cast<int>(base::count_code_points(whole.substr(0, at))) + 1;
    if (!people.add(std::move(line.person), number, column)) return result;
    result.people.push_back(std::move(understood));
    if (progress) progress(static_cast<double>(to) / static_cast<double>(text.size()));
  }
  if (!people.finish(std::max(number, 1))) return result;
  team.assign_ids();
  result.team = std::move(team);
  return result;
}

}  // namespace headsup::team
