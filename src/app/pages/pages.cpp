#include "app/pages/pages.h"

#include <cstddef>

#include "app/ledger.h"
#include "app/tour.h"

namespace headsup::app {
namespace {

struct Entry {
  const char* id;
  texts::Id name;
  Document (*write)(const State&);
};

// In the order of Page.
constexpr Entry k_entries[k_pages] = {
    {"matrices", texts::Id::page_name_matrices, matrices_page},
    {"softmax", texts::Id::page_name_softmax, softmax_page},
    {"query-key", texts::Id::page_name_query_key, query_key_page},
    {"absence", texts::Id::page_name_absence, absence_page},
    {"synthesis", texts::Id::page_name_synthesis, synthesis_page},
    {"command", texts::Id::page_name_command, command_page},
    {"limits", texts::Id::page_name_limits, limits_page},
    {"take-away", texts::Id::page_name_takeaway, takeaway_page},
};

const Entry& entry(Page page) {
  return k_entries[static_cast<std::size_t>(page)];
}

}  // namespace

const char* page_id(Page page) {
  return entry(page).id;
}

bool parse_page(const std::string& id, Page& out) {
  for (int i = 0; i < k_pages; ++i) {
    if (id != k_entries[i].id) continue;
    out = static_cast<Page>(i);
    return true;
  }
  return false;
}

const char* page_name(Page page) {
  return texts::get(entry(page).name);
}

void write_documents(State& state) {
  state.page_document = state.mode == Mode::explain ? entry(state.page).write(state) : Document{};
  if (state.edge_person >= 0) {
    state.panel_document = ledger_document(state);
  } else {
    state.panel_document = state.tour.step >= 0 ? tour_document(state) : Document{};
  }
}

}  // namespace headsup::app
