#include "history/word_forms.h"

#include <cstddef>

#include "base/unicode.h"
#include "team/stem.h"

namespace headsup::history {

void WordForms::add(std::string_view text, std::int32_t times) {
  std::string word;
  bool was_lower = false;
  const auto finish = [&] {
    if (!word.empty()) counts_[word] += times;
    word.clear();
    was_lower = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint here = base::decode_utf8(text, at);
    at += here.bytes;
    if (!base::is_word_character(here.value)) {
      finish();
      continue;
    }
    const char32_t lower = base::to_lower(here.value);
    if (lower != here.value && was_lower) finish();
    was_lower = lower == here.value;
    base::append_utf8(word, lower);
  }
  finish();
}

std::vector<std::string> WordForms::choose(
    const std::unordered_map<std::string, std::int32_t>& numbers) const {
  std::vector<std::string> forms(numbers.size());
  std::vector<std::int32_t> counts(numbers.size());
  for (const auto& [form, count] : counts_) {
    const auto found = numbers.find(team::stem(form));
    if (found == numbers.end()) continue;
    std::string& best = forms[found->second];
    std::int32_t& best_count = counts[found->second];
    const bool is_shorter = form.size() < best.size();
    const bool is_before = form.size() == best.size() && form < best;
    if (count > best_count || (count == best_count && (is_shorter || is_before))) {
      best = form;
      best_count = count;
    }
  }
  for (const auto& [stem, number] : numbers) {
    if (forms[number].empty()) forms[number] = stem;
  }
  return forms;
}

}  // namespace headsup::history
