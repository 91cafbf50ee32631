// A page of the explanation in the graph's place: its title, the way to the other pages, and its
// document.
#include <algorithm>
#include <string>

#include "app/core/names.h"
#include "app/explain/pages.h"
#include "app/graph/layout.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr float k_widest = 1040;  // lines longer than this are hard to read

app::Page neighbour(app::Page page, int step) {
  const int next = (static_cast<int>(page) + step + app::k_pages) % app::k_pages;
  return static_cast<app::Page>(next);
}

// Wide: every page by its name.
void page_chips(const app::State& state, float width, Actions& actions) {
  Flow flow(width, 6);
  for (int i = 0; i < app::k_pages; ++i) {
    const auto page = static_cast<app::Page>(i);
    const char* label = app::page_name(page);
    flow.next(chip_width(label));
    if (chip_button(app::page_id(page), label, page == state.view().page)) {
      actions.push_back(app::OpenPage{page});
    }
  }
  flow.end();
}

// Phone: one page and the way to its neighbours.
void page_stepper(const app::State& state, float width, Actions& actions) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float side = chip_width("‹");
  if (chip_button("previous", "‹", false)) {
    actions.push_back(app::OpenPage{neighbour(state.view().page, -1)});
  }
  ImGui::SetCursorScreenPos(ImVec2(at.x + width - side, at.y));
  if (chip_button("next", "›", false)) {
    actions.push_back(app::OpenPage{neighbour(state.view().page, 1)});
  }
  const TextStyle name{k_body, true};
  const TextStyle place{k_caption, false};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float middle = at.x + width / 2;
  const float top = at.y + (theme().target - line_height(name) - line_height(place)) / 2;
  draw_text_centered(list, ImVec2(middle, top), name, theme().text,
                     fitted(name, app::page_name(state.view().page), width - 2 * side - 16));
  const std::string count = std::to_string(static_cast<int>(state.view().page) + 1) + " / " +
                            std::to_string(app::k_pages);
  draw_text_centered(list, ImVec2(middle, top + line_height(name)), place, theme().muted, count);
  ImGui::SetCursorScreenPos(at);
  space(theme().target);
}

}  // namespace

void page_view(const app::State& state, Actions& actions) {
  const bool phone = app::is_phone(state.transient.screen);
  const app::Rect area = app::page_area(state);
  const float margin = phone ? 16 : k_padding + 4;
  const float width = std::min(area.w - 2 * margin, k_widest);
  ImGui::SetNextWindowPos(ImVec2(area.x, area.y));
  ImGui::SetNextWindowSize(ImVec2(area.w, area.h));
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoBackground);
  if (phone) {
    ImGui::SetCursorScreenPos(ImVec2(area.x + margin, area.y + 6));
    page_stepper(state, width, actions);
  } else {
    const TextStyle title{k_title, true};
    const ImVec2 at(area.x + margin, area.y + k_padding - 2);
    draw_text(ImGui::GetWindowDrawList(), at, title, theme().text, state.derived().page->title);
    ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + line_height(title) + 12));
    ImGui::BeginGroup();
    page_chips(state, area.w - 2 * margin, actions);
    ImGui::EndGroup();
  }
  space(phone ? 4.0f : 10.0f);
  ImGui::SetCursorScreenPos(ImVec2(area.x, ImGui::GetCursorScreenPos().y));
  // A page of its own for each, so that each keeps where it was scrolled to.
  ImGui::BeginChild(app::page_id(state.view().page), ImVec2(0, 0), ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoNav);
  ImGui::Indent(margin);
  space(4);
  draw_blocks(*state.derived().page, width, actions);
  space(k_padding);
  scroll_by_finger();
  ImGui::EndChild();
  ImGui::End();
}

}  // namespace headsup::ui
