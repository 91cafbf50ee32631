// The text fields of the open documents, as the platform lays its own over them.
#pragma once

#include <string>
#include <vector>

#include "ui/blocks.h"

namespace headsup {

// As platform::place_text_fields takes them; scale: the system's pixels per pixel of ours.
std::string fields_json(const std::vector<ui::TextPlace>& fields, float scale);

}  // namespace headsup
