#include "app/export/printed.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/plain_text.h"

namespace headsup::app {
namespace {

using base::columns_of;
using base::k_page_columns;

constexpr std::size_t k_gap = 2;
constexpr std::size_t k_min_bar = 12;
constexpr std::size_t k_indent = 2;

constexpr const char* k_bold = "\x1b[1m";
constexpr const char* k_cyan = "\x1b[36m";
constexpr const char* k_plain = "\x1b[0m";

std::string coloured(const std::string& text, const char* colour, bool with_colours) {
  return with_colours ? colour + text + k_plain : text;
}

std::size_t widest(const PrintedTable& table, std::size_t column) {
  std::size_t width = columns_of(table.head[column]);
  for (const PrintedRow& row : table.rows) {
    width = std::max(width, columns_of(base::one_line(row.cells[column])));
  }
  return width;
}

// The first column gives way where a line would be too long.
std::vector<std::size_t> widths_of(const PrintedTable& table) {
  std::vector<std::size_t> widths(table.head.size());
  std::size_t others = table.with_bars ? k_gap + k_min_bar : 0;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    widths[i] = widest(table, i);
    others += k_gap + widths[i];
  }
  const std::size_t room = k_page_columns > others ? k_page_columns - others : 1;
  widths[0] = std::min(widest(table, 0), room);
  return widths;
}

std::string line_of(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::string cell = base::cut_to(base::one_line(cells[i]), widths[i]);
    if (i > 0) line.append(k_gap + widths[i] - columns_of(cell), ' ');
    line += cell;
    if (i == 0) line.append(widths[i] - columns_of(cell), ' ');
  }
  return line;
}

std::string without_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

void print_table(std::string& out, const PrintedTable& table, bool with_colours) {
  const std::vector<std::size_t> widths = widths_of(table);
  const std::string head = without_end(line_of(table.head, widths));
  out += coloured(head, k_bold, with_colours) + "\n";
  for (const PrintedRow& row : table.rows) {
    std::string line = line_of(row.cells, widths);
    const std::size_t room = k_page_columns - std::min(columns_of(line) + k_gap, k_page_columns);
    const std::string bar = table.with_bars ? base::bar(row.bar, room) : "";
    if (bar.empty()) {
      line = without_end(std::move(line));
    } else {
      line += std::string(k_gap, ' ') + coloured(bar, k_cyan, with_colours);
    }
    out += line + "\n";
  }
}

// Each line on its own, so that a line break does not carry a colour along.
std::string painted(const std::string& text, const char* colour, bool with_colours) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
    out += coloured(text.substr(at, end - at), colour, with_colours) + "\n";
    at = end + 1;
  }
  return out;
}

void add_row(std::string& out, const std::vector<std::string>& cells) {
  out += "|";
  for (const std::string& cell : cells) out += " " + base::markdown_line(cell) + " |";
  out += "\n";
}

void print_markdown_table(std::string& out, const PrintedTable& table) {
  add_row(out, table.head);
  out += "|";
  for (std::size_t i = 0; i < table.head.size(); ++i) out += i == 0 ? "---|" : "---:|";
  out += "\n";
  for (const PrintedRow& row : table.rows) add_row(out, row.cells);
}

// What would make a list or a heading of a line that begins with it is no such beginning.
std::string markdown_start(std::string_view text) {
  const std::string line = base::markdown_line(text);
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const std::string_view rest = std::string_view(line).substr(digits);
  const bool is_number = digits > 0 && (rest.starts_with(".") || rest.starts_with(")"));
  const bool is_sign = digits == 0 && !line.empty() &&
                       std::string_view("-+=").find(line[0]) != std::string_view::npos;
  return is_number || is_sign ? line.substr(0, digits) + "\\" + line.substr(digits) : line;
}

// Items stand together, everything else apart.
bool is_apart(const std::vector<PrintedBlock>& blocks, std::size_t i) {
  return i > 0 && (blocks[i].kind != PrintedKind::item || blocks[i - 1].kind != PrintedKind::item);
}

}  // namespace

std::string print_text(const Printed& printed, bool with_colours) {
  std::string out;
  for (std::size_t i = 0; i < printed.blocks.size(); ++i) {
    const PrintedBlock& block = printed.blocks[i];
    const std::string text = base::one_line(block.text);
    const bool under_heading = i > 0 && printed.blocks[i - 1].kind == PrintedKind::heading;
    const bool goes_on = block.kind == PrintedKind::item && i > 0;
    if (i > 0 && !under_heading && !goes_on) out += "\n";
    std::string lines;
    switch (block.kind) {
      case PrintedKind::title:
      case PrintedKind::heading:
        base::append_wrapped(lines, text, 0, k_indent);
        out += painted(lines, k_bold, with_colours);
        break;
      case PrintedKind::paragraph:
      case PrintedKind::closing:
        base::append_wrapped(out, text, 0, 0);
        break;
      case PrintedKind::item:
        base::append_wrapped(out, "- " + text, k_indent, 2 * k_indent);
        break;
      case PrintedKind::table:
        print_table(out, block.table, with_colours);
        break;
    }
  }
  return out;
}

std::string print_markdown(const Printed& printed) {
  std::string out;
  for (std::size_t i = 0; i < printed.blocks.size(); ++i) {
    const PrintedBlock& block = printed.blocks[i];
    const std::string text = markdown_start(block.text);
    if (is_apart(printed.blocks, i)) out += "\n";
    switch (block.kind) {
      case PrintedKind::title:
        out += "# " + text + "\n";
        break;
      case PrintedKind::heading:
        out += "## " + text + "\n";
        break;
      case PrintedKind::paragraph:
        out += text + "\n";
        break;
      case PrintedKind::item:
        out += "- " + text + "\n";
        break;
      case PrintedKind::closing:
        out += "---\n\n*" + text + "*\n";
        break;
      case PrintedKind::table:
        print_markdown_table(out, block.table);
        break;
    }
  }
  return out;
}

}  // namespace headsup::app
