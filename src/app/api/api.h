// The script API: method name + JSON arguments → JSON answer. The page's
// window.headsup and its DOM mirror come in here.
#pragma once

#include <string>
#include <string_view>

#include "app/core/effects.h"
#include "app/core/state.h"

namespace headsup::app {

// What is to be done outside of the program: [{"take": id of a Takeaway},
// {"announce": sentence}, {"request": id} or {"library": wish, "id", "name"}].
std::string effects_json(const Effects& effects);

// arguments: a JSON array. Answers {"value": …}, with "effects" where there are any, or {"error":
// {line, column, path, message}}; on an error nothing has changed. What the call changes is
// computed before it returns.
std::string call(State& state, std::string_view method, std::string_view arguments);

// Opens what another instance has read (team/packed.h); kind: what its import_answer says. Answers
// as `call` does, but the next frame computes what follows: this takes no longer than a frame may.
std::string open_read(State& state, std::string_view packed, std::string_view kind);

// Shows what another instance has found of the team's history (explain/backtest/report.h),
// likewise.
std::string show_backtest(State& state, std::string_view packed);

}  // namespace headsup::app
