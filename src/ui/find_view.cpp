// Finds a person by name, in a window of the desktop: a letter or `f` opens the field, the graph
// flies there while one types, Enter makes that person the query. The page has a field of its own.
#include <imgui.h>

#include <algorithm>

#include "app/core/action.h"
#include "app/core/update.h"
#include "team/find.h"
#include "texts/texts.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr float k_width = 300;
constexpr float k_height = 84;
constexpr float k_top = 76;  // under the graph's title

// There is one such field. What is typed there is nobody else's.
struct Find {
  bool open = false;
  ImWchar first = 0;  // is typed once the field is ready; 0: none
  char text[100] = "";
};
Find g_find;

bool is_letter(ImWchar c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0;
}

// The letter opens the field and is its first, but for `f`.
void open_by_letter() {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
  for (const ImWchar c : io.InputQueueCharacters) {
    if (!is_letter(c)) continue;
    g_find = {};
    g_find.open = true;
    if (c != 'f') g_find.first = c;
    return;
  }
}

void follow(const app::State& state, Actions& actions) {
  const int person = team::find_by_part(state.team(), g_find.text);
  actions.push_back(app::FocusPerson{person});
  if (person >= 0) actions.push_back(app::CenterPerson{person});
}

}  // namespace

void find_view(const app::State& state, Actions& actions) {
  const bool was_open = g_find.open;
  if (!was_open) open_by_letter();
  if (!g_find.open) return;
  const app::Rect& area = state.transient.graph_area;
  const float width = std::min(k_width, area.w - 32);
  const ImVec2 at(area.x + (area.w - width) / 2, area.y + std::min(k_top, area.h / 4));
  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSize(ImVec2(width, k_height));
  ImGui::Begin("find", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 end(at.x + width, at.y + k_height);
  list->AddRectFilled(at, end, theme().panel, k_radius);
  list->AddRect(at, end, theme().border, k_radius);
  const TextStyle small{k_caption, false};
  draw_text(list, ImVec2(at.x + 12, at.y + 8), small, theme().muted,
            texts::get(texts::Id::page_find));
  ImGui::SetCursorScreenPos(ImVec2(at.x + 12, at.y + 28));
  ImGui::SetNextItemWidth(width - 24);
  if (!was_open) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputText("##name", g_find.text, sizeof g_find.text,
                                        ImGuiInputTextFlags_EnterReturnsTrue);
  if (ImGui::IsItemActivated() && g_find.first != 0) {
    ImGui::GetIO().AddInputCharacter(g_find.first);
  }
  if (ImGui::IsItemEdited()) follow(state, actions);
  const int person = team::find_by_part(state.team(), g_find.text);
  if (g_find.text[0] != '\0') {
    draw_text(list, ImVec2(at.x + 12, at.y + 60), small, theme().text,
              person >= 0 ? app::name_of(state, person) : texts::get(texts::Id::page_find_none));
  }
  if (entered && person >= 0) {
    actions.push_back(app::SelectPerson{person});
    actions.push_back(app::ResetCamera{});  // they are in the middle now
  }
  if (entered || ImGui::IsItemDeactivated()) {
    g_find.open = false;
    actions.push_back(app::FocusPerson{-1});
  }
  ImGui::End();
}

}  // namespace headsup::ui
