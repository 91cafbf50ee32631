#include "team/stem.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace headsup::team {
namespace {

bool has_vowel(std::string_view text) {
  // A byte beyond ASCII is part of a letter of a language whose vowels are not known here.
  return std::any_of(text.begin(), text.end(), [](char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

void strip_plural(std::string& word) {
  if (word == "seconds") return;  // '8 seconds' is a measure, 'a second time' is not
  if (word.ends_with("ies") && word.size() > 4) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.ends_with("sses")) {
    word.resize(word.size() - 2);
  } else if (word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("us") &&
             !word.ends_with("is")) {
    word.pop_back();
  }
}

// 'stopp' → 'stop', but 'call', 'miss' and 'buzz' keep both letters.
void undouble(std::string& word) {
  const std::size_t n = word.size();
  if (n > 3 && word[n - 1] == word[n - 2] &&
      std::string_view("bdgmnprt").find(word[n - 1]) != std::string_view::npos) {
    word.pop_back();
  }
}

void strip_tense(std::string& word) {
  static constexpr std::string_view k_whole[] = {"anything", "during",  "evening",  "everything",
                                                 "morning",  "nothing", "something"};
  if (std::find(std::begin(k_whole), std::end(k_whole), word) != std::end(k_whole)) return;
  if (word.ends_with("ied") && word.size() > 4) {
    word.replace(word.size() - 3, 3, "y");
    return;
  }
  const std::size_t suffix = word.ends_with("ing")                            ? 3
                             : word.ends_with("ed") && !word.ends_with("eed") ? 2
                                                                              : 0;
  if (suffix == 0 || word.size() < suffix + 3) return;
  const std::size_t rest = word.size() - suffix;
  if (!has_vowel(std::string_view(word).substr(0, rest))) return;
  word.resize(rest);
  undouble(word);
}

}  // namespace

std::string stem(std::string word) {
  if (word.size() <= 3 ||
      std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return word;
  }
  strip_plural(word);
  strip_tense(word);
  if (word.ends_with("ly") && word.size() >= 6) word.resize(word.size() - 2);
  if (word.ends_with("e") && word.size() >= 4) word.pop_back();
  return word;
}

}  // namespace headsup::team
