#include "base/format.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "base/number.h"

namespace headsup::base {
namespace {

constexpr double k_all = 1 - 1e-6;

NumberStyle g_style = k_point_style;

// Digits with at most one point, as printf writes them, in a style.
std::string styled(std::string_view digits, const NumberStyle& style) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const bool between_thousands = i > 0 && i < point && (point - i) % 3 == 0;
    if (between_thousands && style.thousands_mark) text += style.thousands_mark;
    text += i == point ? style.decimal_mark : digits[i];
  }
  return text;
}

// 10^digits. std::pow would bring 6 KB into the page.
double power_of_ten(int digits) {
  return digits > 0 ? 10 * power_of_ten(digits - 1) : 1;
}

// What is printed before " %".
std::string percent_number(double share, int digits) {
  const double smallest = 1 / power_of_ten(digits);
  const double value = share * 100;
  std::string printed = decimal(value, digits);
  if (share > 0 && value < smallest && printed == decimal(0, digits)) {
    return "<" + decimal(smallest, digits);
  }
  if (share < k_all && value > 100 - smallest && printed == decimal(100, digits)) {
    return ">" + decimal(100 - smallest, digits);
  }
  return printed;
}

// As printf's %.*f. That computes every digit of a number, which is most of the time that writing
// the panel takes; so it is only asked where the last digit hangs on a half. All else is a whole
// number of the last digit's units.
std::string digits_of(double value, int digits) {
  const double units = value * power_of_ten(digits);
  if (!(units < 1e9) || std::fabs(units - std::floor(units) - 0.5) < 1e-6) {
    char text[352];  // the largest double has 309 digits
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
  }
  std::string text = std::to_string(static_cast<long>(std::nearbyint(units)));
  const auto least = static_cast<std::size_t>(digits) + 1;  // 5 hundredths are "005", 0.05
  if (text.size() < least) text.insert(0, least - text.size(), '0');
  if (digits > 0) text.insert(text.size() - static_cast<std::size_t>(digits), 1, '.');
  return text;
}

std::string raised(int exponent) {
  static constexpr const char* k_digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = exponent < 0 ? "⁻" : "";
  for (const char digit : std::to_string(std::abs(exponent))) text += k_digits[digit - '0'];
  return text;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

void use_number_style(const NumberStyle& style) {
  g_style = style;
}

const NumberStyle& number_style() {
  return g_style;
}

std::string decimal(double value, int digits, const NumberStyle& style) {
  if (std::isinf(value)) return (value < 0 ? style.minus : "") + std::string("∞");
  const std::string printed = digits_of(std::fabs(value), digits);
  const bool is_zero = printed.find_first_not_of("0.") == std::string_view::npos;
  return (value < 0 && !is_zero ? style.minus : "") + styled(printed, style);
}

std::string whole_number(long long number) {
  return (number < 0 ? g_style.minus : "") + styled(std::to_string(std::llabs(number)), g_style);
}

std::string three_digits(double value) {
  return decimal(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

std::string scientific(double log10_value, int digits) {
  const double unit = power_of_ten(digits);
  double exponent = std::floor(log10_value);
  double mantissa = std::round(power(10, log10_value - exponent) * unit) / unit;
  if (mantissa >= 10) {  // 9.96 is 10.0 when it is rounded
    mantissa /= 10;
    ++exponent;
  }
  return decimal(mantissa, digits) + "·10" + raised(static_cast<int>(exponent));
}

std::string duration(double seconds) {
  static constexpr struct {
    double from;
    const char* name;
  } k_units[] = {{0.9995, "s"}, {0.9995e-3, "ms"}, {0.9995e-6, "µs"}, {0, "ns"}};
  double scale = 1;
  for (const auto& unit : k_units) {
    if (seconds >= unit.from) return three_digits(seconds * scale) + " " + unit.name;
    scale *= 1000;
  }
  return "";
}

std::string percent(double share, int digits) {
  return percent_number(share, digits) + " %";
}

std::string percent_change(double before, double now) {
  const std::string from = percent_number(before, 0);
  const std::string to = percent_number(now, 0);
  return from == to ? to + " %" : from + " → " + to + " %";
}

int percent_text(double share) {
  const int whole = static_cast<int>(std::nearbyint(share * 100));  // half to even, as printf
  if (whole <= 0) return share > 0 ? 1 : 0;
  if (whole >= 100) return share < k_all ? k_percent_texts - 2 : k_percent_texts - 1;
  return whole + 1;
}

std::string unbroken(std::string text) {
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at)) {
    text.replace(at, 1, "\u00a0");
  }
  return text;
}

std::string machine_number(double value, int digits) {
  char text[40];
  std::snprintf(text, sizeof text, "%.*g", digits, value);
  return text;
}

bool read_typed(std::string_view text, double& number, const NumberStyle& style) {
  const bool has_mark = text.find(style.decimal_mark) != std::string_view::npos;
  const bool point = style.decimal_mark != '.' && !has_mark;  // 0.5 in the comma style
  const char decimal_mark = point ? '.' : style.decimal_mark;
  const char thousands_mark = point ? '\0' : style.thousands_mark;
  const std::string_view minus = k_point_style.minus;

  std::string plain;
  bool whole = true;     // before the decimal mark
  bool grouped = false;  // after a thousands mark
  int digits = 0;        // of the whole part, since its start or the last thousands mark
  while (!text.empty()) {
    const char c = text[0];
    if (text.substr(0, minus.size()) == minus) {
      plain += '-';
      text.remove_prefix(minus.size());
      continue;
    }
    if (thousands_mark && c == thousands_mark) {
      if (!whole || digits < 1 || digits > 3 || (grouped && digits != 3)) return false;
      grouped = true;
      digits = 0;
    } else if (c == decimal_mark) {
      if (!whole || (grouped && digits != 3)) return false;
      whole = false;
      plain += '.';
    } else {
      if (c == '.') return false;  // not the decimal mark here: read_number would take it as one
      if (whole && is_digit(c)) ++digits;
      plain += c;
    }
    text.remove_prefix(1);
  }
  if (whole && grouped && digits != 3) return false;
  return read_number(plain, number);
}

}  // namespace headsup::base
