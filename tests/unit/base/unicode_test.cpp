#include "base/unicode.h"

#include <doctest.h>

#include <string>

using namespace headsup;

TEST_CASE("What is trimmed loses every kind of space at both ends, and nothing else") {
  // The last ones are no UTF-8, in which nothing is a space.
  for (const std::string text : {"a", "a b", "\u00E9", "x\u3000y", "a\xE3\x80", "\x80", "\xFF\xA0",
                                 "a\xC2", "\x85\x80\x80\x80\x80"}) {
    CAPTURE(text);
    CHECK(base::trimmed(text) == text);
    for (const std::string space :
         {" ", "\t\r\n", "\u00A0", "\u2003\u200B", "\u3000", "\uFEFF\n"}) {
      CHECK(base::trimmed(space + text + space) == text);
    }
  }
  CHECK(base::trimmed("").empty());
  CHECK(base::trimmed(" \u2003\n\u3000").empty());
}
