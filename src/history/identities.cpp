#include "history/identities.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "history/author_signs.h"
#include "history/name_key.h"

namespace headsup::history {
namespace {

// Groups of authors: first by themselves, then as somebody decided.
class Groups {
 public:
  explicit Groups(const std::vector<Author>& authors)
      : authors_(authors), group_(authors.size()), machine_(authors.size()) {
    for (std::size_t i = 0; i < authors.size(); ++i) {
      group_[i] = static_cast<int>(i);
      machine_[i] = !bot_sign(authors[i].who).empty() || !ai_tool(authors[i].who).empty();
      order_.push_back(static_cast<int>(i));
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [&](int a, int b) { return authors_[a].commits > authors_[b].commits; });
    members_.resize(authors.size());
    for (std::size_t i = 0; i < authors.size(); ++i) members_[i] = {static_cast<int>(i)};
  }

  // Authors by commits, so that those of fewer join those of more.
  const std::vector<int>& order() const { return order_; }
  const std::vector<int>& groups() const { return group_; }
  const std::vector<int>& members(int author) const { return members_[group_[author]]; }

  // A bot or a tool that writes code.
  bool is_machine(int author) const { return machine_[author] != 0; }

  // False where they are together already, or only one of them is a bot.
  bool join(int author, int into) {
    if (machine_[author] != machine_[into]) return false;
    return move_all(author, into);
  }

  bool move_all(int author, int into) {
    int from = group_[author];
    int to = group_[into];
    if (from == to) return false;
    if (members_[from].size() > members_[to].size()) std::swap(from, to);
    for (const int member : members_[from]) {
      group_[member] = to;
      members_[to].push_back(member);
    }
    members_[from].clear();
    return true;
  }

  // Into a new group.
  void take_out(const std::vector<int>& authors) {
    const int fresh = static_cast<int>(members_.size());
    members_.emplace_back();
    for (const int author : authors) {
      std::vector<int>& before = members_[group_[author]];
      before.erase(std::find(before.begin(), before.end(), author));
      group_[author] = fresh;
      members_.back().push_back(author);
    }
  }

 private:
  const std::vector<Author>& authors_;
  std::vector<int> group_;
  std::vector<char> machine_;
  std::vector<int> order_;
  std::vector<std::vector<int>> members_;  // of each group
};

class Finder {
 public:
  Finder(const Authors& authors, const IdentityOptions& options)
      : table_(authors), authors_(authors.all()), options_(options), groups_(authors.all()) {
    renamed_.resize(authors_.size(), -1);
    included_.resize(authors_.size(), -1);
  }

  Identities find() {
    merge_by_name();
    merge_by_letters();
    merge_by_mail();
    for (std::size_t i = 0; i < options_.decisions.size(); ++i) {
      if (!apply(options_.decisions[i], static_cast<int>(i))) result_.without_effect.push_back(i);
    }
    make_people();
    make_names_unique();
    for (const auto& [a, b] : apart_) {
      const std::pair people(result_.person_of[a], result_.person_of[b]);
      if (people.first != people.second) result_.apart.push_back(people);
    }
    return std::move(result_);
  }

 private:
  void note(int author, int into, MergeReason reason) {
    const Author& who = authors_[author];
    result_.merges.push_back(
        {author, into, reason, who.commits, authors_[into].commits, who.examples});
  }

  void join(int author, int into, MergeReason reason) {
    if (groups_.join(author, into)) note(author, into, reason);
  }

  void merge_by_name() {
    std::unordered_map<std::string_view, int> first;
    for (const int i : groups_.order()) {
      const std::string& name = authors_[i].who.name;
      if (is_generic_name(name)) continue;
      join(i, first.emplace(name, i).first->second, MergeReason::same_name);
    }
  }

