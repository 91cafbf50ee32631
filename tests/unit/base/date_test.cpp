#include "base/date.h"

#include <doctest.h>

using namespace headsup::base;

TEST_CASE("a day of the calendar is printed and read as the same") {
  CHECK(date_text(0) == "1970-01-01");
  CHECK(date_text(-1) == "1969-12-31");
  CHECK(date_text(19782) == "2024-02-29");
  CHECK(date_text(20784) == "2026-11-27");
  CHECK(today() > 20784 - 30);
  for (int days = -40000; days < 60000; days += 13) {
    int read = 0;
    CHECK(read_date(date_text(days), read));
    CHECK(read == days);
  }
}

TEST_CASE("what is no day of the calendar is none") {
  int days = 0;
  for (const char* text : {"", "2026", "2026-1-1", "2026-02-30", "2026-13-01", "2026-00-10",
                           "2026-01-00", "2025-02-29", "26-01-01", "2026/01/01", "2026-01-011"}) {
    CAPTURE(text);
    CHECK_FALSE(read_date(text, days));
  }
}
