// A report as what it says, to be printed as plain text or Markdown. All texts in it may be of
// others: both ways of printing make them harmless.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace headsup::app {

struct PrintedRow {
  std::vector<std::string> cells;
  double bar = 0;  // a share
};

// The first column is of words, the others of numbers.
struct PrintedTable {
  std::vector<std::string> head;
  std::vector<PrintedRow> rows;
  bool with_bars = false;
};

enum class PrintedKind { title, heading, paragraph, item, closing, table };

struct PrintedBlock {
  PrintedKind kind = PrintedKind::paragraph;
  std::string text;  // of all but tables
  PrintedTable table;
};

struct Printed {
  std::vector<PrintedBlock> blocks;

  void add(PrintedKind kind, std::string text) { blocks.push_back({kind, std::move(text), {}}); }
  void add(PrintedTable table) { blocks.push_back({PrintedKind::table, {}, std::move(table)}); }
};

// No line is longer than 80 columns. Colours are ANSI's.
std::string print_text(const Printed& printed, bool with_colours);

// CommonMark with the tables of GitHub; bars are left out.
std::string print_markdown(const Printed& printed);

}  // namespace headsup::app
