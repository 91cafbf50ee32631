// Numbers as people type them, and powers.
#pragma once

#include <string_view>

namespace headsup::base {

// The number that the whole text is: 0.5, .5, 5., +5, 5e-3, with white space before it. False for
// anything else and beyond what a double holds. Correctly rounded, as strtod's is, which would
// bring the C library's arithmetic with 128-bit numbers into the page.
bool read_number(std::string_view text, double& number);

// base^exponent for base > 0, to about 15 digits. std::pow's sixteenth takes 6 KB of code and
// tables.
double power(double base, double exponent);

}  // namespace headsup::base
