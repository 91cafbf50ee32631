#include "history/finding.h"

#include "base/enum_array.h"

namespace headsup::history {

const char* to_string(Finding finding) {
  static constexpr base::EnumArray<Finding, const char*, k_findings> k_names = {
      {"clear", "close", "several", "nobody"}};
  return k_names[finding];
}

std::size_t named_people(Finding finding) {
  static constexpr base::EnumArray<Finding, std::size_t, k_findings> k_named = {{1, 2, 3, 0}};
  return k_named[finding];
}

Finding find(const std::array<double, 3>& shares) {
  if (shares[0] >= k_clear_share) return Finding::clear;
  if (shares[0] + shares[1] >= k_named_share) return Finding::close;
  const bool named = shares[0] + shares[1] + shares[2] >= k_named_share;
  return named ? Finding::several : Finding::nobody;
}

}  // namespace headsup::history
