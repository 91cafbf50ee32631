#include "app/core/names.h"

#include <cstddef>

#include "base/enum_array.h"

namespace headsup::app {
namespace {

template <class Choice, std::size_t Count>
using Names = base::EnumArray<Choice, const char*, Count>;

constexpr Names<ThemeChoice, 3> k_themes{{"auto", "light", "dark"}};
constexpr Names<Sheet, 3> k_sheets{{"incident", "heads", "brief"}};
constexpr Names<Mode, 3> k_modes{{"query", "everyone", "explain"}};
constexpr Names<analysis::Edit::Matrix, 3> k_matrices{{"q", "k", "v"}};
constexpr Names<PageHeight, 3> k_page_heights{{"low", "half", "full"}};
constexpr Names<Page, k_pages> k_page_ids{{"contents", "matrices", "softmax", "query-key",
                                           "absence", "synthesis", "command", "scale", "limits",
                                           "teams", "take-away", "team", "person", "facets",
                                           "incidents", "import", "backtest"}};
constexpr Names<SaveStatus, 5> k_save_statuses{
    {"none", "saving", "saved", "not-saved", "follower"}};
constexpr Names<SaveFault, 6> k_save_faults{
    {"none", "full", "refused", "failed", "damaged", "newer"}};

template <class Choice, std::size_t Count>
bool parse(const Names<Choice, Count>& ids, const std::string& id, Choice& out) {
  for (std::size_t i = 0; i < Count; ++i) {
    if (id != ids.values[i]) continue;
    out = static_cast<Choice>(i);
    return true;
  }
  return false;
}

}  // namespace

const char* theme_id(ThemeChoice theme) {
  return k_themes[theme];
}
bool parse_theme(const std::string& id, ThemeChoice& out) {
  return parse(k_themes, id, out);
}

const char* takeaway_id(Takeaway what) {
  static constexpr Names<Takeaway, 12> k_ids{{"link", "team_link", "brief", "png", "svg", "csv",
                                              "json", "table", "team", "team_file", "team_table",
                                              "roster"}};
  return k_ids[what];
}

const char* request_id(Request what) {
  static constexpr Names<Request, 6> k_ids{{"choose_file", "load_catalogue", "remember_intro",
                                            "another_team", "start_backtest", "cancel_backtest"}};
  return k_ids[what];
}

const char* wish_id(LibraryWish wish) {
  static constexpr Names<LibraryWish, 6> k_ids{
      {"open", "rename", "duplicate", "remove", "restore", "create"}};
  return k_ids[wish];
}

const char* save_status_id(SaveStatus status) {
  return k_save_statuses[status];
}
bool parse_save_status(const std::string& id, SaveStatus& out) {
  return parse(k_save_statuses, id, out);
}
const char* save_fault_id(SaveFault fault) {
  return k_save_faults[fault];
}
bool parse_save_fault(const std::string& id, SaveFault& out) {
  return parse(k_save_faults, id, out);
}

const char* sheet_id(Sheet sheet) {
  return k_sheets[sheet];
}
bool parse_sheet(const std::string& id, Sheet& out) {
  return parse(k_sheets, id, out);
}

const char* mode_id(Mode mode) {
  return k_modes[mode];
}

const char* matrix_id(analysis::Edit::Matrix matrix) {
  return k_matrices[matrix];
}
bool parse_matrix(const std::string& id, analysis::Edit::Matrix& out) {
  return parse(k_matrices, id, out);
}

const char* page_id(Page page) {
  return k_page_ids[page];
}
bool parse_page(const std::string& id, Page& out) {
  return parse(k_page_ids, id, out);
}

const char* page_height_id(PageHeight height) {
  return k_page_heights[height];
}
bool parse_page_height(const std::string& id, PageHeight& out) {
  return parse(k_page_heights, id, out);
}

Action show(const Destination& view) {
  if (view.mode == Mode::explain) return OpenPage{view.page};
  return SetMode{view.mode};
}

bool parse_view(const std::string& id, Destination& out) {
  if (parse_page(id, out.page)) {
    out.mode = Mode::explain;
    return true;
  }
  return id != mode_id(Mode::explain) && parse(k_modes, id, out.mode);
}

std::string view_ids() {
  std::string ids = std::string(mode_id(Mode::query)) + ", " + mode_id(Mode::everyone);
  for (const char* page : k_page_ids) ids += std::string(", ") + page;
  return ids;
}

}  // namespace headsup::app
