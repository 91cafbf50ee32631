#include "team/import_checks.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"

namespace headsup::team {
namespace {

constexpr const char* k_expected_text = "; expected a team file, a table or a roster in UTF-8";

}  // namespace

bool has_lost_character(std::string_view text, base::FileError& error) {
  const std::size_t at = text.find("\xEF\xBF\xBD");
  if (at == text.npos) return false;
  const std::string_view before = text.substr(0, at);
  const std::size_t start = before.rfind('\n') + 1;  // of its line; npos + 1 is 0
  error = {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
           static_cast<int>(base::count_code_points(before.substr(start))) + 1, "",
           std::string("found a character that was lost on the way") + k_expected_text};
  return true;
}

bool is_plain_text(std::string_view text, base::FileError& error) {
  if (text.size() > k_max_file_bytes) {
    error = {1, 1, "",
             "found " + std::to_string(text.size()) + " bytes; expected at most " +
                 std::to_string(k_max_file_bytes) + " (4 MiB)"};
    return false;
  }
  int line = 1;
  int column = 1;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint here = base::decode_utf8(text, at);
    const bool is_break = here.value == '\n' || here.value == '\r';
    const bool allowed = is_break || here.value == '\t' || here.value == 0xFEFF ||
                         here.value == 0x200D || here.value == 0x200C;
    if (here.value == base::k_malformed) {
      error = {line, column, "", std::string("found bytes that are no UTF-8") + k_expected_text};
      return false;
    }
    if (base::is_control(here.value) && !allowed) {
      error = {line, column, "", std::string("found a control character") + k_expected_text};
      return false;
    }
    const bool first_of_two = here.value == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (is_break && !first_of_two) {
      ++line;
      column = 1;
    } else {
      ++column;
    }
    at += here.bytes;
  }
  return true;
}

bool People::fail(int line, int column, std::string message) {
  error_ = {line, column, "", std::move(message)};
  return false;
}

bool People::add(Person person, int line, int column) {
  if (person.name.empty()) return fail(line, column, "found no name; expected one in each row");
  for (const std::string* text : {&person.name, &person.title}) {
    if (base::count_code_points(*text) <= k_longest_line) continue;
    return fail(line, column,
                "found '" + base::for_display(*text) + "'; expected at most " +
                    std::to_string(k_longest_line) + " characters of a name or title");
  }
  const auto [known, added] = lines_.emplace(person.name, line);
  if (!added) {
    return fail(line, column,
                "found '" + base::for_display(person.name) +
                    "' a second time; expected each name once (it is on line " +
                    std::to_string(known->second) + ", too)");
  }
  if (person.lead && lead_line_ > 0) {
    return fail(line, column,
                "found a second lead; expected exactly one (the other is on line " +
                    std::to_string(lead_line_) + ")");
  }
  if (person.lead) lead_line_ = line;
  if (team_.people.size() == k_max_people) {
    return fail(line, column,
                "found more than " + std::to_string(k_max_people) + " people; expected " +
                    std::to_string(k_min_people) + " to " + std::to_string(k_max_people));
  }
  team_.people.push_back(std::move(person));
  return true;
}

bool People::finish(int line) {
  std::vector<Person>& people = team_.people;
  if (people.size() < k_min_people) {
    return fail(line, 1,
                "found " + std::string(people.empty() ? "nobody" : "one person") +
                    "; expected at least two, a person a line");
  }
  if (std::none_of(people.begin(), people.end(), [](const Person& p) { return p.available; })) {
    return fail(1, 1, "found nobody who is here; expected at least one person who is");
  }
  if (lead_line_ == 0) people.front().lead = true;
  return true;
}

}  // namespace headsup::team
