// The one table of everything the program says, in every language it speaks.
//
// A line of the table is TEXT(id, "English", "Deutsch"); {0}, {1}… stand for what `fill` puts in.
// The lines are in table/*.inc, a sheet for each part of the program. Ids that start with page_ are
// also handed to the page's scripts when the program is built.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace headsup::texts {

enum class Language { english, german };
inline constexpr int k_languages = 2;

enum class Id : unsigned short {
#define TEXT(id, english, german) id,
#include "texts/desktop_table.inc"
#include "texts/table.inc"
#undef TEXT
};

// The language of everything that is said from now on, and of its numbers (base/format.h). One for
// the whole program, as a locale is.
void use(Language language);
Language current();

// "en", "de".
const char* code(Language language);
// False where the code ("de", "de-AT", …) belongs to no language of the table.
bool parse(std::string_view code, Language& out);

const char* get(Id id);
const char* get(Id id, Language language);

// The text with {0}, {1}… replaced by the values.
std::string fill(Id id, std::initializer_list<std::string_view> values);

// Of a text by its number, for callers that go through the whole table.
int count();
const char* id_name(int number);

}  // namespace headsup::texts
