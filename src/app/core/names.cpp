#include "app/core/names.h"

#include <cstddef>

namespace headsup::app {
namespace {

// In the order of the enumerations.
constexpr const char* k_themes[] = {"auto", "light", "dark"};
constexpr const char* k_sheets[] = {"incident", "heads", "brief"};
constexpr const char* k_modes[] = {"query", "everyone", "explain"};
constexpr const char* k_matrices[] = {"q", "k", "v"};
constexpr const char* k_page_ids[] = {"matrices", "softmax", "query-key", "absence",  "synthesis",
                                      "command",  "scale",   "limits",    "take-away"};
static_assert(sizeof k_page_ids / sizeof k_page_ids[0] == k_pages);

template <class Choice, std::size_t Count>
bool parse(const char* const (&ids)[Count], const std::string& id, Choice& out) {
  for (std::size_t i = 0; i < Count; ++i) {
    if (id != ids[i]) continue;
    out = static_cast<Choice>(i);
    return true;
  }
  return false;
}

}  // namespace

const char* theme_id(ThemeChoice theme) {
  return k_themes[static_cast<std::size_t>(theme)];
}
bool parse_theme(const std::string& id, ThemeChoice& out) {
  return parse(k_themes, id, out);
}

const char* takeaway_id(Takeaway what) {
  static constexpr const char* k_ids[] = {"link", "team_link", "brief", "png",
                                          "svg",  "csv",       "json",  "table"};
  return k_ids[static_cast<std::size_t>(what)];
}

const char* sheet_id(Sheet sheet) {
  return k_sheets[static_cast<std::size_t>(sheet)];
}
bool parse_sheet(const std::string& id, Sheet& out) {
  return parse(k_sheets, id, out);
}

const char* mode_id(Mode mode) {
  return k_modes[static_cast<std::size_t>(mode)];
}

const char* matrix_id(analysis::Edit::Matrix matrix) {
  return k_matrices[static_cast<std::size_t>(matrix)];
}
bool parse_matrix(const std::string& id, analysis::Edit::Matrix& out) {
  return parse(k_matrices, id, out);
}

const char* page_id(Page page) {
  return k_page_ids[static_cast<std::size_t>(page)];
}
bool parse_page(const std::string& id, Page& out) {
  return parse(k_page_ids, id, out);
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
