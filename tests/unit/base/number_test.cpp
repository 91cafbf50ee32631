#include <doctest.h>

#include <cmath>
#include <limits>

#include "base/number.h"

using headsup::base::read_number;

TEST_CASE("numbers as people type them") {
  const struct {
    const char* text;
    double number;
  } cases[] = {{"0.5", 0.5},
               {".5", 0.5},
               {"5.", 5},
               {"+5", 5},
               {"-.25e1", -2.5},
               {"007", 7},
               {"0", 0},
               {"5.e2", 500},
               {" \t12", 12},
               {"1E+3", 1000},
               {"-0", 0},
               {"0.1", 0.1},
               {"1e-400", 0},
               {"4503599627370497.5", 4503599627370497.5},
               {"2.2250738585072014e-308", std::numeric_limits<double>::min()}};
  for (const auto& each : cases) {
    const auto& [text, number] = each;
    CAPTURE(each.text);
    double read = -1;
    CHECK(read_number(text, read));
    CHECK(read == number);
  }
}

TEST_CASE("what is not a number, or not only one") {
  for (const char* text :
       {"",    " ",   "-",   "+",   ".",   "e5",   "1e",    "1e+",   "1 ",  "1x",
        "1,5", "--1", "+-1", "nan", "inf", "0x10", "1e999", "1.5.2", "[1]", "true"}) {
    CAPTURE(text);
    double read = -1;
    CHECK_FALSE(read_number(text, read));
    CHECK(read == -1);
  }
}
