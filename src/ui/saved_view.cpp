// How far the work is kept, in a line: it leads to the teams, or out of trouble.
#include <algorithm>
#include <string>

#include "app/explain/pages.h"
#include "texts/texts.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"

namespace headsup::ui {

void saved_view(const app::State& state, ImVec2 at, ImVec2 size, bool right_aligned,
                Actions& actions) {
  std::string line = app::saved_line(state);
  if (line.empty()) return;
  const TextStyle style{k_caption, false};
  const bool unsaved = state.library.status == app::SaveStatus::not_saved;
  if (unsaved) line += std::string(" · ") + texts::get(texts::Id::saved_export);
  line = fitted(style, line, size.x);
  const float width = text_width(style, line);
  if (right_aligned) at.x += size.x - width;
  ImGui::SetCursorScreenPos(at);
  if (ImGui::InvisibleButton("saved", ImVec2(width, size.y))) {
    if (unsaved) {
      actions.push_back(app::Take{app::Takeaway::team});
    } else {
      actions.push_back(app::OpenPage{app::Page::teams});
    }
  }
  note_control("saved");
  const float y = at.y + (size.y - line_height(style)) / 2;
  draw_text(ImGui::GetWindowDrawList(), ImVec2(at.x, y), style,
            unsaved ? theme().danger : theme().muted, line);
}

}  // namespace headsup::ui
