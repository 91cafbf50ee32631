#include "app/export/codeowners.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/date.h"
#include "base/format.h"
#include "base/order.h"
#include "base/plain_text.h"
#include "base/unicode.h"
#include "history/author_signs.h"
#include "history/path_kind.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using history::Standing;
using texts::Id;

using ByPerson = std::map<int, Touches::Of>;

// A folder or a file.
struct Node {
  std::map<std::string, Node> inside;  // of a folder
  ByPerson touches;
};

struct Owners {
  std::vector<int> people;
  double share = 0;
};

// An address or a handle as CODEOWNERS has it; empty where it could be taken for anything else.
std::string handle_of(const std::string& mail) {
  const std::string key = history::mail_key(mail);
  if (key.empty()) return "";
  const bool is_plain = std::all_of(mail.begin(), mail.end(), [](char c) {
    return c == '@' || c == '.' || c == '-' || c == '+' ||
           (c > 0 && base::is_word_character(static_cast<unsigned char>(c))) || c == '_';
  });
  if (!is_plain || std::count(mail.begin(), mail.end(), '@') != 1) return "";
  constexpr std::string_view k_github = "@users.noreply.github.com";
  if (key.size() > k_github.size() && std::string_view(key).ends_with(k_github)) {
    return "@" + std::string(history::mail_login(mail));
  }
  return mail;
}

// What a pattern gives a meaning to, or cannot have, is any one character.
std::string pattern_of(const std::string& path) {
  std::string pattern;
  for (std::size_t at = 0; at < path.size();) {
    const base::CodePoint here = base::decode_utf8(path, at);
    const bool is_special = here.value == base::k_malformed || base::is_control(here.value) ||
                            std::string_view("*?[]\\").find(path[at]) != std::string_view::npos;
    if (is_special) {
      pattern += '?';
    } else {
      if (here.value == ' ') pattern += '\\';
      pattern += path.substr(at, here.bytes);
    }
    at += here.bytes;
  }
  return pattern;
}

class Writer {
 public:
  Writer(const Touches& touches, const history::Corpus& corpus)
      : touches_(touches), corpus_(corpus), people_(history::find_people(corpus.authors(), {})) {
    for (const history::Identity& author : touches.authors()) {
      const int found = corpus.authors().find(author);
      persons_.push_back(found < 0 ? -1 : people_.person_of[found]);
    }
  }

  std::string write(const std::function<bool(const std::string&)>& is_there) {
    for (const auto& [path, by_author] : touches_.files()) {
      if (!is_there || is_there(path)) add(path, by_author);
    }
    write_head();
    write_node("/", root_, {});
    return std::move(out_);
  }

 private:
  void add(const std::string& path, const Touches::ByAuthor& by_author) {
    ByPerson touches;
    for (const auto& [author, of] : by_author) {
      const int person = persons_[author];
      if (person < 0) continue;
      if (!history::counts(people_.people[person].standing)) continue;
      touches[person].weight += of.weight;
      touches[person].count += of.count;
    }
    Node* node = &root_;
    for (std::size_t at = 0; at <= path.size();) {
      for (const auto& [person, of] : touches) {
        node->touches[person].weight += of.weight;
        node->touches[person].count += of.count;
      }
      if (at == path.size()) break;
      const std::size_t end = std::min(path.find('/', at), path.size() - 1) + 1;
      node = &node->inside[path.substr(at, end - at)];
      at = end;
    }
  }

  // The fewest people of the most weight who have enough of it; none where one of them has gone.
  Owners owners_of(const ByPerson& touches) const {
    double all = 0;
    std::vector<std::pair<int, Touches::Of>> sorted(touches.begin(), touches.end());
    for (const auto& [person, of] : sorted) all += of.weight;
    base::sort_things(
        sorted, [](const auto& a, const auto& b) { return a.second.weight > b.second.weight; });
    Owners owners;
    int count = 0;
    for (const auto& [person, of] : sorted) {
      if (owners.people.size() == k_max_owners || owners.share >= k_owner_share) break;
      if (people_.people[person].standing != Standing::active) return {};
      owners.people.push_back(person);
      owners.share += of.weight / all;
      count += of.count;
    }
    return owners.share >= k_owner_share && count >= k_min_touches ? owners : Owners();
  }

