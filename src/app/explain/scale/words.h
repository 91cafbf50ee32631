// How the scale lab prints its numbers, and what it says of them.
#pragma once

#include <string>
#include <vector>

#include "app/explain/scale/lab.h"

namespace headsup::app {

std::string printed_tick(int exponent);     // of ten seconds: "10 µs", "1 ms", "1 s"
std::string printed_growth(double factor);  // "3.9", "16"
std::string people_text(int people);        // "4,096 people"

// How the time of attention grew, with the two largest sizes; empty with fewer than two.
std::string growth_text(const std::vector<LabPoint>& points);
// How it grew at the start, where it grew less; otherwise empty.
std::string small_growth_text(const std::vector<LabPoint>& points);

}  // namespace headsup::app
