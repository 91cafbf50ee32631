// A page of the explanation beside the graph: the way to the other pages, its title and document.
#include <algorithm>
#include <cstddef>
#include <string>

#include "app/core/names.h"
#include "app/explain/pages.h"
#include "app/graph/layout.h"
#include "base/enum_array.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr float k_widest = 1040;   // lines longer than this are hard to read
constexpr float k_handle_px = 14;  // phone: over the page's head, to draw it up and down by
constexpr float k_tap_px = 6;      // a press that moves further is a drag

// In the order of the contents, which come before the first and after the last.
app::Page neighbour(app::Page page, int step) {
  const auto& order = app::reading_order();
  const auto at = std::find(order.begin(), order.end(), page);
  if (at == order.end()) return step > 0 ? order.front() : order.back();
  const auto next = (at - order.begin()) + step;
  const bool inside = next >= 0 && next < static_cast<std::ptrdiff_t>(order.size());
  return inside ? order[next] : app::Page::contents;
}

// "Look inside · 2 / 9"; of the contents nothing.
std::string place_of(app::Page page) {
  const auto& order = app::reading_order();
  const auto at = std::find(order.begin(), order.end(), page);
  if (at == order.end()) return "";
  return std::string(app::group_name(app::group_of(page))) + " · " +
         std::to_string(at - order.begin() + 1) + " / " + std::to_string(order.size());
}

void page_chip(const char* id, const char* label, app::Page page, bool selected, Actions& actions) {
  if (chip_button(id, label, selected)) actions.push_back(app::OpenPage{page});
  note_control(id);
}

// The ways to the neighbours, with their right edge at `right`; returns the left one.
float neighbour_chips(app::Page page, float right, float y, Actions& actions) {
  const float next = right - chip_width("›");
  const float previous = next - chip_width("‹") - 6;
  ImGui::SetCursorScreenPos(ImVec2(previous, y));
  page_chip("previous", "‹", neighbour(page, -1), false, actions);
  ImGui::SetCursorScreenPos(ImVec2(next, y));
  page_chip("next", "›", neighbour(page, 1), false, actions);
  return previous;
}

// The contents at the left; at the right where this page stands among the others, and the way to
// its neighbours.
void wide_head(const app::State& state, float width, Actions& actions) {
  const app::Page page = state.view().page;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const char* const contents = app::page_name(app::Page::contents);
  page_chip("contents", contents, app::Page::contents, page == app::Page::contents, actions);
  const float previous = neighbour_chips(page, at.x + width, at.y, actions);
  const TextStyle place{k_caption, false};
  const float left = at.x + chip_width(contents) + 12;
  draw_text_right(ImGui::GetWindowDrawList(),
                  ImVec2(previous - 12, at.y + (theme().target - line_height(place)) / 2), place,
                  theme().muted, fitted(place, place_of(page), previous - 12 - left));
  const TextStyle title{k_title, true};
  const float top = at.y + theme().target + 12;
  const std::string& whole = state.derived().page->title;
  const bool fits = text_width(title, whole) <= width;
  draw_text(ImGui::GetWindowDrawList(), ImVec2(at.x, top), title, theme().text,
            fits ? whole : fitted(title, app::page_name(page), width));
  ImGui::SetCursorScreenPos(at);
  space(top - at.y + line_height(title));
}

// Three lines: the contents, where there is no room for the word.
void list_sign(ImVec2 middle) {
  for (const float y : {-5.0f, 0.0f, 5.0f}) {
    ImGui::GetWindowDrawList()->AddLine(ImVec2(middle.x - 7, middle.y + y),
                                        ImVec2(middle.x + 7, middle.y + y), theme().muted, 1.6f);
  }
}

