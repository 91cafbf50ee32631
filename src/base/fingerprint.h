// A short sign of what a text says: it finds damage and equal texts, and keeps no secret.
#pragma once

#include <string>
#include <string_view>

namespace headsup::base {

// FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv), as 16 hexadecimal digits.
std::string fingerprint(std::string_view text);

}  // namespace headsup::base
