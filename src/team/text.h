// Typed text → needs: exact (stemmed) terms of the facets' lists, idf-weighted, saturating at 1.
//
// A term that df of the F facets list is evidence of log(1 + F/df) / log(1 + F) for each of them,
// 1.5 times that if it has more than one word; every distinct term counts once for a facet. The
// need is 1 − 2^(−Σ evidence): one term of its own makes 0.5, two 0.75, three 0.88.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "team/team.h"

namespace headsup::team {

struct Match {
  std::string term;  // the term of the list, as the team file writes it
  int facet = 0;
  double weight = 0;  // this term's share of the facet's need; a facet's shares add up to its need
};

struct Needs {
  std::vector<double> facets;  // F values in [0, 1]
  std::vector<Match> matches;  // in order of appearance in the text
};

// Lower-cased, stemmed word tokens: Unicode letters and digits; camelCase, snake_case and paths
// are split. Malformed UTF-8 separates words.
std::vector<std::string> tokenize(std::string_view text);

// As terms are looked up: the tokens without what joined them.
std::string joined(const std::vector<std::string>& tokens);

// The inverted term lists of a team; build once per team. How a term is joined does not matter:
// 'time out', 'time-out', 'timeOut' and 'timeout' are one. Where terms overlap, the
// longest counts; the parts of 'JavaScript' say nothing where 'javascript' is a term.
class TermIndex {
 public:
  explicit TermIndex(const Team& team);
  // Of facets that are in no team yet, in the order of their numbers.
  explicit TermIndex(const std::vector<const Facet*>& facets);
  Needs needs(std::string_view text) const;

 private:
  struct Entry {
    std::string term;  // as written
    int facet = 0;
    double evidence = 0;
    bool is_phrase = false;  // of more than one word
  };
  std::unordered_map<std::string, std::vector<Entry>> entries_;  // key: stemmed tokens, joined
  int facet_count_ = 0;
  int longest_term_ = 2;  // in tokens; at least 2, since a text may write one word as two
};

}  // namespace headsup::team
