#include "app/pages/pages.h"

#include <cstddef>

#include "app/ledger.h"
#include "app/tour.h"

namespace headsup::app {
namespace {

struct Entry {
  texts::Id name;
  Document (*write)(const State&);
};

// In the order of Page.
constexpr Entry k_entries[k_pages] = {
    {texts::Id::page_name_matrices, matrices_page},
    {texts::Id::page_name_softmax, softmax_page},
    {texts::Id::page_name_query_key, query_key_page},
    {texts::Id::page_name_absence, absence_page},
    {texts::Id::page_name_synthesis, synthesis_page},
    {texts::Id::page_name_command, command_page},
    {texts::Id::page_name_scale, scale_page},
    {texts::Id::page_name_limits, limits_page},
    {texts::Id::page_name_takeaway, takeaway_page},
};

const Entry& entry(Page page) {
  return k_entries[static_cast<std::size_t>(page)];
}

}  // namespace

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
