#include "team/titles.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "base/unicode.h"

namespace headsup::team {
namespace {

// The words of a title in lower case, without what is between them, so that 'front end' and
// 'frontend' are one.
struct Words {
  std::string text;
  std::vector<std::size_t> edges;  // where words begin and end in `text`

  void end_word() {
    const std::size_t begin = edges.empty() ? 0 : edges.back();
    if (text.size() == begin) return;
    const std::string_view word = std::string_view(text).substr(begin);
    if (word == "developer" || word == "dev" || word == "programmer") {
      text.replace(begin, std::string::npos, "engineer");
    }
    if (edges.empty()) edges.push_back(0);
    edges.push_back(text.size());
  }
};

Words words_of(std::string_view title) {
  Words words;
  for (std::size_t at = 0; at < title.size();) {
    const base::CodePoint here = base::decode_utf8(title, at);
    at += here.bytes;
    if (base::is_word_character(here.value)) {
      base::append_utf8(words.text, base::to_lower(here.value));
    } else {
      words.end_word();
    }
  }
  words.end_word();
  return words;
}

// Whether all words of `part` stand side by side in `whole`.
bool contains(const Words& whole, const Words& part) {
  const std::size_t size = part.text.size();
  return size > 0 && std::any_of(whole.edges.begin(), whole.edges.end(), [&](std::size_t from) {
           return whole.text.compare(from, size, part.text) == 0 &&
                  std::find(whole.edges.begin(), whole.edges.end(), from + size) !=
                      whole.edges.end();
         });
}

}  // namespace

const Title* find_title(const Team& team, std::string_view title) {
  const auto same = std::find_if(team.titles.begin(), team.titles.end(),
                                 [title](const Title& listed) { return listed.name == title; });
  if (same != team.titles.end()) return &*same;
  const Words wanted = words_of(title);
  const Title* part = nullptr;   // of `title`
  const Title* whole = nullptr;  // has `title` in it
  std::size_t longest = 0;
  for (const Title& listed : team.titles) {
    const Words words = words_of(listed.name);
    const std::size_t size = words.text.size();
    if (size > longest && contains(wanted, words)) {
      part = &listed;
      longest = size;
    }
    if (!whole && contains(words, wanted)) whole = &listed;
  }
  return part ? part : whole;
}

std::vector<const Title*> find_titles(const Team& team) {
  std::unordered_map<std::string_view, const Title*> found;  // many people share a title
  std::vector<const Title*> titles;
  titles.reserve(team.people.size());
  for (const Person& person : team.people) {
    const auto [entry, is_new] = found.try_emplace(person.title, nullptr);
    if (is_new) entry->second = find_title(team, person.title);
    titles.push_back(entry->second);
  }
  return titles;
}

}  // namespace headsup::team
