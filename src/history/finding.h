// What may be stated of the shares that a history gives its people.
#pragma once

#include <array>
#include <cstddef>

namespace headsup::history {

// Two bounds of the stated shares, the first chosen on prometheus, valkey and vite.
inline constexpr double k_clear_share = 0.75;
inline constexpr double k_named_share = 0.7;
enum class Finding {
  clear,    // the first has at least k_clear_share
  close,    // the first two have at least k_named_share together
  several,  // the first three have
  nobody    // no word of the text is known, or not even three have
};
inline constexpr std::size_t k_findings = 4;
const char* to_string(Finding finding);
std::size_t named_people(Finding finding);  // how many it names: 0 to 3

// Of the three largest shares, where a word of the text is known.
Finding find(const std::array<double, 3>& shares);

// The head that evidence is for: a history tells who knows the code.
inline constexpr int k_evidence_head = 0;

}  // namespace headsup::history
