// A session as JSON: all of it, in a fixed order, so that equal sessions give equal texts.
#pragma once

#include <string>

#include "app/core/session.h"
#include "base/json_writer.h"

namespace headsup::app {

std::string session_json(const Session& session);

// All of a session but its team, as members of the object that is being written.
void write_session(base::JsonWriter& json, const Session& session);

}  // namespace headsup::app
