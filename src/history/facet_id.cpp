#include "history/facet_id.h"

#include "base/unicode.h"
#include "team/team.h"

namespace headsup::history {

std::string facet_id(const std::string& kind, std::string_view label) {
  constexpr std::size_t k_room = 8;
  std::string id = kind;
  bool joins = true;
  for (std::size_t at = 0; at < label.size();) {
    const base::CodePoint here = base::decode_utf8(label, at);
    at += here.bytes;
    if (!base::is_word_character(here.value)) {
      joins = true;
      continue;
    }
    if (joins) id += '_';
    joins = false;
    base::append_utf8(id, base::to_lower(here.value));
  }
  return std::string(base::first_code_points(id, team::k_longest_id - k_room));
}

}  // namespace headsup::history
