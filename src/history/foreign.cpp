#include "history/foreign.h"

#include <algorithm>

#include "base/unicode.h"

namespace headsup::history {
namespace {

struct Beginning {
  std::string_view text;
  std::string_view is;
};

// In this order: the first that fits.
constexpr Beginning k_beginnings[] = {
    {"commit ", "a log of another format"},
    {"Author: ", "a log of another format"},
    {"Merge: ", "a log of another format"},
    {"tree ", "a log of --pretty=raw"},
    {"'commit\t", "a log between single quotes (on Windows, cmd.exe wants double ones)"},
    {"commit%x09", "a format that git was not given"},
    {"* commit\t", "a log of --graph"},
    {"* ", "a log of --graph"},
    {"| ", "a log of --graph"},
    {"diff --", "a diff"},
    {"--- ", "a diff"},
    {"+++ ", "a diff"},
    {"@@ ", "a diff"},
    {"index ", "a diff"},
    {"From ", "a patch or a mail"},
    {"fatal: ", "an error of git"},
    {"error: ", "an error of git"},
    {"warning: ", "a warning of git"},
    {"usage: git", "an error of git"},
    {"<", "a page or a file in XML"},
    {"{", "JSON, such as a team file"},
    {"[", "JSON, such as a team file"},
};

// 'M<tab>path', 'R100<tab>old<tab>new'
bool is_name_status(std::string_view line) {
  const std::size_t tab = line.find('\t');
  return tab != line.npos && tab >= 1 && tab <= 4 &&
         std::string_view("ACDMRTUX").find(line[0]) != line.npos &&
         line.substr(1, tab - 1).find_first_not_of("0123456789") == line.npos;
}

// ' src/file.c | 5 ++---' and ' 2 files changed, …'
bool is_stat(std::string_view line) {
  if (line[0] != ' ') return false;
  const std::size_t bar = line.find(" | ");
  const bool changed =
      line.find(" file changed") != line.npos || line.find(" files changed") != line.npos;
  return changed || (bar != line.npos && bar + 3 < line.size());
}

// 'a98c8d9 the subject'
bool is_oneline(std::string_view line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  return space >= 7 && space <= 64 &&
         line.substr(0, space).find_first_not_of("0123456789abcdef") == line.npos;
}

}  // namespace

std::string foreign_line(std::string_view line) {
  std::string_view is;
  if (is_name_status(line)) is = "a log of --name-status";
  if (is_stat(line)) is = "a log of --stat";
  if (is_oneline(line)) is = "a log of --oneline";
  if (line.starts_with(":") && line.find('\t') != line.npos) is = "a log of --raw";
  for (const Beginning& beginning : k_beginnings) {
    if (is.empty() && line.starts_with(beginning.text)) is = beginning.is;
  }
  const std::string quote = "'" + base::for_display(line) + "'";
  return is.empty() ? quote : quote + ", " + std::string(is);
}

}  // namespace headsup::history
