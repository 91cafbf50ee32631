// The ledger of one edge: every number from q and k down to the enriched token, printed so that a
// reader can check each line with a pocket calculator.
#pragma once

#include <string>
#include <vector>

#include "app/content/document.h"
#include "app/core/state.h"

namespace headsup::app {

struct LedgerRow {
  std::string label;
  std::vector<std::string> cells;  // as many as the section has columns
  bool total = false;              // closes a sum
  int facet = -1;                  // of a row that belongs to one, over all heads
};

struct LedgerSection {
  std::string heading;
  std::string formula;
  std::vector<std::string> columns;
  std::vector<LedgerRow> rows;
  std::string note;
  std::string editable = "";  // for each column the matrix that a number typed there goes to, 'q',
                              // 'k', 'v' or '-'; shorter: the rest is not editable
};

struct Ledger {
  std::string title;  // who listens to whom with which head
  std::vector<LedgerSection> sections;
};

// The edge from the query to `person` in `head`. The state must be refreshed.
Ledger build_ledger(const State& state, int head, int person);

// The ledger of the open edge as a document: its numbers of q, k and v can be typed over.
Document ledger_document(const State& state);

// The same as JSON, for the page's mirror and for tests.
std::string ledger_json(const Ledger& ledger);

}  // namespace headsup::app
