// How numbers are printed for people: everywhere by these functions, so that the same number reads
// the same on the canvas, in the page's elements, in a report and in an announcement.
#pragma once

#include <string>
#include <string_view>

namespace headsup::base {

// What differs between languages. '\0': no thousands mark.
struct NumberStyle {
  char decimal_mark;
  char thousands_mark;
  const char* minus;
};
inline constexpr NumberStyle k_point_style{'.', ',', "−"};  // 1,234.5
inline constexpr NumberStyle k_comma_style{',', '.', "−"};  // 1.234,5
// For programs: SVG, CSV, links.
inline constexpr NumberStyle k_machine_style{'.', '\0', "-"};

// The style of what is printed from now on. One for the whole program, as the language is:
// texts::use sets both.
void use_number_style(const NumberStyle& style);
const NumberStyle& number_style();

// "1,234.50"; "∞" and "−∞". A zero has no minus, nor has what is rounded to it.
std::string decimal(double value, int digits, const NumberStyle& style = number_style());
// 4096 → "4,096".
std::string whole_number(long long number);
// Three digits: "0.05", "4.13", "26.2", "262". value ≥ 0.
std::string three_digits(double value);
// A positive number by its common logarithm, "3.2·10⁻³⁹": also where it is below what a double
// holds. `digits` after the decimal mark.
std::string scientific(double log10_value, int digits);
// Three digits of the unit that suits: "4.13 µs", "262 ms", "1.02 s". seconds ≥ 0.
std::string duration(double seconds);

// 0.413 → "41 %". Never "0 %" for more than nothing nor "100 %" for less than all: "<1 %", ">99 %",
// or with one digit "<0.1 %", ">99.9 %". All is what a sum of float32 weights may be, 1 − 10⁻⁶.
std::string percent(double share, int digits = 0);
// "31 → 44 %"; just "44 %" where both are printed the same.
std::string percent_change(double before, double now);
// Which of the texts that percent(share) can be, for 0 ≤ share ≤ 1: 0 %, <1 %, 1 % … 99 %, >99 %,
// 100 %, in this order. For callers that keep them measured.
inline constexpr int k_percent_texts = 103;
int percent_text(double share);

// The same on one line: with no-break spaces.
std::string unbroken(std::string text);

// As many digits as are asked for at most, in the machine style: "0.25", "1e-07".
std::string machine_number(double value, int digits);

// A number as people type it, in this style: 1,234.5 or 1.234,5. The point is a decimal mark in the
// comma style, too, where there is no comma: 0.5. Both minuses, and all that read_number takes.
// False for anything else.
bool read_typed(std::string_view text, double& number, const NumberStyle& style = number_style());

}  // namespace headsup::base
