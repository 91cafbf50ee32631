// The history of a team file, read and checked.
#pragma once

#include <cstddef>

#include "base/json_checks.h"
#include "base/json_document.h"
#include "team/history.h"

namespace headsup::team {

// What stands at that node. Of no use where the checks have failed.
History read_history(base::JsonChecks& checks, const base::JsonDocument& document, int node);

// A whole number from 0 on and below `count`; 0, and an error, where there is none.
int history_index(base::JsonChecks& checks, int node, std::size_t count, const char* what);

}  // namespace headsup::team
