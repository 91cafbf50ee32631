// Texts of others on a page of plain text or Markdown: they cannot steer a terminal or the layout.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace headsup::base {

inline constexpr std::size_t k_page_columns = 80;

// The text on one line: runs of blanks and control characters are one blank, what reorders
// text is left out, and bytes that are no UTF-8 are U+FFFD.
std::string one_line(std::string_view text);

// The same, with everything escaped that CommonMark gives a meaning inside a line. The text never
// starts a line, hence no escapes for '-', '+' and '1.'.
std::string markdown_line(std::string_view text);

// How many cells of a terminal a text takes: two for East Asian wide letters and emoji, none for
// combining marks.
std::size_t columns_of(std::string_view text);

// The text, or as much of its beginning as fits, with … behind it.
std::string cut_to(std::string_view text, std::size_t columns);

// Appends a paragraph of words broken at k_page_columns. The first line is indented by `indent`
// blanks, the others by `hang`. A word longer than a line is cut.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent, std::size_t hang);

// A bar of `columns` cells for a share of 1, in eighths of a cell; nothing only for nothing.
std::string bar(double share, std::size_t columns);

}  // namespace headsup::base
