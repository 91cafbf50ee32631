// The brief as a page to read: what was asked, how sure each head is, whom to ask for what.
#pragma once

#include <string>

#include "analysis/reading.h"
#include "team/team.h"

namespace headsup::analysis {

// Both describe the reader's latest `read`, made with this team and these controls. Texts of the
// user lose their control characters and line breaks, so they cannot steer a terminal or the
// layout.

// Plain UTF-8 text, no line longer than 80 code points.
std::string report_text(const team::Team& team, const std::string& incident_text,
                        const Reader& reader, const Controls& controls);

// CommonMark; special characters in the user's texts are escaped.
std::string report_markdown(const team::Team& team, const std::string& incident_text,
                            const Reader& reader, const Controls& controls);

}  // namespace headsup::analysis
