#include "app/explain/scale/words.h"

#include <algorithm>
#include <cmath>

#include "app/content/parts.h"
#include "texts/texts.h"

namespace headsup::app {

using texts::fill;
using texts::Id;

std::string printed_tick(int exponent) {
  static constexpr const char* k_units[] = {"ns", "µs", "ms", "s"};
  const int thousands = std::clamp(static_cast<int>(std::floor(exponent / 3.0)), -3, 0);
  return decimal(std::pow(10, exponent - 3 * thousands), 0) + " " + k_units[thousands + 3];
}

std::string printed_growth(double factor) {
  return decimal(factor, factor < 9.95 && std::fabs(factor - std::round(factor)) > 1e-9 ? 1 : 0);
}

std::string people_text(int people) {
  return fill(Id::scale_count, {whole_number(people)});
}

namespace {

double grew(const LabPoint& from, const LabPoint& to) {
  return to.forward / from.forward;
}

// Of the power of N that leads from one to the other.
double exponent(const LabPoint& from, const LabPoint& to) {
  return std::log(grew(from, to)) / std::log(static_cast<double>(to.people) / from.people);
}

}  // namespace

std::string growth_text(const std::vector<LabPoint>& points) {
  if (points.size() < 2) return "";
  const LabPoint& last = points.back();
  const LabPoint& before = points[points.size() - 2];
  const double ratio = static_cast<double>(last.people) / before.people;
  return fill(Id::scale_growth, {whole_number(before.people), whole_number(last.people),
                                 printed_growth(grew(before, last)), base::duration(before.forward),
                                 base::duration(last.forward), printed_growth(ratio * ratio)});
}

std::string small_growth_text(const std::vector<LabPoint>& points) {
  static constexpr double k_clearly = 0.3;
  if (points.size() < 3) return "";
  const LabPoint& first = points[0];
  const LabPoint& second = points[1];
  const double later = exponent(points[points.size() - 2], points.back());
  if (grew(first, second) < 1 || exponent(first, second) > later - k_clearly) return "";
  return fill(Id::scale_growth_small, {whole_number(first.people), whole_number(second.people),
                                       printed_growth(grew(first, second))});
}

}  // namespace headsup::app
