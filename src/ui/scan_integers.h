// sscanf for integers, for Dear ImGui.
#pragma once

#include <cstdarg>
#include <cstdio>  // before anybody calls sscanf by another name
#include <cstdlib>

namespace headsup::ui {

// The part of sscanf that reads %d, %i and %X: as many of them as are found one after the other,
// with the same text between them. Returns how many that were. Any other conversion ends it.
inline int scan_integers(const char* text, const char* format, ...) {
  va_list places;
  va_start(places, format);
  int found = 0;
  for (; *format != '\0'; ++format) {
    if (*format != '%') {
      if (*text != *format) break;
      ++text;
      continue;
    }
    ++format;
    if (*format != 'd' && *format != 'i' && *format != 'X') break;
    char* end = nullptr;
    const unsigned long value = std::strtoul(text, &end, *format == 'X' ? 16 : 10);
    if (end == text) break;
    *va_arg(places, int*) = static_cast<int>(value);
    text = end;
    ++found;
  }
  va_end(places);
  return found;
}

}  // namespace headsup::ui
