// One session of a saved text, and what its other parts are read with.
#pragma once

#include <array>
#include <limits>
#include <memory>
#include <vector>

#include "app/core/session.h"
#include "base/json_checks.h"
#include "base/json_document.h"

namespace headsup::app {

inline constexpr int k_max_id = std::numeric_limits<int>::max();

// What write_session (core/session_json.h) has written, and "team", an index of `teams`. With an
// error in `checks` the session is of no use.
Session read_session(const base::JsonDocument& document, base::JsonChecks& checks, int node,
                     const std::vector<std::shared_ptr<const team::Team>>& teams);

// A whole number from min to max, or an error and min; of a missing member (−1) just min.
int read_count(base::JsonChecks& checks, int node, int min, int max);

int read_id(base::JsonChecks& checks, int node);  // 0 or more

// One a head.
std::array<bool, team::k_heads> read_flags(const base::JsonDocument& document,
                                           base::JsonChecks& checks, int node);

}  // namespace headsup::app
