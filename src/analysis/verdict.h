// What a head finds, as a sentence.
#pragma once

#include <functional>
#include <string>

#include "analysis/reading.h"

namespace headsup::analysis {

// 'Siva (41 %) stands out.', or why nobody does. named: how the one in this place, 0 to 2, is
// called, with their weight; asked only for places that the sentence names. evident: a history has
// its part in the weights. available: people.
std::string verdict_sentence(Verdict verdict, double query_length, bool evident, int available,
                             const std::function<std::string(std::size_t place)>& named);

}  // namespace headsup::analysis
