#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "app/content/panel/panel.h"
#include "base/format.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

using Heads = std::vector<app::BriefHead>;

constexpr TextStyle k_head{k_caption, true};
constexpr TextStyle k_name{k_body, true};
constexpr TextStyle k_text{k_body, false};
constexpr TextStyle k_small{k_caption, false};
constexpr float k_after_row = 10;
constexpr float k_reach = 40;  // how far marks of a text may reach out of its line

// Text at the cursor, which moves below it.
void paragraph(TextStyle style, ImU32 color, std::string_view text, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  space(draw_text_wrapped(ImGui::GetWindowDrawList(), at, style, color, text, width));
}

// What brief_row takes up.
float height(const app::BriefRow& row, float width) {
  return (row.further ? 0 : line_height(k_name)) + wrapped_height(k_text, row.text, width) +
         (row.effort.empty() ? 0 : wrapped_height(k_small, row.effort, width)) + k_after_row;
}

void brief_row(const app::BriefRow& row, ImU32 color, float width) {
  if (!row.further) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_text(list, at, k_name, theme().text, fitted(k_name, row.person, width - 60));
    draw_text_right(list, ImVec2(at.x + width, at.y), k_name, color, base::percent(row.share));
    space(line_height(k_name));
  }
  paragraph(k_text, theme().text, row.text, width);
  if (!row.effort.empty()) paragraph(k_small, theme().muted, row.effort, width);
  space(k_after_row);
}

// Where every row of a head ends, from the top of its first one. Breaking texts into lines takes
// long and a large team's brief is long: it is done once for each brief, and then only the rows in
// sight are drawn.
class Layout {
 public:
  void keep_up(const std::shared_ptr<const Heads>& heads, float width) {
    const TextScale scale = text_scale();
    if (heads_ == heads && width_ == width && scale_ == scale) return;
    heads_ = heads;
    width_ = width;
    scale_ = scale;
    bottoms_.clear();
    for (const app::BriefHead& head : *heads) {
      bottoms_.emplace_back();
      float bottom = 0;
      for (std::size_t row = 0; row < head.count; ++row) {
        bottoms_.back().push_back(bottom += height(head.row(row), width));
      }
    }
  }

  const std::vector<float>& bottoms(std::size_t head) const { return bottoms_[head]; }

 private:
  std::shared_ptr<const Heads> heads_;  // kept, so that no other brief is ever where it is
  float width_ = 0;
  TextScale scale_;
  std::vector<std::vector<float>> bottoms_;
};

Layout g_layout;

void rows_in_sight(const app::BriefHead& head, const std::vector<float>& bottoms, float width) {
  if (bottoms.empty()) return;
  const ImU32 color = theme().heads[head.head];
  const ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = ImGui::GetCursorScreenPos().y;
  const float above = list->GetClipRectMin().y - y - k_reach;
  const float below = list->GetClipRectMax().y - y + k_reach;
  const auto top = [&](std::size_t row) { return row == 0 ? 0 : bottoms[row - 1]; };
  auto row = static_cast<std::size_t>(std::upper_bound(bottoms.begin(), bottoms.end(), above) -
                                      bottoms.begin());
  space(top(row));
  for (; row < head.count && top(row) < below; ++row) brief_row(head.row(row), color, width);
  space(bottoms.back() - top(row));
}

void head_brief(const app::BriefHead& head, const std::vector<float>& bottoms, float width) {
  const ImU32 color = theme().heads[head.head];
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_mark(list, head.head, ImVec2(at.x + 5, at.y + 9), 4.5f, color);
  draw_text(list, ImVec2(at.x + 18, at.y), k_head, color, head.label);
  space(line_height(k_head) + 6);
  rows_in_sight(head, bottoms, width);
  if (head.count == 0) {
    paragraph(k_text, theme().muted, head.note, width);
    space(10);
  } else if (!head.note.empty()) {
    paragraph(k_small, theme().muted, head.note, width);
  }
  space(16);
}

}  // namespace

void draw_block(const app::Briefing& block, float width, Actions&) {
  g_layout.keep_up(block.heads, width);
  for (std::size_t i = 0; i < block.heads->size(); ++i) {
    head_brief((*block.heads)[i], g_layout.bottoms(i), width);
  }
}

void brief_view(const app::State& state, float width, Actions& actions) {
  const app::Document& brief = state.derived().panel_parts->brief;
  paragraph(TextStyle{k_heading, true}, theme().text, brief.title, width);
  space(4);
  paragraph(k_text, theme().muted, brief.lead, width);
  space(16);
  draw_part(brief, width, actions);
}

}  // namespace headsup::ui
