// Light English stemming: the same for the words of a term list and for the words of a text.
#pragma once

#include <string>

namespace headsup::team {

// What is left of a lower-case word without plural -s, -ies, past -ed, -ing, adverbial -ly and a
// final e: 'spikes', 'spiked' and 'spiking' all become 'spik'. Words with a digit, and words of
// three bytes or fewer, are returned as they are. The result is a key, not a word to be shown.
std::string stem(std::string word);

}  // namespace headsup::team
