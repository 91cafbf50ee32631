#include "app/explain/pages.h"

#include "app/editor/pages.h"
#include "base/enum_array.h"

namespace headsup::app {
namespace {

using texts::Id;

struct PageEntry {
  Id name;
  Id question;  // of the contents: what all of them do
  PageGroup group;
  Document (*write)(const State&);
  void (*light)(const State&, Document&) = nullptr;  // what is pointed at; may be empty
};

constexpr base::EnumArray<Page, PageEntry, k_pages> k_entries{{
    {Id::page_name_contents, Id::contents_lead, PageGroup::inside, contents_page},
    {Id::page_name_matrices, Id::contents_matrices, PageGroup::inside, matrices_page,
     light_matrices},
    {Id::page_name_softmax, Id::contents_softmax, PageGroup::inside, softmax_page},
    {Id::page_name_query_key, Id::contents_query_key, PageGroup::inside, query_key_page},
    {Id::page_name_absence, Id::contents_absence, PageGroup::compare, absence_page},
    {Id::page_name_synthesis, Id::contents_synthesis, PageGroup::inside, synthesis_page},
    {Id::page_name_command, Id::contents_command, PageGroup::compare, rnn_page, light_states},
    {Id::page_name_scale, Id::contents_scale, PageGroup::compare, scale_page},
    {Id::page_name_limits, Id::contents_limits, PageGroup::use, limits_page},
    {Id::page_name_teams, Id::contents_teams, PageGroup::team, teams_page},
    {Id::page_name_takeaway, Id::contents_takeaway, PageGroup::use, takeaway_page},
    {Id::page_name_team, Id::contents_team, PageGroup::team, team_page},
    {Id::page_name_person, Id::contents_person, PageGroup::team, person_page},
    {Id::page_name_facets, Id::contents_facets, PageGroup::team, facets_page},
    {Id::page_name_incidents, Id::contents_incidents, PageGroup::team, incidents_page},
    {Id::page_name_import, Id::contents_import, PageGroup::team, import_page},
    {Id::page_name_backtest, Id::contents_backtest, PageGroup::team, backtest_page},
}};

constexpr std::array<Page, k_pages - 1> k_order{
    Page::matrices, Page::softmax,   Page::query_key, Page::synthesis, Page::absence, Page::rnn,
    Page::scale,    Page::limits,    Page::takeaway,  Page::team,      Page::import,  Page::person,
    Page::facets,   Page::incidents, Page::backtest,  Page::teams};

const PageEntry& entry(Page page) {
  return k_entries[page];
}

}  // namespace

const char* page_name(Page page) {
  return texts::get(entry(page).name);
}

const char* page_question(Page page) {
  return texts::get(entry(page).question);
}

const char* group_name(PageGroup group) {
  static constexpr base::EnumArray<PageGroup, Id, k_page_groups> k_names{
      {Id::page_group_inside, Id::page_group_compare, Id::page_group_use, Id::page_group_team}};
  return texts::get(k_names[group]);
}

PageGroup group_of(Page page) {
  return entry(page).group;
}

const std::array<Page, k_pages - 1>& reading_order() {
  return k_order;
}

Document page_document(const State& state) {
  return state.view().mode == Mode::explain ? entry(state.view().page).write(state) : Document{};
}

void light_page(const State& state, Document& page) {
  if (state.view().mode != Mode::explain) return;
  if (const auto light = entry(state.view().page).light) light(state, page);
}

}  // namespace headsup::app
