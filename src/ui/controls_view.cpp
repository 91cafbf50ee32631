#include <variant>

#include "app/content/panel/panel.h"
#include "ui/blocks.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {

// Side by side in half the width each.
void controls_view(const app::State& state, float width, Actions& actions) {
  const app::Document& controls = state.derived().panel_parts->controls;
  const float column = (width - k_padding) / 2;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  float x = start.x;
  float end = start.y;
  for (const app::Block& block : controls.blocks) {
    ImGui::SetCursorScreenPos(ImVec2(x, start.y));
    ImGui::BeginGroup();
    std::visit([&](const auto& kind) { draw_block(kind, column, actions); }, block);
    end = ImGui::GetCursorScreenPos().y;
    ImGui::EndGroup();
    x += column + k_padding;
  }
  ImGui::SetCursorScreenPos(ImVec2(start.x, end));
  space(0);
}

}  // namespace headsup::ui
