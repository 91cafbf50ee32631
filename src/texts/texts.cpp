#include "texts/texts.h"

#include <cstddef>
#include <iterator>

#include "base/enum_array.h"
#include "base/format.h"

namespace headsup::texts {
namespace {

using Line = base::EnumArray<Language, const char*, k_languages>;
constexpr Line k_lines[] = {
#define TEXT(id, english, german) {{english, german}},
#include "texts/table.inc"
#undef TEXT
};

// On their own, so that a program which never asks for them, as the page, does not carry them.
constexpr const char* k_ids[] = {
#define TEXT(id, english, german) #id,
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
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    const auto index = static_cast<std::size_t>(place ? pattern[i + 1] - '0' : 0);
    if (place && index < values.size()) {
      result += values.begin()[index];
      i += 2;
    } else {
      result += pattern[i];
    }
  }
  return result;
}

int count() {
  return static_cast<int>(std::size(k_lines));
}

const char* id_name(int number) {
  return k_ids[number];
}

}  // namespace headsup::texts
