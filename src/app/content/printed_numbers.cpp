#include <cmath>
#include <cstdio>

#include "app/content/parts.h"

namespace headsup::app {
namespace {

// Without the sign.
std::string percent_number(double share) {
  if (share > 0 && share < 0.005) return "<1";
  if (share >= 0.995 && share < 0.9995) return ">99";
  return decimal(share * 100, 0);
}

}  // namespace

std::string percent(double share) {
  return percent_number(share) + " %";
}

std::string percent_change(double before, double now) {
  const std::string from = percent_number(before);
  const std::string to = percent_number(now);
  return from == to ? to + " %" : from + " → " + to + " %";
}

std::string decimal(double value, int digits) {
  char text[48];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  const std::string printed = text;
  const bool negative_zero =
      printed[0] == '-' && printed.find_first_not_of("-0.") == std::string::npos;
  return negative_zero ? printed.substr(1) : printed;
}

std::string signed_decimal(double value, int digits) {
  if (std::isinf(value)) return value < 0 ? "−∞" : "∞";
  const std::string printed = decimal(value, digits);
  return printed[0] == '-' ? "−" + printed.substr(1) : printed;
}

}  // namespace headsup::app