  // `inherited`: of the folder around it.
  void write_node(const std::string& path, const Node& node, const std::vector<int>& inherited) {
    const Owners owners = owners_of(node.touches);
    const bool is_other = std::none_of(owners.people.begin(), owners.people.end(), [&](int person) {
      return std::find(inherited.begin(), inherited.end(), person) != inherited.end();
    });
    const bool is_written = !owners.people.empty() && is_other;
    if (is_written) write_rule(path, owners);
    for (const auto& [name, inside] : node.inside) {
      write_node(path + name, inside, is_written ? owners.people : inherited);
    }
  }

  void write_rule(const std::string& path, const Owners& owners) {
    std::string names;
    std::string handles;
    for (const int person : owners.people) {
      names += (names.empty() ? "" : ", ") + base::one_line(people_.people[person].name);
      const std::string handle = handle_of_person(person);
      if (!handle.empty()) handles += " " + handle;
    }
    std::string comment = "# " + base::percent(owners.share) + ": " + names;
    const std::string pattern = path == "/" ? "*" : pattern_of(path);
    if (handles.empty()) {
      comment += " (" + std::string(texts::get(Id::codeowners_no_address)) + ")";
      out_ += "\n" + comment + "\n# " + pattern + "\n";
    } else {
      out_ += "\n" + comment + "\n" + pattern + handles + "\n";
    }
  }

  // Of the author of most commits who has one.
  std::string handle_of_person(int person) const {
    for (const int author : people_.people[person].authors) {
      std::string handle = handle_of(corpus_.authors().all()[author].who.mail);
      if (!handle.empty()) return handle;
    }
    return "";
  }

  void write_head() {
    const int last_day = base::day_of(corpus_.authors().last_time());
    const std::string commits =
        base::whole_number(static_cast<long long>(corpus_.commits().size()));
    for (const std::string& line :
         {texts::fill(Id::codeowners_head, {commits, base::date_text(last_day),
                                            base::decimal(k_touch_half_life_days, 0)}),
          texts::fill(Id::codeowners_rule, {base::percent(k_owner_share)}),
          std::string(texts::get(Id::codeowners_check))}) {
      out_ += "# " + line + "\n";
    }
  }

  const Touches& touches_;
  const history::Corpus& corpus_;
  history::Identities people_;
  std::vector<int> persons_;  // of each author of touches_; −1: of no commit that counts
  Node root_;
  std::string out_;
};

}  // namespace

int Touches::author_of(const history::Identity& who) {
  const auto next = static_cast<int>(authors_.size());
  const auto [found, is_new] = author_numbers_.emplace(who.name + "\n" + who.mail, next);
  if (is_new) authors_.push_back(who);
  return found->second;
}

void Touches::add(const history::Commit& commit) {
  const int author = author_of(commit.author);
  const double days = history::days_between(commit.time, now_);
  const double weight = std::exp2(-days / k_touch_half_life_days);
  const bool is_bulk = history::is_bulk(commit);
  for (const history::FileChange& file : commit.files) {
    const auto later = renamed_.find(file.path);
    const std::string path = later == renamed_.end() ? file.path : later->second;
    if (!file.old_path.empty()) renamed_[file.old_path] = path;
    if (is_bulk || history::path_sign(path).kind != history::PathKind::ordinary) continue;
    if (files_.size() >= k_max_touched_paths && files_.count(path) == 0) continue;
    Of& of = files_[path][author];
    of.weight += weight;
    ++of.count;
  }
}

std::string codeowners(const Touches& touches, const history::Corpus& corpus,
                       const std::function<bool(const std::string&)>& is_there) {
  return Writer(touches, corpus).write(is_there);
}

}  // namespace headsup::app
