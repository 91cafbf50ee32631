// The part of state() that tells how the state is shown.
#pragma once

#include <cstdint>
#include <vector>

#include "app/core/settings.h"
#include "app/core/state.h"
#include "base/json_writer.h"

namespace headsup::app {

// The member "view". in_full: a flag a person.
void write_view(base::JsonWriter& json, const State& state,
                const std::vector<std::uint8_t>& in_full);

// Lengths and places on the screen are told in the system's pixels (CSS pixels).
void field_px(base::JsonWriter& json, const State& state, const char* key, float value);

// Everything of this part that is set by one number.
void write_numbers(base::JsonWriter& json, const State& state, NumberPart part);

}  // namespace headsup::app
