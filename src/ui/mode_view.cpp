#include <algorithm>
#include <string>

#include "app/layout.h"
#include "texts/texts.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

constexpr TextStyle k_small{k_caption, false};

std::string undrawn_text(const app::State& state, bool brief) {
  const std::string left_out = percent(state.undrawn, 0);
  const texts::Id full =
      state.strongest == 1 ? texts::Id::view_strands_one : texts::Id::view_strands;
  return texts::fill(brief ? texts::Id::view_strands_brief : full,
                     {std::to_string(state.strongest), left_out});
}

// What is left out, fewer, more; ends at right_at.
void thinning(const app::State& state, ImVec2 right_at, bool brief, Actions& actions) {
  const float plus = chip_width("+");
  ImGui::SetCursorScreenPos(ImVec2(right_at.x - plus, right_at.y));
  if (chip_button("more", "+", false)) actions.push_back(app::SetStrongest{state.strongest + 1});
  ImGui::SetCursorScreenPos(ImVec2(right_at.x - 2 * plus - 4, right_at.y));
  if (chip_button("fewer", "–", false)) actions.push_back(app::SetStrongest{state.strongest - 1});
  const float middle = right_at.y + (theme().target - line_height(k_small)) / 2;
  draw_text_right(ImGui::GetWindowDrawList(), ImVec2(right_at.x - 2 * plus - 14, middle), k_small,
                  theme().muted, undrawn_text(state, brief));
}

}  // namespace

void mode_view(const app::State& state, Actions& actions) {
  const bool phone = app::is_phone(state.screen);
  const bool everyone = state.mode == app::Mode::everyone;
  const char* const modes[] = {texts::get(texts::Id::mode_query),
                               texts::get(texts::Id::mode_everyone),
                               texts::get(texts::Id::mode_explain)};
  // A strip at the thumb's reach on a phone; top right of the graph on a wide screen, two rows.
  const app::Rect area =
      phone && state.mode == app::Mode::explain ? app::page_area(state) : state.graph_area;
  const float margin = phone ? 8 : k_padding;
  const float height = theme().target;
  const float rows = everyone && !phone ? 2 * height + 8 : height;
  const float segments = segments_width(modes, 3);
  const float width = everyone ? std::min(area.w - 2 * margin, 480.0f) : segments;
  const float right = area.x + area.w - margin;
  float y = area.y + margin - 2;
  if (phone && state.mode == app::Mode::explain) {
    y = area.y + area.h + 4;
  } else if (phone) {
    y = area.y + area.h - height - 4;
  }
  ImGui::SetNextWindowPos(ImVec2(right - width, y));
  ImGui::SetNextWindowSize(ImVec2(width, rows));
  ImGui::Begin("mode", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::SetCursorScreenPos(ImVec2(right - segments, y));
  const int now = static_cast<int>(state.mode);
  const int chosen = ui::segments("mode", modes, 3, now);
  if (chosen != now) actions.push_back(app::SetMode{static_cast<app::Mode>(chosen)});
  if (everyone) {
    thinning(state, phone ? ImVec2(right - segments - 6, y) : ImVec2(right, y + height + 8), phone,
             actions);
  }
  ImGui::End();
}

}  // namespace headsup::ui
