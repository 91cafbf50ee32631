#include "app/graph/areas.h"

#include <algorithm>
#include <cmath>

#include "app/content/document.h"
#include "app/core/features.h"
#include "app/core/intro.h"

namespace headsup::app {
namespace {

constexpr float k_beside_width_px = 960;  // as wide, graph and page stand side by side,
constexpr float k_low_width_px = 800;     // on a low screen already as wide as this
constexpr float k_low_height_px = 800;
constexpr float k_beside_share = 0.52f;  // the page's, at the graph's side
constexpr float k_narrowest_page_px = 440;
constexpr float k_widest_page_px = 1100;
constexpr float k_graph_share = 0.46f;     // the graph's, over the page
constexpr float k_measured_share = 0.52f;  // the same over the scale lab, which draws in it
constexpr float k_roomy_width_px = 480;
constexpr float k_sentence_width_px = 700;
constexpr float k_titles_width_px = 560;
constexpr float k_titles_height_px = 680;  // with a token under each name
constexpr float k_roomy_height_px = 330;
constexpr float k_low_page_px = 148;        // phone: its head and the first lines
constexpr float k_half_page_share = 0.54f;  // phone: of what bar and switch leave

bool explains(const State& state) {
  return state.view().mode == Mode::explain;
}

float phone_bottom(const State& state) {
  const Screen& screen = state.transient.screen;
  const bool sheet = has_panel_document(state) && !is_landscape(screen);
  const Rect whole = graph_area(screen);
  return (sheet ? whole.y + whole.h : screen.height) - k_strip_height_px;
}

float phone_top(const State& state, PageHeight height) {
  const float bottom = phone_bottom(state);
  const float room = bottom - k_bar_height_px;
  if (height == PageHeight::full) return k_bar_height_px;
  const float page = height == PageHeight::low ? k_low_page_px : k_half_page_share * room;
  return std::max(std::floor(bottom - page), k_bar_height_px);
}

float page_top(const State& state) {
  const float dragged = state.transient.page_top;
  if (dragged < 0) return phone_top(state, state.view().page_height);
  return std::clamp(dragged, k_bar_height_px, phone_top(state, PageHeight::low));
}

struct Division {
  Rect graph, page;
};

Division divide_phone(const State& state) {
  const Screen& screen = state.transient.screen;
  Rect graph = graph_area(screen);
  const float bottom = phone_bottom(state);
  if (is_landscape(screen)) {
    const float right = has_panel_document(state) ? graph.w : screen.width;
    const float left = shows_graph(state) ? graph.w : 0;
    return {graph, {left, graph.y, right - left, bottom - graph.y}};
  }
  const float top = shows_graph(state) ? page_top(state) : graph.y;
  graph.h = std::max(top - graph.y, 1.0f);
  return {graph, {0, top, screen.width, bottom - top}};
}

Division divide_wide(const State& state, const Rect& whole) {
  const bool beside =
      whole.w >= k_beside_width_px || (whole.w >= k_low_width_px && whole.h < k_low_height_px);
  Rect graph = whole;
  Rect page = whole;
  if (beside) {
    page.w =
        std::clamp(std::floor(whole.w * k_beside_share), k_narrowest_page_px, k_widest_page_px);
    graph.w = whole.w - page.w;
    page.x = graph.x + graph.w;
  } else {
    const bool measured = state.view().page == Page::scale;
    graph.h = std::floor(whole.h * (measured ? k_measured_share : k_graph_share));
    page.y = graph.y + graph.h;
    page.h = whole.h - graph.h;
  }
  return {graph, page};
}

Division divide(const State& state) {
  const Screen& screen = state.transient.screen;
  return is_phone(screen) ? divide_phone(state) : divide_wide(state, graph_area(screen));
}

}  // namespace

bool is_phone(const Screen& screen) {
  return screen.width < k_phone_width_px;
}

bool is_landscape(const Screen& screen) {
  return is_phone(screen) && screen.width > screen.height;
}

Rect panel_area(const Screen& screen) {
  if (!is_phone(screen)) {
    return {screen.width - k_panel_width_px, 0, k_panel_width_px, screen.height};
  }
  if (is_landscape(screen)) {
    const float width = std::floor(std::max(300.0f, 0.46f * screen.width));
    return {screen.width - width, k_bar_height_px, width,
            std::max(screen.height - k_bar_height_px, 1.0f)};
  }
  const float height = std::max(220.0f, std::floor(screen.height * 0.42f));
  return {0, screen.height - height, screen.width, height};
}

Rect graph_area(const Screen& screen) {
  const Rect panel = panel_area(screen);
  if (!is_phone(screen)) return {0, 0, std::max(panel.x, 1.0f), screen.height};
  if (is_landscape(screen)) return {0, panel.y, std::max(panel.x, 1.0f), panel.h};
  return {0, k_bar_height_px, screen.width, std::max(panel.y - k_bar_height_px, 1.0f)};
}

Rect intro_area(const State& state) {
  const Screen& screen = state.transient.screen;
  if (!shows_intro(state)) return {};
  if (is_phone(screen)) {
    const bool in_bar = is_landscape(screen) || screen.width >= k_intro_bar_width_px;
    return {0, in_bar ? 0 : k_bar_height_px, screen.width,
            in_bar ? k_bar_height_px : k_strip_height_px};
  }
  const float width = graph_area(screen).w;
  return {0, 0, width, width < k_intro_row_width_px ? k_intro_rows_height_px : k_intro_height_px};
}

Rect panel_area(const State& state) {
  Rect area = panel_area(state.transient.screen);
  const Rect intro = intro_area(state);
  if (!is_phone(state.transient.screen) || intro.y == 0) return area;
  const float given = std::clamp(area.h - k_low_sheet_px, 0.0f, intro.h);
  area.y += given;
  area.h -= given;
  return area;
}

bool shows_graph(const State& state) {
  const Screen& screen = state.transient.screen;
  if (!explains(state) || !is_phone(screen)) return true;
  if (has_panel_document(state)) return state.lab.drawn() && !is_landscape(screen);
  return state.view().page_height != PageHeight::full || state.transient.page_top >= 0;
}

Rect graph_area(const State& state) {
  if (explains(state) && shows_graph(state)) return divide(state).graph;
  Rect area = graph_area(state.transient.screen);
  const Rect intro = intro_area(state);
  const float lower = panel_area(state).y - panel_area(state.transient.screen).y;
  const float covered = std::max(intro.y + intro.h - area.y, 0.0f);
  area.y += covered;
  area.h = std::max(area.h + lower - covered, 1.0f);
  return area;
}

bool is_roomy(const State& state) {
  if (is_phone(state.transient.screen)) return false;
  if (!explains(state)) return true;
  const Rect area = graph_area(state);
  return area.w >= k_roomy_width_px && area.h >= k_roomy_height_px;
}

bool says_pass(const State& state) {
  return graph_area(state).w >= k_sentence_width_px;
}

bool has_titles(const State& state) {
  if (!is_roomy(state)) return false;
  const Rect area = graph_area(state);
  const bool low = area.h < k_titles_height_px && state.view().pass.step >= 0;
  return area.w >= k_titles_width_px && !low;
}

bool has_panel_document(const State& state) {
  return state.derived().panel && !state.derived().panel->title.empty();
}

Rect page_area(const State& state) {
  return divide(state).page;
}

PageHeight nearest_height(const State& state, float top_px) {
  PageHeight best = PageHeight::half;
  for (const PageHeight height : {PageHeight::low, PageHeight::full}) {
    const float away = std::fabs(top_px - phone_top(state, height));
    if (away < std::fabs(top_px - phone_top(state, best))) best = height;
  }
  return best;
}

void apply(State& state, const SetPageHeight& action) {
  state.transient.page_top = -1;
  state.view().page_height = action.height;
  ++state.view_revision;
}

void apply(State& state, const DragPage& action) {
  if (std::isfinite(action.top_px)) state.transient.page_top = std::max(action.top_px, 0.0f);
}

}  // namespace headsup::app
