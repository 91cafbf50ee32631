// Tables as text: RFC 4180, and what spreadsheets make of it. The fields of a row are separated by
// commas, semicolons or tabs; a field in double quotes may have these, line breaks and doubled
// quotes inside. Lines end with LF, CRLF or CR. A byte order mark in front is skipped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file_error.h"

namespace headsup::base {

struct CsvCell {
  std::string text;
  int line = 1;    // 1-based, where the cell begins
  int column = 1;  // 1-based, in Unicode code points
};
using CsvRow = std::vector<CsvCell>;

struct CsvResult {
  std::vector<CsvRow> rows;  // without those that are blank; empty where there is an error
  FileError error;           // with a message exactly where there is one
};

// The separator that the first row has most of, outside of quotes: ',', ';' or '\t'.
char csv_separator(std::string_view text);

CsvResult read_csv(std::string_view text, char separator);

// One field as it has to be written, in quotes only where it needs them.
std::string csv_field(std::string_view text, char separator = ',');

}  // namespace headsup::base
