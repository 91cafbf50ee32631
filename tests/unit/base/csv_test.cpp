#include <doctest.h>

#include <string>
#include <vector>

#include "base/csv.h"

using namespace headsup::base;

namespace {

using Texts = std::vector<std::vector<std::string>>;

Texts texts(const CsvResult& result) {
  Texts all;
  for (const CsvRow& row : result.rows) {
    all.emplace_back();
    for (const CsvCell& cell : row) all.back().push_back(cell.text);
  }
  return all;
}

Texts read(std::string_view text, char separator = ',') {
  const CsvResult result = read_csv(text, separator);
  CHECK(result.error.message.empty());
  return texts(result);
}

}  // namespace

TEST_CASE("a table is read as RFC 4180 says") {
  CHECK(read("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n") ==
        Texts{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(read("aaa,bbb,ccc\r\nzzz,yyy,xxx") == Texts{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(read("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx") ==
        Texts{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(read("\"aaa\",\"b\r\nbb\",\"ccc\"\r\n") == Texts{{"aaa", "b\r\nbb", "ccc"}});
  CHECK(read("\"aaa\",\"b\"\"bb\",\"ccc\"") == Texts{{"aaa", "b\"bb", "ccc"}});
  CHECK(read(" a , b") == Texts{{" a ", " b"}});  // spaces are part of a field
  CHECK(read("a,,c\r\n,,") == Texts{{"a", "", "c"}});
  CHECK(read("a,b,") == Texts{{"a", "b", ""}});
  CHECK(read("a,\"\"") == Texts{{"a", ""}});
}

TEST_CASE("what spreadsheets make of a table is read, too") {
  CHECK(read("\xEF\xBB\xBF"
             "a;b\n1,5;\"x;y\"\n",
             ';') == Texts{{"a", "b"}, {"1,5", "x;y"}});
  CHECK(read("a\tb\rc\td\r", '\t') == Texts{{"a", "b"}, {"c", "d"}});
  CHECK(read("a,b\n\n\nc,d\n") == Texts{{"a", "b"}, {"c", "d"}});
  CHECK(read("").empty());
  CHECK(csv_separator("a;b,c;d\n,,,,") == ';');
  CHECK(csv_separator("\"a,b,c\"\td") == '\t');
  CHECK(csv_separator("alone") == ',');
}

TEST_CASE("each field knows its place, and so does an error") {
  const CsvResult result = read_csv("é,b\n\"c\nd\",e\nf,g", ',');
  REQUIRE(result.rows.size() == 3);
  CHECK(result.rows[0][1].column == 3);
  CHECK(result.rows[1][0].line == 2);
  CHECK(result.rows[1][1].line == 3);
  CHECK(result.rows[1][1].column == 4);
  CHECK(result.rows[2][1].line == 4);

  const CsvResult open = read_csv("a,b\nc,\"d\ne", ',');
  CHECK(open.rows.empty());
  CHECK(open.error.line == 2);
  CHECK(open.error.column == 3);
  const CsvResult after = read_csv("\"a\" b,c", ',');
  CHECK(after.error.line == 1);
  CHECK(after.error.column == 4);
}

TEST_CASE("what is written as a field is read as the same") {
  for (const char* text : {"", "plain", "a,b", "a;b", "say \"so\"", "two\nlines", "\r", " x "}) {
    CAPTURE(text);
    const std::string row = csv_field(text) + ",end";
    const CsvResult result = read_csv(row, ',');
    REQUIRE(result.rows.size() == 1);
    CHECK(result.rows[0][0].text == text);
  }
}
