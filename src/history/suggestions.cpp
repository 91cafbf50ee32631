#include "history/suggestions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"
#include "history/author_signs.h"
#include "history/name_key.h"

namespace headsup::history {
namespace {

constexpr std::size_t k_min_login = 4;  // code points, as all of these
constexpr std::size_t k_min_shared_login = 5;
constexpr std::size_t k_min_first_name = 3;
constexpr std::size_t k_min_initial_surname = 5;

std::size_t length(const std::string& key) {
  return base::count_code_points(key);
}

// A person under one of their names.
struct Name {
  int person = 0;
  std::vector<std::string> words;
  std::string key;
};

std::string initial_and_surname(const Name& name) {
  return std::string(base::first_code_points(name.words.front(), 1)) + name.words.back();
}

std::u32string code_points(const std::string& key) {
  std::u32string points;
  for (std::size_t at = 0; at < key.size();) {
    const base::CodePoint here = base::decode_utf8(key, at);
    points += here.value;
    at += here.bytes;
  }
  return points;
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

// One letter more, less or another, or two that changed places; a digit that differs tells people
// apart.
bool is_one_edit(std::u32string_view a, std::u32string_view b) {
  std::size_t from = 0;
  while (from < std::min(a.size(), b.size()) && a[from] == b[from]) ++from;
  std::size_t same = 0;  // at the end
  while (same < std::min(a.size(), b.size()) - from &&
         a[a.size() - 1 - same] == b[b.size() - 1 - same]) {
    ++same;
  }
  a = a.substr(from, a.size() - from - same);
  b = b.substr(from, b.size() - from - same);
  if (std::any_of(a.begin(), a.end(), is_digit) || std::any_of(b.begin(), b.end(), is_digit)) {
    return false;
  }
  if (a.size() <= 1 && b.size() <= 1) return a != b;
  return a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
}

// People by a trait.
using Alike = std::unordered_map<std::string, std::set<int>>;

class Suggester {
 public:
  Suggester(const Authors& authors, const Identities& identities)
      : authors_(authors.all()), people_(identities.people) {
    for (const auto& [a, b] : identities.apart) apart_.insert(std::minmax(a, b));
    for (std::size_t p = 0; p < people_.size(); ++p) {
      const Person& person = people_[p];
      if (!counts(person.standing)) continue;
      std::set<std::string> seen;
      for (const int i : person.authors) {
        const Identity& who = authors_[static_cast<std::size_t>(i)].who;
        Name name{static_cast<int>(p), name_words(who.name), name_key(who.name)};
        const bool usable = !name.words.empty() && !is_generic_name(who.name);
        if (usable && seen.insert(who.name).second) names_.push_back(std::move(name));
        take_mail(static_cast<int>(p), who.mail);
      }
    }
  }

  Suggestions find() {
    by_letters();
    by_mail();
    by_initial_and_first_name();
    by_edit();
    Suggestions result;
    for (const auto& [pair, reason] : found_) {
      result.pairs.push_back({pair.first, pair.second, reason});
    }
    // People are in the order of their commits.
    std::stable_sort(result.pairs.begin(), result.pairs.end(),
                     [](const Suggestion& a, const Suggestion& b) {
                       return a.reason != b.reason ? a.reason < b.reason : a.b < b.b;
                     });
    if (result.pairs.size() > k_max_suggestions) {
      result.left_off = result.pairs.size() - k_max_suggestions;
      result.pairs.resize(k_max_suggestions);
    }
    return result;
  }

 private:
  void take_mail(int person, const std::string& mail) {
    const std::string address = mail_key(mail);
    if (address.empty()) return;
    mails_[address].insert(person);
    const std::string login = name_key(mail_login(mail));
    if (length(login) >= k_min_login) logins_[login].insert(person);
  }

  void add(int a, int b, SuggestionReason reason) {
    if (a == b) return;
    const std::pair<int, int> pair = std::minmax(a, b);
    if (apart_.count(pair) > 0) return;
    const auto [entry, added] = found_.emplace(pair, reason);
    if (!added) entry->second = std::min(entry->second, reason);
  }

  // Each with each of them, where they are few.
  void add_all(const Alike& alike, SuggestionReason reason) {
    for (const auto& [trait, people] : alike) {
      if (people.size() > k_max_alike) continue;
      for (const int a : people) {
        for (const int b : people) add(a, b, reason);
      }
    }
  }

  void add_each(int person, const Alike& alike, const std::string& trait, SuggestionReason reason) {
    const auto found = alike.find(trait);
    if (found == alike.end() || found->second.size() > k_max_alike) return;
    for (const int other : found->second) add(person, other, reason);
  }

  void by_letters() {
    Alike keys;
    Alike orders;
    for (const Name& name : names_) {
      if (length(name.key) >= k_min_first_name) keys[name.key].insert(name.person);
      if (name.words.size() < 2) continue;
      std::vector<std::string> sorted = name.words;
      std::sort(sorted.begin(), sorted.end());
      std::string order;
      for (const std::string& word : sorted) order += word + ' ';
      orders[order].insert(name.person);
    }
    add_all(keys, SuggestionReason::same_letters);
    add_all(orders, SuggestionReason::word_order);
  }

  void by_mail() {
    add_all(mails_, SuggestionReason::shared_mail);
    for (const Name& name : names_) {
      add_each(name.person, logins_, name.key, SuggestionReason::login);
    }
    Alike longer;
    for (const auto& [login, people] : logins_) {
      if (length(login) >= k_min_shared_login) longer.emplace(login, people);
    }
    add_all(longer, SuggestionReason::login);
  }

  void by_initial_and_first_name() {
    Alike initials;
    Alike first_names;
    for (const Name& name : names_) {
      if (name.words.size() < 2 || length(name.words.front()) < 2) continue;
      const std::string initial = initial_and_surname(name);
      if (length(initial) >= k_min_initial_surname) initials[initial].insert(name.person);
      if (length(name.words.front()) >= k_min_first_name) {
        first_names[name.words.front()].insert(name.person);
      }
    }
    for (const Name& name : names_) {
      add_each(name.person, initials, name.key, SuggestionReason::initial_surname);
      if (name.words.size() > 1) continue;
      add_each(name.person, first_names, name.key, SuggestionReason::first_name);
    }
    for (const auto& [login, people] : logins_) {
      for (const int person : people) {
        add_each(person, initials, login, SuggestionReason::initial_surname);
      }
    }
  }

  // Two keys of one edit are the same, or become so, with a letter of either left out.
  void by_edit() {
    std::vector<std::u32string> keys;
    std::unordered_map<std::u32string, std::vector<std::size_t>> shortened;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      keys.push_back(code_points(names_[i].key));
      const std::u32string& key = keys.back();
      if (key.size() < k_min_key) continue;
      std::set<std::u32string> variants = {key};
      for (std::size_t at = 0; at < key.size(); ++at) {
        if (!is_digit(key[at])) variants.insert(key.substr(0, at) + key.substr(at + 1));
      }
      for (const std::u32string& variant : variants) shortened[variant].push_back(i);
    }
    for (const auto& [variant, names] : shortened) {
      if (names.size() > k_max_alike * 2) continue;
      for (const std::size_t i : names) {
        for (const std::size_t j : names) {
          if (i < j && is_one_edit(keys[i], keys[j])) {
            add(names_[i].person, names_[j].person, SuggestionReason::one_edit);
          }
        }
      }
    }
  }

  const std::vector<Author>& authors_;
  const std::vector<Person>& people_;
  std::set<std::pair<int, int>> apart_;
  std::vector<Name> names_;
  Alike mails_;
  Alike logins_;
  std::map<std::pair<int, int>, SuggestionReason> found_;
};

}  // namespace

Suggestions suggest_merges(const Authors& authors, const Identities& identities) {
  return Suggester(authors, identities).find();
}

}  // namespace headsup::history
