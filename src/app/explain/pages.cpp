#include "app/explain/pages.h"

#include <cstddef>

namespace headsup::app {
namespace {

struct Entry {
  texts::Id name;
  Document (*write)(const State&);
};

// In the order of Page.
constexpr Entry k_entries[k_pages] = {
    {texts::Id::page_name_matrices, matrices_page},   {texts::Id::page_name_softmax, softmax_page},
    {texts::Id::page_name_query_key, query_key_page}, {texts::Id::page_name_absence, absence_page},
    {texts::Id::page_name_synthesis, synthesis_page}, {texts::Id::page_name_command, rnn_page},
    {texts::Id::page_name_scale, scale_page},         {texts::Id::page_name_limits, limits_page},
    {texts::Id::page_name_takeaway, takeaway_page},
};

const Entry& entry(Page page) {
  return k_entries[static_cast<std::size_t>(page)];
}

}  // namespace

const char* page_name(Page page) {
  return texts::get(entry(page).name);
}

Document page_document(const State& state) {
  return state.view().mode == Mode::explain ? entry(state.view().page).write(state) : Document{};
}

}  // namespace headsup::app
