// The texts of the incident that the tour needs: a vague one and a precise one, for any team. Only
// the tour's own files include this.
#pragma once

#include <string>

#include "app/core/state.h"

namespace headsup::app::steps {

// The team's own vague incident, else one from the string table.
std::string vague_text(const State& state);

// A text in words of the team's lists: what is carried most in each head.
std::string made_report(const State& state);

// Whether it raises more than the vague text does. Where no list has a word, any other text counts.
bool asks_more_than_vague(const State& state, const std::string& text);

// Typed by the user, and neither from the team file nor from the tour.
bool is_own_text(const State& state, const std::string& text);

// The vague text becomes the incident's; a text of the user's own waits as the comparison.
void set_vague_text(State& state);
// Unless it is precise already, the incident's text becomes the team's first that is.
void set_precise_text(State& state);

}  // namespace headsup::app::steps
