// Where graph and page are: on every screen both are in sight, apart, and large enough.
#include "app/graph/areas.h"

#include <doctest.h>

#include "app/api/api.h"
#include "app/explain/pages.h"
#include "app/graph/layout.h"
#include "app/link/link.h"
#include "tests/unit/app/fixture.h"

using namespace headsup;

namespace {

struct Size {
  float width, height;
};

app::State reading(Size size, app::Page page = app::Page::softmax) {
  app::State state = test::demo_state();
  state.transient.screen.width = size.width;
  state.transient.screen.height = size.height;
  app::update(state, app::OpenPage{page});
  app::refresh(state);
  return state;
}

bool apart(const app::Rect& a, const app::Rect& b) {
  return a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
}

bool inside(const app::Rect& area, Size size) {
  return area.x >= 0 && area.y >= 0 && area.x + area.w <= size.width &&
         area.y + area.h <= size.height;
}

}  // namespace

TEST_CASE("Every page has the graph in sight, on every screen, and neither covers the other") {
  for (const Size size : {Size{360, 640}, Size{390, 844}, Size{844, 390}, Size{768, 1024},
                          Size{1024, 600}, Size{1280, 720}, Size{1440, 900}, Size{2560, 1440}}) {
    CAPTURE(size.width);
    for (int i = 0; i < app::k_pages; ++i) {
      const app::State state = reading(size, static_cast<app::Page>(i));
      CHECK(app::shows_graph(state));
      const app::Rect graph = app::graph_area(state);
      const app::Rect page = app::page_area(state);
      CHECK(inside(graph, size));
      CHECK(inside(page, size));
      CHECK(apart(graph, page));
      if (!app::is_phone(state.transient.screen)) CHECK(apart(app::panel_area(state), page));
      CHECK(graph.w >= 320);
      CHECK(graph.h >= 220);
      CHECK(page.w >= 320);
      CHECK(page.h >= 260);
      CHECK(page.w <= 1100);
    }
  }
}

TEST_CASE("On a wide or a low screen a page stands beside the graph, otherwise under it") {
  const auto beside = [](Size size) {
    const app::State state = reading(size);
    return app::page_area(state).x > 0;
  };
  CHECK(beside({2560, 1440}));
  CHECK(beside({1280, 720}));
  CHECK(beside({1440, 900}));
  CHECK_FALSE(beside({1300, 900}));
  CHECK_FALSE(beside({1024, 600}));
}

TEST_CASE("On a phone a page is drawn up over the graph and down again, and stays in its height") {
  app::State state = reading({390, 844});
  const app::Rect half = app::page_area(state);
  app::update(state, app::SetPageHeight{app::PageHeight::low});
  const app::Rect low = app::page_area(state);
  CHECK(low.y > half.y);
  CHECK(low.h >= 140);
  app::update(state, app::SetPageHeight{app::PageHeight::full});
  CHECK_FALSE(app::shows_graph(state));
  CHECK(app::page_area(state).y == app::k_bar_height_px);

  // By hand: it follows the finger, the graph under it comes back, and it rests at the nearest.
  app::update(state, app::DragPage{300});
  CHECK(app::shows_graph(state));
  CHECK(app::page_area(state).y == 300);
  CHECK(app::graph_area(state).y + app::graph_area(state).h == 300);
  app::update(state, app::DragPage{5000});
  CHECK(app::page_area(state).y == low.y);
  CHECK(app::nearest_height(state, low.y - 10) == app::PageHeight::low);
  CHECK(app::nearest_height(state, half.y + 20) == app::PageHeight::half);
  CHECK(app::nearest_height(state, 60) == app::PageHeight::full);
  app::update(state, app::SetPageHeight{app::PageHeight::half});
  CHECK(app::page_area(state).y == half.y);
}

TEST_CASE("On a phone on its side a page is beside the graph, or has all of the screen") {
  app::State state = reading({844, 390});
  CHECK(app::page_area(state).x == app::graph_area(state).w);
  app::update(state, app::SetPageHeight{app::PageHeight::full});
  CHECK(app::page_area(state).x == 0);
  CHECK(app::page_area(state).w == 844);
}

TEST_CASE("The tour's sheet and a page share a phone") {
  for (const Size size : {Size{390, 844}, Size{844, 390}}) {
    app::State state = reading(size);
    app::update(state, app::GoToStep{0});
    app::update(state, app::OpenPage{app::Page::softmax});
    app::refresh(state);
    CHECK(apart(app::page_area(state), app::panel_area(state)));
    CHECK_FALSE(app::shows_graph(state));
  }
}

TEST_CASE("A page's height is in a link and has a command") {
  app::State state = reading({390, 844});
  CHECK(app::write_link(state).find("height") == std::string::npos);
  CHECK(app::call(state, "setPageHeight", "[\"low\"]").find("error") == std::string::npos);
  const std::string link = app::write_link(state);
  CHECK(link.find("height=low") != std::string::npos);
  app::State other = reading({390, 844});
  std::string problem;
  REQUIRE(app::open_link(other, link, problem));
  CHECK(other.view().page_height == app::PageHeight::low);
  CHECK(app::call(state, "setPageHeight", "[\"high\"]").find("'low', 'half' or 'full'") !=
        std::string::npos);
}

TEST_CASE("A low graph has no title and no legend, so that people have its room") {
  const app::State low = reading({1024, 600});
  CHECK_FALSE(app::is_roomy(low));
  const app::State high = reading({1440, 900});
  CHECK(app::is_roomy(high));
}
