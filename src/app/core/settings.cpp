#include "app/core/settings.h"

#include <algorithm>
#include <cmath>

#include "analysis/rnn.h"

namespace headsup::app {

// How a number of the session is got and set.
#define HEADSUP_OF_SESSION(place)                                    \
  [](const Session& session, const View&) { return session.place; }, \
      [](Session& session, View&, double value) { session.place = value; }

const base::EnumArray<NumberId, Number, 7> k_number_table{{
    {"temperature", "t", analysis::k_min_temperature, analysis::k_max_temperature,
     Settings{}.temperature, false, NumberPart::question, HEADSUP_OF_SESSION(settings.temperature)},
    {"depth", "depth", 0, 1, Settings{}.depth, false, NumberPart::question,
     HEADSUP_OF_SESSION(settings.depth)},
    {"days_later", "later", 0, analysis::k_max_days_later, Settings{}.days_later, false,
     NumberPart::question, HEADSUP_OF_SESSION(settings.days_later)},
    {"spectral_radius", "radius", analysis::k_min_spectral_radius, analysis::k_max_spectral_radius,
     RnnSettings{}.spectral_radius, false, NumberPart::rnn,
     HEADSUP_OF_SESSION(rnn.spectral_radius)},
    {"minutes", "minutes", 1, 120, RnnSettings{}.minutes, false, NumberPart::rnn,
     HEADSUP_OF_SESSION(rnn.minutes)},
    {"minutes_between", "between", 1, 1440, RnnSettings{}.minutes_between, false, NumberPart::rnn,
     HEADSUP_OF_SESSION(rnn.minutes_between)},
    {"strongest", "strongest", 1, k_max_strands, static_cast<double>(View{}.strongest), true,
     NumberPart::view,
     [](const Session&, const View& view) { return static_cast<double>(view.strongest); },
     [](Session&, View& view, double value) { view.strongest = static_cast<int>(value); }},
}};

#undef HEADSUP_OF_SESSION

bool set_number(NumberId id, double value, Session& session, View& view) {
  if (!std::isfinite(value)) return false;
  const Number& what = number(id);
  const double before = what.get(session, view);
  const double wanted = std::clamp(what.whole ? std::round(value) : value, what.min, what.max);
  if (wanted == before) return false;
  what.set(session, view, wanted);
  return true;
}

}  // namespace headsup::app
