// Everything that is set by one number, in one table: what links, state(), the setters and `update`
// know of it.
#pragma once

#include <cstddef>

#include "app/core/session.h"
#include "app/core/view.h"

namespace headsup::app {

enum class NumberId {
  temperature,
  depth,
  days_later,
  spectral_radius,
  minutes,
  minutes_between,
  strongest,
};

struct Number {
  const char* id;        // in state()
  const char* link_key;  // in a link, where the number is not the usual one
  double min, max, usual;
  bool whole;        // an integer
  bool of_question;  // attention depends on it
  bool of_session;   // saved and undone; otherwise of the view
  double (*get)(const Session& session, const View& view);
  void (*set)(Session& session, View& view, double value);
};

inline constexpr std::size_t k_numbers = 7;
extern const Number k_number_table[k_numbers];  // in the order of NumberId

inline const Number& number(NumberId id) {
  return k_number_table[static_cast<std::size_t>(id)];
}

// Sets it, brought into its range; a number that is none changes nothing. True if it changed.
bool set_number(NumberId id, double value, Session& session, View& view);

}  // namespace headsup::app
