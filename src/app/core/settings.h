// Everything that is set by one number, in one table: what links, state(), the setters and `update`
// know of it.
#pragma once

#include "app/core/session.h"
#include "app/core/view.h"
#include "base/enum_array.h"

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

enum class NumberPart {
  question,  // of the session; attention depends on it
  rnn,       // of the session: the page of command and control
  view,      // neither saved nor undone
};

struct Number {
  const char* id;        // in state()
  const char* link_key;  // in a link, where the number is not the usual one
  double min, max, usual;
  bool whole;  // an integer
  NumberPart part;
  double (*get)(const Session& session, const View& view);
  void (*set)(Session& session, View& view, double value);
};

extern const base::EnumArray<NumberId, Number, 7> k_number_table;

inline const Number& number(NumberId id) {
  return k_number_table[id];
}

// Sets it, brought into its range; a number that is none changes nothing. True if it changed.
bool set_number(NumberId id, double value, Session& session, View& view);

}  // namespace headsup::app
