// Ids of a history's facets.
#pragma once

#include <string>
#include <string_view>

namespace headsup::history {

// 'module', 'src/net*' → 'module_src_net', with room for a number behind it.
std::string facet_id(const std::string& kind, std::string_view label);

}  // namespace headsup::history
