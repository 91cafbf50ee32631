// Who might be the same person. Nothing of this is done without somebody's decision: a first name
// and an initial merge wrongly more often than not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "history/authors.h"
#include "history/identities.h"

namespace headsup::history {

inline constexpr std::size_t k_max_suggestions = 200;
// Where one trait fits more people than that, it says nothing of any two.
inline constexpr std::size_t k_max_alike = 4;

// Surer ones first.
enum class SuggestionReason {
  same_letters,     // too few for a merge, or without a name of two words
  word_order,       // 'Wei Zhang', 'Zhang Wei'
  login,            // one's address begins with the other's name, or both begin alike
  shared_mail,      // an address that many names use
  initial_surname,  // 'J. Smith', 'jsmith'
  one_edit,         // a letter more, less, another or two changed places; k_min_key letters
  first_name,       // 'Viktor', 'Viktor Söderqvist'
};

struct Suggestion {
  int a = 0;  // an index of Identities::people, of more commits
  int b = 0;
  SuggestionReason reason = SuggestionReason::first_name;
};

struct Suggestions {
  std::vector<Suggestion> pairs;  // each two people once, by reason, then by commits
  std::size_t left_off = 0;       // beyond k_max_suggestions
};

// Of people who are neither bots nor left out, and whom no decision says to be different.
Suggestions suggest_merges(const Authors& authors, const Identities& identities);

}  // namespace headsup::history