  void merge_by_letters() {
    struct Same {
      std::vector<int> authors;
      bool two_words = false;
    };
    std::unordered_map<std::string, Same> by_key;
    for (const int i : groups_.order()) {
      const std::string& name = authors_[i].who.name;
      std::string key = name_key(name);
      if (base::count_code_points(key) < k_min_key || is_generic_name(name)) continue;
      Same& same = by_key[std::move(key)];
      same.authors.push_back(i);
      same.two_words = same.two_words || name_words(name).size() >= 2;
    }
    for (const int i : groups_.order()) {
      const auto found = by_key.find(name_key(authors_[i].who.name));
      if (found == by_key.end() || !found->second.two_words) continue;
      join(i, found->second.authors.front(), MergeReason::same_letters);
    }
  }

  void merge_by_mail() {
    struct Same {
      int first;
      std::set<std::string> names;
    };
    // A bot may use a person's address.
    std::map<std::pair<std::string, bool>, Same> by_mail;
    const auto key_of = [&](int i) {
      return std::pair(mail_key(authors_[i].who.mail), groups_.is_machine(i));
    };
    for (const int i : groups_.order()) {
      Same& same = by_mail.emplace(key_of(i), Same{i, {}}).first->second;
      same.names.insert(name_key(authors_[i].who.name));
    }
    for (const int i : groups_.order()) {
      const auto key = key_of(i);
      if (key.first.empty()) continue;
      const Same& same = by_mail.find(key)->second;
      if (same.names.size() <= k_max_names_of_mail) join(i, same.first, MergeReason::same_mail);
    }
  }

  std::vector<int> authors_of(const Identity& who) const {
    std::vector<int> found;
    for (std::size_t i = 0; i < authors_.size(); ++i) {
      const Identity& author = authors_[i].who;
      const bool same = author.name == who.name && (who.mail.empty() || author.mail == who.mail);
      if (same) found.push_back(static_cast<int>(i));
    }
    return found;
  }

  // False where it names no author who is there.
  bool apply(const Decision& decision, int number) {
    const std::vector<int> who = authors_of(decision.who);
    const bool has_other =
        decision.kind == DecisionKind::merge ||
        (decision.kind == DecisionKind::split && !(decision.other == Identity{}));
    const std::vector<int> other = has_other ? authors_of(decision.other) : std::vector<int>();
    if (who.empty() || (has_other && other.empty())) return false;
    switch (decision.kind) {
      case DecisionKind::merge:
        merge(who, other);
        break;
      case DecisionKind::split:
        split(who, other);
        break;
      case DecisionKind::rename:
        for (const int i : who) renamed_[i] = number;
        break;
      case DecisionKind::exclude:
      case DecisionKind::include:
        for (const int i : who) included_[i] = number;
        break;
    }
    return true;
  }

  void merge(const std::vector<int>& who, const std::vector<int>& other) {
    for (const std::vector<int>* authors : {&who, &other}) {
      for (const int i : *authors) {
        const bool fewer = authors_[i].commits < authors_[who[0]].commits;
        const int author = fewer ? i : who[0];
        const int into = fewer ? who[0] : i;
        if (groups_.move_all(author, into)) note(author, into, MergeReason::by_hand);
      }
    }
    const auto is_of = [&](int i) { return std::find(who.begin(), who.end(), i) != who.end(); };
    const auto is_of_other = [&](int i) {
      return std::find(other.begin(), other.end(), i) != other.end();
    };
    apart_.erase(std::remove_if(apart_.begin(), apart_.end(),
                                [&](const std::pair<int, int>& pair) {
                                  return (is_of(pair.first) && is_of_other(pair.second)) ||
                                         (is_of(pair.second) && is_of_other(pair.first));
                                }),
                 apart_.end());
  }

  void split(const std::vector<int>& who, const std::vector<int>& other) {
    bool together = other.empty();
    for (const int i : who) {
      for (const int j : other) {
        apart_.emplace_back(i, j);
        together = together || groups_.groups()[i] == groups_.groups()[j];
      }
      if (!other.empty()) continue;
      for (const int j : groups_.members(i)) apart_.emplace_back(i, j);
    }
    if (together) groups_.take_out(who);
  }