// Phone: the page is drawn up and down by its head. A tap goes from half to full and back.
void drag_page(const app::State& state, ImVec2 at, ImVec2 size, Actions& actions) {
  ImGui::SetCursorScreenPos(at);
  ImGui::InvisibleButton("head", size);
  note_control("page-head");
  const bool moved = ImGui::GetIO().MouseDragMaxDistanceSqr[0] > k_tap_px * k_tap_px;
  const float top = ImGui::GetMousePos().y - k_handle_px;
  if (ImGui::IsItemActive() && moved) {
    claim_finger();
    actions.push_back(app::DragPage{top});
  }
  if (!ImGui::IsItemDeactivated()) return;
  const bool half = state.view().page_height == app::PageHeight::half;
  const app::PageHeight other = half ? app::PageHeight::full : app::PageHeight::half;
  actions.push_back(app::SetPageHeight{moved ? app::nearest_height(state, top) : other});
}

// Phone: what the page is called, between the ways to the contents and to its neighbours.
void phone_head(const app::State& state, const app::Rect& area, float margin, Actions& actions) {
  const app::Page page = state.view().page;
  const float width = area.w - 2 * margin;
  const ImVec2 at(area.x + margin, area.y + k_handle_px);
  const float side = theme().target;
  ImGui::SetCursorScreenPos(at);
  page_chip("contents", "", app::Page::contents, page == app::Page::contents, actions);
  list_sign(ImVec2(at.x + side / 2, at.y + side / 2));
  const float previous = neighbour_chips(page, at.x + width, at.y, actions);
  const float left = at.x + side + 8;
  const float room = previous - 8 - left;
  drag_page(state, ImVec2(left, area.y), ImVec2(room, k_handle_px + side), actions);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const TextStyle name{k_body, true};
  const TextStyle place{k_caption, false};
  const float top = at.y + (side - line_height(name) - line_height(place)) / 2;
  draw_text(list, ImVec2(left, top), name, theme().text, fitted(name, app::page_name(page), room));
  draw_text(list, ImVec2(left, top + line_height(name)), place, theme().muted,
            fitted(place, place_of(page), room));
  ImGui::SetCursorScreenPos(ImVec2(area.x, at.y));
  space(side);
}

// Each page keeps where it was scrolled to. They share a window: a wheel that has turned one page
// turns the next one, too, before the pointer has moved.
void scrolled_page(const app::State& state, float margin, float width, Actions& actions) {
  static base::EnumArray<app::Page, float, app::k_pages> scrolled{};
  static app::Page shown = app::Page::contents;
  const app::Page page = state.view().page;
  const bool turned = page != shown;
  shown = page;
  if (turned) ImGui::SetNextWindowScroll(ImVec2(0, scrolled[page]));
  ImGui::BeginChild("text", ImVec2(0, 0), ImGuiChildFlags_None, ImGuiWindowFlags_NoNav);
  ImGui::PushID(app::page_id(page));
  ImGui::Indent(margin);
  space(4);
  draw_blocks(*state.derived().page, width, actions);
  space(k_padding);
  scroll_by_finger();
  // How far a page can be scrolled is known once it was drawn.
  if (turned)
    ImGui::SetScrollY(scrolled[page]);
  else
    scrolled[page] = ImGui::GetScrollY();
  ImGui::PopID();
  ImGui::EndChild();
}

// Where the page ends and the graph begins.
void edge(const app::State& state, const app::Rect& area, bool phone) {
  if (!app::shows_graph(state)) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (area.x > 0) {
    list->AddLine(ImVec2(area.x, area.y), ImVec2(area.x, area.y + area.h), theme().border);
    return;
  }
  list->AddLine(ImVec2(area.x, area.y), ImVec2(area.x + area.w, area.y), theme().border);
  const float middle = area.x + area.w / 2;
  if (phone) {
    list->AddRectFilled(ImVec2(middle - 18, area.y + 5), ImVec2(middle + 18, area.y + 9),
                        fade(theme().muted, 0.6f), 2);
  }
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
  edge(state, area, phone);
  if (phone) {
    phone_head(state, area, margin, actions);
  } else {
    ImGui::SetCursorScreenPos(ImVec2(area.x + margin, area.y + k_padding - 6));
    wide_head(state, area.w - 2 * margin, actions);
  }
  space(phone ? 4.0f : 10.0f);
  ImGui::SetCursorScreenPos(ImVec2(area.x, ImGui::GetCursorScreenPos().y));
  scrolled_page(state, margin, width, actions);
  ImGui::End();
}

}  // namespace headsup::ui
