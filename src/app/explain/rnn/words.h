// How the page of command and control prints its numbers.
#pragma once

#include <string>

namespace headsup::app {

// A share from its logarithm: "32.3 %", "0.04 %", "4.1·10⁻³⁹"; "0 %" for nothing at all.
std::string printed_share(double log10_share);

// "× how much": "1.4", "16", "4·10³⁸", from its logarithm, ≥ 0.
std::string printed_factor(double log10_factor);

// "10 min", "1 h 30 min", "3 days 13 h".
std::string printed_minutes(double minutes);

// Three decimals.
std::string printed_length(double length);

}  // namespace headsup::app
