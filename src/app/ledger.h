// The ledger of one edge: every number from q and k down to the enriched token, printed so that a
// reader can check each line with a pocket calculator.
#pragma once

#include <string>
#include <vector>

#include "app/state.h"

namespace headsup::app {

struct LedgerRow {
  std::string label;
  std::vector<std::string> cells;  // as many as the section has columns
  bool total = false;              // closes a sum
};

struct LedgerSection {
  std::string heading;
  std::string formula;
  std::vector<std::string> columns;
  std::vector<LedgerRow> rows;
  std::string note;
};

struct Ledger {
  std::string title;  // who listens to whom with which head
  std::vector<LedgerSection> sections;
};

// The edge from the query to `person` in `head`. The state must be refreshed.
Ledger build_ledger(const State& state, int head, int person);

// The same as JSON, for the page's mirror and for tests.
std::string ledger_json(const Ledger& ledger);

}  // namespace headsup::app
