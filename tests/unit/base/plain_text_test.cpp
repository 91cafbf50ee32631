// Texts of others on a page: what they cannot do to a terminal, to Markdown and to the layout.
#include <doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/plain_text.h"

using namespace headsup::base;

TEST_CASE("a text cannot steer a terminal") {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"\x1b[2Jgone", "[2Jgone"},              // erases the screen
      {"a\x1b]0;title\x07z", "a ]0;title z"},  // names the window
      {"8 bits\xC2\x9B"
       "31m",
       "8 bits 31m"},                            // the same in C1
      {"raw \x9B 31m", "raw \xEF\xBF\xBD 31m"},  // and as no UTF-8
      {"over\rwritten\b\b", "over written"},
      {"two\r\n\n lines\t", "two lines"},
      {"para\xE2\x80\xA9graph", "para graph"},
      {"right\xE2\x80\xAEtfel", "righttfel"},  // reorders what follows
      {"Ping Xie 翠", "Ping Xie 翠"},
      {"41\xC2\xA0%", "41\xC2\xA0%"},
      {"", ""},
  };
  for (const auto& made : texts) {
    CAPTURE(made.first);
    CHECK(one_line(made.first) == made.second);
  }
}

TEST_CASE("a text cannot make Markdown of itself") {
  CHECK(markdown_line("[x](http://y) `c` <b> #1") == "\\[x\\](http\\://y) \\`c\\` \\<b\\> \\#1");
  CHECK(markdown_line("a|b\n# c") == "a\\|b \\# c");
}

TEST_CASE("columns are a terminal's cells") {
  CHECK(columns_of("abc") == 3);
  CHECK(columns_of("翠 é") == 4);
  CHECK(columns_of("e\xCC\x81") == 1);  // e and a combining accent
  CHECK(cut_to("Söderqvist", 10) == "Söderqvist");
  CHECK(cut_to("Söderqvist", 4) == "Söd…");
  CHECK(cut_to("翠翠翠", 4) == "翠…");
}

TEST_CASE("a paragraph is broken at eighty columns, a long word within itself") {
  std::string out;
  append_wrapped(out, std::string(79, 'a') + " b " + std::string(100, 'c'), 0, 2);
  CHECK(out == std::string(79, 'a') + "\n  b\n  " + std::string(78, 'c') + "\n  " +
                   std::string(22, 'c') + "\n");
  out.clear();
  append_wrapped(out, "翠翠" + std::string(77, 'a'), 0, 0);
  CHECK(out == "翠翠" + std::string(76, 'a') + "\na\n");
}

TEST_CASE("a bar is as long as its share, in eighths, and there for a little, too") {
  CHECK(bar(0, 10).empty());
  CHECK(bar(1e-9, 10) == "▏");
  CHECK(bar(.25, 10) == "██▌");
  CHECK(bar(1, 3) == "███");
  CHECK(bar(2, 3) == "███");
}
