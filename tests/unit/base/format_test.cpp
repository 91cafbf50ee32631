// Every way to print a number, in every style; and numbers as they are typed.
#include "base/format.h"

#include <doctest.h>

#include <cmath>
#include <cstdio>
#include <limits>
#include <random>
#include <set>
#include <string>

using namespace headsup;

namespace {

constexpr double k_infinity = std::numeric_limits<double>::infinity();

// The style is the whole program's: each test leaves that of English behind.
struct Styled {
  explicit Styled(const base::NumberStyle& style) { base::use_number_style(style); }
  Styled(const Styled&) = delete;
  Styled& operator=(const Styled&) = delete;
  ~Styled() { base::use_number_style(base::k_point_style); }
};

}  // namespace

TEST_CASE("decimals are rounded as exactly as printf does, halves and their neighbours included") {
  std::mt19937 random(11);
  int differences = 0;
  const auto compare = [&](double value, int digits) {
    char expected[400];
    std::snprintf(expected, sizeof expected, "%.*f", digits, value);
    differences += base::decimal(value, digits, base::k_machine_style) != expected;
  };
  for (int i = 0; i < 50000; ++i) {
    const int digits = i % 7;
    const double size = std::pow(10.0, static_cast<double>(random() % 22) - 9);
    compare(size * static_cast<double>(random()) / 4294967296.0, digits);
    // Halves of the last digit's units, as near as a double comes to them.
    const double half = (static_cast<double>(random() % 100000) + 0.5) / std::pow(10.0, digits);
    for (const double value : {std::nextafter(half, 0.0), half, std::nextafter(half, 1e9)}) {
      compare(value, digits);
    }
  }
  CHECK(differences == 0);
}

TEST_CASE("decimals in every style") {
  const struct {
    double value;
    int digits;
    const char *point, *comma, *machine;
  } cases[] = {
      {0, 0, "0", "0", "0"},
      {0.5, 2, "0.50", "0,50", "0.50"},
      {12.345678, 6, "12.345678", "12,345678", "12.345678"},
      {-0.25, 2, "−0.25", "−0,25", "-0.25"},
      {-0.004, 2, "0.00", "0,00", "0.00"},
      {-0.0, 1, "0.0", "0,0", "0.0"},
      {999.5, 1, "999.5", "999,5", "999.5"},
      {999.99, 1, "1,000.0", "1.000,0", "1000.0"},
      {4096, 0, "4,096", "4.096", "4096"},
      {-1234567.5, 1, "−1,234,567.5", "−1.234.567,5", "-1234567.5"},
      {1e15, 0, "1,000,000,000,000,000", "1.000.000.000.000.000", "1000000000000000"},
      {k_infinity, 3, "∞", "∞", "∞"},
      {-k_infinity, 3, "−∞", "−∞", "-∞"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.value);
    CHECK(base::decimal(each.value, each.digits) == each.point);
    CHECK(base::decimal(each.value, each.digits, base::k_comma_style) == each.comma);
    CHECK(base::decimal(each.value, each.digits, base::k_machine_style) == each.machine);
    Styled german(base::k_comma_style);
    CHECK(base::decimal(each.value, each.digits) == each.comma);
  }
  const std::string longest = base::decimal(std::numeric_limits<double>::max(), 2);
  CHECK(longest.size() == 309 + 102 + 3);
}

TEST_CASE("shares are rounded, but never to nothing or to everything") {
  const struct {
    double share;
    const char *whole, *tenths, *comma_tenths;
  } cases[] = {
      {0, "0 %", "0.0 %", "0,0 %"},
      {1e-9, "<1 %", "<0.1 %", "<0,1 %"},
      {0.0004, "<1 %", "<0.1 %", "<0,1 %"},
      {0.005, "<1 %", "0.5 %", "0,5 %"},
      {0.0051, "1 %", "0.5 %", "0,5 %"},
      {0.125, "12 %", "12.5 %", "12,5 %"},
      {0.41349, "41 %", "41.3 %", "41,3 %"},
      {0.5, "50 %", "50.0 %", "50,0 %"},
      {0.994, "99 %", "99.4 %", "99,4 %"},
      {0.997, ">99 %", "99.7 %", "99,7 %"},
      {0.9996, ">99 %", ">99.9 %", ">99,9 %"},
      {0.99999, ">99 %", ">99.9 %", ">99,9 %"},
      {static_cast<double>(1 - 0x1p-24f), "100 %", "100.0 %", "100,0 %"},
      {1, "100 %", "100.0 %", "100,0 %"},
      {-0.03, "−3 %", "−3.0 %", "−3,0 %"},
      {-1e-17, "0 %", "0.0 %", "0,0 %"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.share);
    CHECK(base::percent(each.share) == each.whole);
    CHECK(base::percent(each.share, 1) == each.tenths);
    Styled german(base::k_comma_style);
    CHECK(base::percent(each.share) == each.whole);
    CHECK(base::percent(each.share, 1) == each.comma_tenths);
  }
  CHECK(base::percent(0.00001, 2) == "<0.01 %");
  CHECK(base::percent_change(0.31, 0.44) == "31 → 44 %");
  CHECK(base::percent_change(0.312, 0.314) == "31 %");
  CHECK(base::percent_change(0.997, 1) == ">99 → 100 %");
  CHECK(base::percent_change(0.001, 0) == "<1 → 0 %");
  CHECK(base::unbroken("a >99 %") == "a\u00a0>99\u00a0%");
}

