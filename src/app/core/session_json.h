// A session as JSON: all of it, in a fixed order, so that equal sessions give equal texts.
#pragma once

#include <string>

#include "app/core/session.h"

namespace headsup::app {

std::string session_json(const Session& session);

}  // namespace headsup::app
