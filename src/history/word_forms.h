// How the words of a history are written: a stem such as 'cach' is nothing to show to people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace headsup::history {

class WordForms {
 public:
  // Counts each word of a text that is there so many times, as it stands there, in lower case; the
  // parts of camelCase are words.
  void add(std::string_view text, std::int32_t times);

  // Of each number the commonest form, of equally common ones the shorter one, then the first by
  // letters. A stem that nobody has written by itself is its own form.
  std::vector<std::string> choose(
      const std::unordered_map<std::string, std::int32_t>& numbers) const;

 private:
  std::unordered_map<std::string, std::int32_t> counts_;
};

}  // namespace headsup::history
