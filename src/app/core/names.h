// What choices are called in commands, links, on the command line and in state().
#pragma once

#include <string>

#include "app/core/action.h"
#include "app/core/effects.h"

namespace headsup::app {

const char* theme_id(ThemeChoice theme);  // "auto", "light", "dark"
bool parse_theme(const std::string& id, ThemeChoice& out);

const char* takeaway_id(Takeaway what);  // "link", "team_link", "brief", …
const char* request_id(Request what);    // "choose_file", "remember_intro", …

const char* wish_id(LibraryWish wish);  // "open", "rename", …
const char* save_status_id(
    SaveStatus status);  // "none", "saving", "saved", "not-saved", "follower"
bool parse_save_status(const std::string& id, SaveStatus& out);
const char* save_fault_id(SaveFault fault);  // "none", "full", "refused", …
bool parse_save_fault(const std::string& id, SaveFault& out);

const char* sheet_id(Sheet sheet);  // "incident", "heads", "brief"
bool parse_sheet(const std::string& id, Sheet& out);

const char* page_height_id(PageHeight height);  // "low", "half", "full"
bool parse_page_height(const std::string& id, PageHeight& out);

const char* mode_id(Mode mode);  // "query", "everyone", "explain"

const char* matrix_id(analysis::Edit::Matrix matrix);  // "q", "k", "v"
bool parse_matrix(const std::string& id, analysis::Edit::Matrix& out);

const char* page_id(Page page);  // "contents", "matrices", "softmax", …
bool parse_page(const std::string& id, Page& out);

// What is looked at: one of the two views of the graph, or a page of the explanation by its id.
struct Destination {
  Mode mode = Mode::query;
  Page page = Page::contents;  // in explain mode
};
Action show(const Destination& view);  // what opens it
bool parse_view(const std::string& id, Destination& out);
std::string view_ids();  // "query, everyone, contents, …"

}  // namespace headsup::app
