#include <string>

#include "app/content/parts.h"
#include "app/core/action.h"
#include "base/format.h"
#include "texts/texts.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

using texts::Id;

constexpr TextStyle k_label{k_body, true};
constexpr TextStyle k_small{k_caption, false};

void heading(float width, const char* label, const std::string& value) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(list, at, k_label, theme().text, label);
  draw_text_right(list, ImVec2(at.x + width, at.y), k_label, theme().accent, value);
  space(line_height(k_label) + 2);
}

void ends(float width, const char* low, const char* high) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(list, at, k_small, theme().muted, low);
  draw_text_right(list, ImVec2(at.x + width, at.y), k_small, theme().muted, high);
  space(line_height(k_small));
}

void temperature_control(const app::State& state, float width, Actions& actions) {
  const std::string value = "τ " + base::three_digits(state.controls().temperature);
  heading(width, texts::get(Id::page_temperature), value);
  float share = static_cast<float>(app::temperature_share(state.controls().temperature));
  if (slider("temperature", width, &share, theme().accent)) {
    actions.push_back(app::SetTemperature{app::share_temperature(static_cast<double>(share))});
  }
  ends(width, texts::get(Id::view_sharper), texts::get(Id::view_flatter));
}

void depth_control(const app::State& state, float width, Actions& actions) {
  const std::string value = base::percent(state.controls().depth);
  heading(width, texts::get(Id::view_depth), value);
  float share = static_cast<float>(state.controls().depth);
  if (slider("depth", width, &share, theme().accent)) {
    actions.push_back(app::SetDepth{static_cast<double>(share)});
  }
  ends(width, texts::get(Id::view_depth_title), texts::get(Id::view_depth_carries));
}

}  // namespace

void controls_view(const app::State& state, float width, Actions& actions) {
  const float column = (width - k_padding) / 2;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  temperature_control(state, column, actions);
  const float end = ImGui::GetCursorScreenPos().y;
  ImGui::SetCursorScreenPos(ImVec2(start.x + column + k_padding, start.y));
  ImGui::BeginGroup();
  depth_control(state, column, actions);
  ImGui::EndGroup();
  ImGui::SetCursorScreenPos(ImVec2(start.x, end));
  space(0);
}

}  // namespace headsup::ui
