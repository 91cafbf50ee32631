// The words of a table that are not its user's own, in English and German.
#pragma once

#include <string_view>

namespace headsup::team {

enum class ColumnRole { none, name, title, lead, away };
inline constexpr int k_column_roles = 5;

ColumnRole column_role(std::string_view header);

bool says_yes(std::string_view cell);  // 'yes', 'x', '1', 'ja', …
bool says_no(std::string_view cell);   // 'no', '-', '0', 'nein', …

// 'd)', 'days)', 'Tage ago)': what stands behind a number of days.
bool is_days(std::string_view rest);

}  // namespace headsup::team
