// The complete state as the text of a link, and back.
//
//   query=Name&incident=…&t=0.5&t.comms=2&depth=0.3&later=30&heads=a,b&away=Name&back=Name
//   &edit=k:facet:0.4:Name&compare=…&view=softmax&strongest=5&matrix=comms&edge=comms:Name
//   &people=1024&seed=7&drawn=1&tour=3&answers=…&done=…&speakers=…&radius=…&minutes=…&between=…&order=…&theme=dark&lang=de
//   &sheet=brief&zoom=…&pan=x,y&pass=4
//
// Where `drawn` is set, all that is about people is about the made-up organisation of that size and
// seed. Only what differs from the team as it was opened is written; values are percent-encoded.
#pragma once

#include <string>
#include <string_view>

#include "app/core/state.h"

namespace headsup::app {

// In place of the pass's step: it plays from the beginning.
inline constexpr const char* k_pass_plays = "play";

std::string write_link(const State& state);

// Makes the state what the link says, from the defaults of the team that is open. False with one
// sentence in `error` where it says something that cannot be: then nothing has changed.
bool open_link(State& state, std::string_view link, std::string& error);

}  // namespace headsup::app