  void make_people() {
    std::map<int, int> person_of_group;
    result_.person_of.resize(authors_.size());
    for (const int i : groups_.order()) {
      const auto [entry, added] =
          person_of_group.emplace(groups_.groups()[i], static_cast<int>(result_.people.size()));
      if (added) result_.people.emplace_back();
      add(authors_[i], i, result_.people[entry->second]);
    }
    std::stable_sort(result_.people.begin(), result_.people.end(),
                     [](const Person& a, const Person& b) { return a.commits > b.commits; });
    for (std::size_t p = 0; p < result_.people.size(); ++p) {
      Person& person = result_.people[p];
      for (const int i : person.authors) result_.person_of[i] = static_cast<int>(p);
      person.name = name_of(person);
      take_standing(person);
    }
  }

  static void add(const Author& author, int i, Person& person) {
    const bool first = person.authors.empty();
    person.authors.push_back(i);
    person.commits += author.commits;
    person.first_time = first ? author.first_time : std::min(person.first_time, author.first_time);
    person.last_time = first ? author.last_time : std::max(person.last_time, author.last_time);
  }

  // The last decision's; or else that of most commits, if it can be one of two words.
  std::string name_of(const Person& person) const {
    int decision = -1;
    std::string_view name;
    bool has_words = false;
    for (const int i : person.authors) {
      decision = std::max(decision, renamed_[i]);
      const std::string& candidate = authors_[i].who.name;
      const bool words = name_words(candidate).size() >= 2;
      if (!name_key(candidate).empty() && (name.empty() || (words && !has_words))) {
        name = candidate;
        has_words = words;
      }
    }
    if (decision >= 0) return options_.decisions[decision].name;
    const Identity& first = authors_[person.authors[0]].who;
    if (name.empty()) name = first.name;
    if (name.empty()) name = mail_login(first.mail);
    return name.empty() ? "?" : std::string(name);
  }

  void take_standing(Person& person) const {
    int decision = -1;
    for (const int i : person.authors) {
      const Identity& who = authors_[i].who;
      decision = std::max(decision, included_[i]);
      if (opted_out(who)) person.standing = Standing::opted_out;
      if (person.standing == Standing::opted_out || !person.sign.empty()) continue;
      const std::string_view tool = ai_tool(who);
      person.sign = tool.empty() ? bot_sign(who) : tool;
      if (!person.sign.empty()) person.standing = tool.empty() ? Standing::bot : Standing::ai_tool;
    }
    if (person.standing == Standing::opted_out) return;
    if (decision >= 0) {
      const bool out = options_.decisions[decision].kind == DecisionKind::exclude;
      person.standing = out ? Standing::excluded : Standing::active;
      person.sign.clear();
    }
    const bool old = person.last_time < table_.last_time() - k_inactive_days * k_seconds_per_day;
    if (person.standing == Standing::active && old) person.standing = Standing::inactive;
  }

  bool opted_out(const Identity& who) const {
    return std::any_of(
        options_.opt_outs.begin(), options_.opt_outs.end(), [&](const std::string& given) {
          if (given == who.name) return !given.empty();
          const bool is_mail = given.find('@') != given.npos;
          const std::string key = is_mail ? "" : name_key(given);
          return is_mail ? base::lower_case(base::trimmed(given)) == base::lower_case(who.mail)
                         : !key.empty() && key == name_key(who.name);
        });
  }

  void make_names_unique() {
    std::unordered_set<std::string> taken;
    for (Person& person : result_.people) {
      const std::string name = person.name;
      const std::string_view login = mail_login(authors_[person.authors[0]].who.mail);
      if (taken.count(name) > 0 && !login.empty()) {
        person.name = name + " (" + std::string(login) + ")";
      }
      for (int number = 2; !taken.insert(person.name).second; ++number) {
        person.name = name + " (" + std::to_string(number) + ")";
      }
    }
  }

  const Authors& table_;
  const std::vector<Author>& authors_;
  const IdentityOptions& options_;
  Groups groups_;
  std::vector<int> renamed_;                // by which decision, of each author; −1
  std::vector<int> included_;               // or excluded
  std::vector<std::pair<int, int>> apart_;  // authors
  Identities result_;
};

}  // namespace

Identities find_people(const Authors& authors, const IdentityOptions& options) {
  return Finder(authors, options).find();
}

}  // namespace headsup::history
