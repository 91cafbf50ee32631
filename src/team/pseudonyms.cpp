#include "team/pseudonyms.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/unicode.h"

namespace headsup::team {
namespace {

struct Called {
  std::string name;
  int number;
};

// Whole names first, so that 'Ana Lima' is not 'Person 2 Lima'.
std::vector<Called> names_of(const Team& team) {
  std::vector<Called> names;
  for (std::size_t i = 0; i < team.people.size(); ++i) {
    const std::string& name = team.people[i].name;
    const int number = static_cast<int>(i) + 1;
    names.push_back({name, number});
    const std::size_t space = name.find(' ');
    if (space != name.npos) names.push_back({name.substr(0, space), number});
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const Called& a, const Called& b) { return a.name.size() > b.name.size(); });
  return names;
}

// Whether a word goes on across this place.
bool is_inside_word(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  std::size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0u) == 0x80u) --before;
  return base::is_word_character(base::decode_utf8(text, before).value) &&
         base::is_word_character(base::decode_utf8(text, at).value);
}

std::string replaced(std::string text, const std::string& name, const std::string& pseudonym) {
  for (std::size_t at = text.find(name); at != text.npos;) {
    if (is_inside_word(text, at) || is_inside_word(text, at + name.size())) {
      at = text.find(name, at + name.size());
      continue;
    }
    text.replace(at, name.size(), pseudonym);
    at = text.find(name, at + pseudonym.size());
  }
  return text;
}

std::string replaced_all(std::string text, const std::vector<Called>& names,
                         const Pseudonym& pseudonym) {
  for (const Called& called : names) {
    text = replaced(std::move(text), called.name, pseudonym(called.number));
  }
  return text;
}

}  // namespace

std::string without_names(const Team& team, std::string text, const Pseudonym& pseudonym) {
  return replaced_all(std::move(text), names_of(team), pseudonym);
}

Team without_names(const Team& team, const Pseudonym& pseudonym) {
  Team result = team;
  // Its names and subjects are those of people.
  result.history = {};
  const std::vector<Called> names = names_of(team);
  for (std::size_t i = 0; i < result.people.size(); ++i) {
    result.people[i].name = pseudonym(static_cast<int>(i) + 1);
    result.people[i].contributions.clear();
    result.people[i].wrote_as.clear();
  }
  for (Incident& incident : result.incidents) {
    incident.title = replaced_all(std::move(incident.title), names, pseudonym);
    incident.text = replaced_all(std::move(incident.text), names, pseudonym);
  }
  return result;
}

}  // namespace headsup::team
