#include "base/number.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/json_document.h"

namespace headsup::base {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The same number as JSON has it: no plus in front, no zero too many, digits around the point.
std::string as_json(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  std::string json;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    if (text[0] == '-') json = "-";
    text.remove_prefix(1);
  }
  while (text.size() > 1 && text[0] == '0' && is_digit(text[1])) text.remove_prefix(1);
  const bool starts_with_digit = !text.empty() && is_digit(text[0]);
  const bool starts_with_point = text.size() > 1 && text[0] == '.' && is_digit(text[1]);
  if (!starts_with_digit && !starts_with_point) return "";
  if (starts_with_point) json += '0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    json += text[i];
    if (text[i] == '.' && (i + 1 == text.size() || !is_digit(text[i + 1]))) json += '0';
  }
  return json;
}

}  // namespace

bool read_number(std::string_view text, double& number) {
  const std::string json = as_json(text);
  if (json.empty() || !is_digit(json.back())) return false;
  JsonDocument document(json);
  JsonDocument::SyntaxError error;
  if (!document.parse(error) || document.node(0).kind != JsonKind::number) return false;
  number = document.node(0).number;
  return true;
}

double power(double base, double exponent) {
  return std::exp(exponent * std::log(base));
}

}  // namespace headsup::base
