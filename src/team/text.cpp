#include "team/text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/unicode.h"
#include "team/stem.h"

namespace headsup::team {
namespace {

// A phrase is stronger evidence than a single word.
constexpr double k_phrase_evidence = 1.5;

bool is_upper(char32_t code_point) {
  return base::to_lower(code_point) != code_point;
}

bool is_apostrophe(char32_t code_point) {
  return code_point == '\'' || code_point == 0x2019;
}

// Whether a new word begins at `code_point` inside a run of letters and digits: at the capital of
// camelCase and at the last capital of HTTPServer.
bool begins_word(char32_t previous, char32_t code_point, char32_t next) {
  if (!is_upper(code_point) || previous == 0) return false;
  if (!is_upper(previous)) return previous < '0' || previous > '9';
  return base::is_word_character(next) && !is_upper(next) && (next < '0' || next > '9');
}

struct Token {
  std::string text;
  bool continues = false;  // the camelCase word of the token before it
};

std::string joined(const std::vector<Token>& tokens, std::size_t first, std::size_t count) {
  std::string key;
  for (std::size_t i = first; i < first + count; ++i) key += tokens[i].text;
  return key;
}

// Whether these tokens are all of one camelCase word.
bool is_one_word(const std::vector<Token>& tokens, std::size_t first, std::size_t count) {
  const std::size_t end = first + count;
  if (tokens[first].continues || (end < tokens.size() && tokens[end].continues)) return false;
  for (std::size_t i = first + 1; i < end; ++i) {
    if (!tokens[i].continues) return false;
  }
  return count > 1;
}

std::vector<Token> split(std::string_view text) {
  std::vector<Token> tokens;
  std::string word;
  char32_t previous = 0;  // the last code point of the word, 0 between words
  bool continues = false;
  const auto finish = [&] {
    if (!word.empty()) tokens.push_back({stem(std::move(word)), continues});
    word.clear();
    continues = previous != 0;
    previous = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint here = base::decode_utf8(text, at);
    at += here.bytes;
    const char32_t next = at < text.size() ? base::decode_utf8(text, at).value : 0;
    if (!base::is_word_character(here.value)) {
      // "customer's" and "isn't" are one word each.
      const bool inside =
          is_apostrophe(here.value) && previous != 0 && base::is_word_character(next);
      if (inside) continue;
      finish();
      continues = false;
      continue;
    }
    if (begins_word(previous, here.value, next)) finish();
    base::append_utf8(word, base::to_lower(here.value));
    previous = here.value;
  }
  finish();
  return tokens;
}

std::vector<const Facet*> facets_of(const Team& team) {
  std::vector<const Facet*> facets;
  for (int facet = 0; facet < team.facet_count(); ++facet) facets.push_back(&team.facet(facet));
  return facets;
}

}  // namespace

std::vector<std::string> tokenize(std::string_view text) {
  std::vector<std::string> words;
  for (Token& token : split(text)) words.push_back(std::move(token.text));
  return words;
}

std::string joined(const std::vector<std::string>& tokens) {
  std::string key;
  for (const std::string& token : tokens) key += token;
  return key;
}

TermIndex::TermIndex(const Team& team) : TermIndex(facets_of(team)) {}

TermIndex::TermIndex(const std::vector<const Facet*>& facets)
    : facet_count_(static_cast<int>(facets.size())) {
  for (int facet = 0; facet < facet_count_; ++facet) {
    for (const std::string& term : facets[facet]->terms) {
      const std::vector<Token> tokens = split(term);
      if (tokens.empty()) continue;
      std::vector<Entry>& entries = entries_[joined(tokens, 0, tokens.size())];
      const bool known = !entries.empty() && entries.back().facet == facet;
      if (known) continue;  // another form of a term that this facet lists already
      const bool is_phrase = tokens.size() > 1;
      entries.push_back({term, facet, is_phrase ? k_phrase_evidence : 1.0, is_phrase});
      longest_term_ = std::max(longest_term_, static_cast<int>(tokens.size()));
    }
  }
  for (auto& [key, entries] : entries_) {
    const double listed_by = static_cast<double>(entries.size());
    const double idf = std::log1p(facet_count_ / listed_by) / std::log1p(facet_count_);
    for (Entry& entry : entries) entry.evidence *= idf;
  }
}

Needs TermIndex::needs(std::string_view text) const {
  Needs needs;
  needs.facets.assign(facet_count_, 0.0);
  const std::vector<Token> tokens = split(text);
  std::vector<std::size_t> covered(facet_count_, 0);  // tokens, per facet
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const std::size_t longest =
        std::min(tokens.size() - at, static_cast<std::size_t>(longest_term_));
    for (std::size_t length = longest; length >= 1; --length) {
      const auto found = entries_.find(joined(tokens, at, length));
      if (found == entries_.end()) continue;
      for (const Entry& entry : found->second) {
        // The words of a longer match say nothing more to the same facet.
        std::size_t& end = covered[entry.facet];
        if (at < end) continue;
        end = at + length;
        const bool repeated =
            std::any_of(needs.matches.begin(), needs.matches.end(), [&entry](const Match& match) {
              return match.facet == entry.facet && match.term == entry.term;
            });
        if (repeated) continue;
        needs.matches.push_back({entry.term, entry.facet, entry.evidence});
        needs.facets[entry.facet] += entry.evidence;
      }
      // Where 'javascript' is a term, 'JavaScript' is no 'Java', to any facet.
      const bool is_word = std::any_of(found->second.begin(), found->second.end(),
                                       [](const Entry& entry) { return !entry.is_phrase; });
      if (is_word && is_one_word(tokens, at, length)) {
        at += length - 1;
        break;
      }
    }
  }
  // Each unit of evidence halves what is still missing to a need of 1.
  for (Match& match : needs.matches) {
    const double evidence = needs.facets[match.facet];
    match.weight *= (1.0 - std::exp2(-evidence)) / evidence;
  }
  for (double& need : needs.facets) {
    if (need > 0) need = 1.0 - std::exp2(-need);
  }
  return needs;
}

}  // namespace headsup::team
