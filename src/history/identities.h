// From authors to people: somebody may have committed under several names.
//
// Two authors are one person where
//   - both are written with the same name, unless several people may have that ('root');
//   - or their names have the same letters (name_key), at least k_min_key of them, and one of the
//     names is of two words;
//   - or they have the same address, unless that tells nothing (mail_key), or more than
//     k_max_names_of_mail different names use it.
// A bot and a person are never one. Everything weaker is suggested (suggestions.h), not done.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "history/authors.h"

namespace headsup::history {

inline constexpr std::size_t k_min_key = 8;  // code points
inline constexpr std::size_t k_max_names_of_mail = 3;
inline constexpr std::int64_t k_inactive_days = 90;

// What somebody decides by hand. An Identity without a mail means all authors of that name.
enum class DecisionKind {
  merge,    // who and other are one person
  split,    // who is a person alone; where there is an other, only not the same as that one
  rename,   // who's person is called `name`
  exclude,  // who's person is left out
  include   // who's person is none to leave out: no bot, and no longer excluded
};
struct Decision {
  DecisionKind kind = DecisionKind::merge;
  Identity who;
  Identity other;    // of merge and split
  std::string name;  // of rename

  bool operator==(const Decision&) const = default;
};

struct IdentityOptions {
  // Applied in their order to what was merged by itself. Without one of them all is as if it had
  // never been made.
  std::vector<Decision> decisions;
  // Names or addresses of people who do not want to be in; names are compared by name_key. No
  // decision overrides that.
  std::vector<std::string> opt_outs;
};

enum class MergeReason { same_name, same_letters, same_mail, by_hand };

// That an author was taken for the same person as another. All are indices of Authors::all().
struct Merge {
  int author = 0;  // the one of fewer commits
  int into = 0;
  MergeReason reason = MergeReason::same_name;
  std::int64_t author_commits = 0;
  std::int64_t into_commits = 0;
  std::vector<std::string> examples;  // subjects of `author`
};

enum class Standing {
  active,
  inactive,  // no commit within k_inactive_days before the history's last one
  bot,       // `sign` says by what
  ai_tool,   // `sign` says which
  excluded,  // by a decision
  opted_out,
};

// Whether what somebody does counts: for a person, who has not been left out.
inline bool counts(Standing standing) {
  return standing == Standing::active || standing == Standing::inactive;
}

struct Person {
  std::string name;          // no two people have the same
  std::vector<int> authors;  // indices of Authors::all(), by commits
  std::int64_t commits = 0;
  std::int64_t first_time = 0;
  std::int64_t last_time = 0;
  Standing standing = Standing::active;
  std::string sign;
};

struct Identities {
  std::vector<Person> people;  // those of more commits first
  std::vector<int> person_of;  // of each author, an index of people
  std::vector<Merge> merges;   // those by hand last; also such that a decision has split again
  std::vector<std::pair<int, int>> apart;   // people whom a decision says to be different
  std::vector<std::size_t> without_effect;  // decisions that name no author who is there
};

Identities find_people(const Authors& authors, const IdentityOptions& options);

}  // namespace headsup::history
