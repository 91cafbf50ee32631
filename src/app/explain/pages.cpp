#include "app/explain/pages.h"

#include "base/enum_array.h"

namespace headsup::app {
namespace {

struct Entry {
  texts::Id name;
  Document (*write)(const State&);
  void (*light)(const State&, Document&) = nullptr;  // what is pointed at; may be empty
};

constexpr base::EnumArray<Page, Entry, k_pages> k_entries{{
    {texts::Id::page_name_matrices, matrices_page, light_matrices},
    {texts::Id::page_name_softmax, softmax_page},
    {texts::Id::page_name_query_key, query_key_page},
    {texts::Id::page_name_absence, absence_page},
    {texts::Id::page_name_synthesis, synthesis_page},
    {texts::Id::page_name_command, rnn_page, light_states},
    {texts::Id::page_name_scale, scale_page},
    {texts::Id::page_name_limits, limits_page},
    {texts::Id::page_name_takeaway, takeaway_page},
}};

const Entry& entry(Page page) {
  return k_entries[page];
}

}  // namespace

const char* page_name(Page page) {
  return texts::get(entry(page).name);
}

Document page_document(const State& state) {
  return state.view().mode == Mode::explain ? entry(state.view().page).write(state) : Document{};
}

void light_page(const State& state, Document& page) {
  if (state.view().mode != Mode::explain) return;
  if (const auto light = entry(state.view().page).light) light(state, page);
}

}  // namespace headsup::app
