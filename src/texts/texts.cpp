#include "texts/texts.h"

#include <cstddef>
#include <iterator>

#include "base/enum_array.h"
#include "base/format.h"

namespace headsup::texts {
namespace {

using Line = base::EnumArray<Language, const char*, k_languages>;

constexpr Line k_lines[] = {
#if HEADSUP_FOR_PAGE
#define TEXT(id, english, german) {{"", ""}},
#else
#define TEXT(id, english, german) {{english, german}},
#endif
#include "texts/desktop_table.inc"
#undef TEXT
#define TEXT(id, english, german) {{english, german}},
#include "texts/table.inc"
#undef TEXT
};

// On their own, so that a program which never asks for them, as the page, does not carry them.
constexpr const char* k_ids[] = {
#define TEXT(id, english, german) #id,
#include "texts/desktop_table.inc"
#include "texts/table.inc"
#undef TEXT
};

Language g_language = Language::english;

}  // namespace

void use(Language language) {
  g_language = language;
  base::use_number_style(language == Language::german ? base::k_comma_style : base::k_point_style);
}

Language current() {
  return g_language;
}

const char* code(Language language) {
  return language == Language::german ? "de" : "en";
}

bool parse(std::string_view code_or_tag, Language& out) {
  const std::string_view base = code_or_tag.substr(0, code_or_tag.find_first_of("-_"));
  if (base == "en") {
    out = Language::english;
  } else if (base == "de") {
    out = Language::german;
  } else {
    return false;
  }
  return true;
}

const char* get(Id id) {
  return get(id, g_language);
}

const char* get(Id id, Language language) {
  return k_lines[static_cast<std::size_t>(id)][language];
}

std::string fill(Id id, std::initializer_list<std::string_view> values) {
  const std::string_view pattern = get(id);
  std::string result;
  std::size_t from = 0;  // what of the pattern is not in the result yet
  for (auto at = pattern.find('{'); at != pattern.npos; at = pattern.find('{', at + 1)) {
    const bool place = at + 2 < pattern.size() && pattern[at + 2] == '}';
    const auto index = static_cast<std::size_t>(place ? pattern[at + 1] - '0' : 0);
    if (!place || index >= values.size()) continue;
    result += pattern.substr(from, at - from);
    result += values.begin()[index];
    from = at + 3;
  }
  result += pattern.substr(from);
  return result;
}

int count() {
  return static_cast<int>(std::size(k_lines));
}

const char* id_name(int number) {
  return k_ids[number];
}

}  // namespace headsup::texts