TEST_CASE("the texts of whole percents are counted as they are printed") {
  std::set<std::string> texts;
  std::string before;
  int place = 0;
  for (int i = 0; i <= 200000; ++i) {
    const double share = i / 200000.0;
    const std::string text = base::percent(share);
    const int now = base::percent_text(share);
    if (text != before) CHECK(now == (i == 0 ? 0 : place + 1));
    if (text == before) CHECK(now == place);
    before = text;
    place = now;
    texts.insert(text);
  }
  CHECK(static_cast<int>(texts.size()) == base::k_percent_texts);
}

TEST_CASE("whole numbers, three digits, powers of ten and durations") {
  const auto whole = [](double n) { return base::whole_number(static_cast<int>(n)); };
  const auto no_digit = [](double log10) { return base::scientific(log10, 0); };
  const auto one_digit = [](double log10) { return base::scientific(log10, 1); };
  const auto two_digits = [](double log10) { return base::scientific(log10, 2); };
  const struct {
    const char *point, *comma;
    std::string (*print)(double);
    double value;
  } cases[] = {
      {"0", "0", whole, 0},
      {"999", "999", whole, 999},
      {"4,096", "4.096", whole, 4096},
      {"−12,000", "−12.000", whole, -12000},
      {"0.05", "0,05", base::three_digits, 0.05},
      {"1.00", "1,00", base::three_digits, 1},
      {"9.99", "9,99", base::three_digits, 9.994},
      {"10.0", "10,0", base::three_digits, 9.996},
      {"262", "262", base::three_digits, 262.4},
      {"4.13 µs", "4,13 µs", base::duration, 4.126e-6},
      {"1.00 s", "1,00 s", base::duration, 0.9999},
      {"5.0·10⁻³⁹", "5,0·10⁻³⁹", one_digit, -38.3},
      {"4·10³⁸", "4·10³⁸", no_digit, 38.6},
      {"1.00·10⁻⁵", "1,00·10⁻⁵", two_digits, std::log10(9.999e-6)},
      {"1.00·10⁻¹⁰⁰⁰", "1,00·10⁻¹⁰⁰⁰", two_digits, -1000},
  };
  for (const auto& each : cases) {
    CHECK(each.print(each.value) == each.point);
    Styled german(base::k_comma_style);
    CHECK(each.print(each.value) == each.comma);
    CHECK(base::machine_number(1234.5, 9) == "1234.5");
  }
}

TEST_CASE("a number is typed as it is printed, and with a point in every language") {
  struct Case {
    const char* text;
    double number;
  };
  const Case point[] = {{"0.5", 0.5},   {"1,234", 1234}, {"1,234,567.25", 1234567.25},
                        {"−2.5", -2.5}, {"-2.5", -2.5},  {"+.5", 0.5},
                        {"5e−3", 5e-3}, {"1e3", 1000},   {"12345.5", 12345.5}};
  const Case comma[] = {
      {"0,5", 0.5},        {"0.5", 0.5},  {"1.234,5", 1234.5}, {"1.234.567,25", 1234567.25},
      {"−2,5", -2.5},      {"-,5", -0.5}, {"1.234", 1.234},    {"5,0e-3", 5e-3},
      {"12345,5", 12345.5}};
  const auto check = [](const Case& each, const base::NumberStyle& style) {
    CAPTURE(each.text);
    double read = -1;
    CHECK(base::read_typed(each.text, read, style));
    CHECK(read == each.number);
  };
  for (const Case& each : point) check(each, base::k_point_style);
  for (const Case& each : comma) check(each, base::k_comma_style);

  for (const char* text : {"−", "abc", "0,5", "1,23", "1,2345", ",500", "12,34.5", "1.5,000",
                           "1,234,56", "1.2.3", "1 234", "--1", "nan"}) {
    CAPTURE(text);
    double read = -1;
    CHECK_FALSE(base::read_typed(text, read, base::k_point_style));
    CHECK(read == -1);
  }
  for (const char* text : {",", "1,5,0", "1,234.5", "12.34,5", "1.2345,6", "1.2.3"}) {
    CAPTURE(text);
    double read = -1;
    CHECK_FALSE(base::read_typed(text, read, base::k_comma_style));
  }
}

TEST_CASE("what is printed is read back") {
  for (const base::NumberStyle& style : {base::k_point_style, base::k_comma_style}) {
    for (const double value : {0.0, 0.000001, -0.5, 12.25, 999.999999, -1000.0, 123456.789}) {
      double read = -1;
      const std::string text = base::decimal(value, 6, style);
      CAPTURE(text);
      CHECK(base::read_typed(text, read, style));
      CHECK(read == value);
    }
  }
}
