// Whom to ask for what: for each head its switch, the person to ask first, and on demand everybody.
#include <algorithm>
#include <memory>
#include <string>
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
constexpr float k_switch_px = 36;
constexpr float k_chevron_px = 20;  // right of a share
constexpr float k_after_row = 10;
constexpr float k_after_head = 16;
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

void name_line(const app::BriefRow& row, ImU32 color, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_text(list, at, k_name, theme().text, fitted(k_name, row.person, width - 80));
  draw_text_right(list, ImVec2(at.x + width - k_chevron_px, at.y), k_name, color,
                  base::percent(row.share));
  space(line_height(k_name));
}

void brief_row(const app::BriefRow& row, ImU32 color, float width) {
  if (!row.further) name_line(row, color, width);
  paragraph(k_text, theme().text, row.text, width);
  if (!row.effort.empty()) paragraph(k_small, theme().muted, row.effort, width);
  space(k_after_row);
}

// Where every row of a head ends, from the top of its first one. Breaking texts into lines takes
// long and a large team's brief is long: it is done once for each brief, for heads that are shown
// whole, and then only the rows in sight are drawn.
class Layout {
 public:
  const std::vector<float>& bottoms(const std::shared_ptr<const Heads>& heads,
                                    const app::BriefHead& head, float width) {
    const TextScale scale = text_scale();
    if (heads_ != heads || width_ != width || scale_ != scale) {
      heads_ = heads;
      width_ = width;
      scale_ = scale;
      bottoms_ = {};
    }
    std::vector<float>& result = bottoms_[head.head];
    float bottom = 0;
    for (std::size_t row = 0; row < head.count && result.size() < head.count; ++row) {
      result.push_back(bottom += height(head.row(row), width));
    }
    return result;
  }

 private:
  std::shared_ptr<const Heads> heads_;  // kept, so that no other brief is ever where it is
  float width_ = 0;
  TextScale scale_;
  std::array<std::vector<float>, team::k_heads> bottoms_;
};

Layout g_layout;

void rows_in_sight(const app::BriefHead& head, const std::vector<float>& bottoms, float width) {
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

// The head's name and switch, and how its weight is spread where there is room to say it; that two
// are too close to call is always said.
void head_line(const app::HeadSummary& row, float width, Actions& actions) {
  const ImU32 color = row.on ? theme().heads[row.head] : theme().muted;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImGui::SetCursorScreenPos(ImVec2(at.x + width - k_switch_px, at.y));
  if (toggle(row.id.c_str(), row.on, color)) actions.push_back(row.flip);
  note_control(row.id);
  const bool must_say = !row.on || row.verdict == analysis::Verdict::close;
  const float left = at.x + 18;
  const float right = at.x + width - k_switch_px - 12;
  const float said = text_width(k_small, row.in_brief);
  const float room = right - left - said - 12;  // left to the name
  const bool fits = text_width(k_head, row.label) <= room;
  const float top = at.y + (20 - line_height(k_head)) / 2;
  draw_mark(list, row.head, ImVec2(at.x + 5, at.y + 10), 4.5f, color);
  draw_text(list, ImVec2(left, top), k_head, color,
            fitted(k_head, row.label, fits || must_say ? room : right - left));
  if (fits || must_say) {
    draw_text(list, ImVec2(right - said, top), k_small, theme().muted, row.in_brief);
  }
  ImGui::SetCursorScreenPos(at);
  space(24);
}

void chevron(ImVec2 tip_at, bool up, ImU32 color) {
  const float back = up ? 4.5f : -4.5f;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine(ImVec2(tip_at.x - 5, tip_at.y + back), tip_at, color, 1.6f);
  list->AddLine(tip_at, ImVec2(tip_at.x + 5, tip_at.y + back), color, 1.6f);
}

// Those to ask first, as many people as the verdict names. `lines` of what each is asked for.
void first_rows(const app::BriefHead& head, std::size_t people, float width, int lines) {
  const ImU32 color = theme().heads[head.head];
  std::size_t left = people;
  for (std::size_t i = 0; i < head.count && left > 0; ++i) {
    const app::BriefRow row = head.row(i);
    if (row.further) continue;
    name_line(row, color, width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    space(draw_text_lines(ImGui::GetWindowDrawList(), at, k_text, theme().text, row.text, width,
                          lines));
    --left;
  }
}

class HeadBrief {
 public:
  HeadBrief(const app::State& state, const app::HeadSummary& row, const app::Briefing& briefing)
      : row_(row), heads_(briefing.heads) {
    for (const app::BriefHead& head : *heads_) {
      if (head.head == row.head) brief_ = &head;
    }
    open_ = state.view().brief_open[row.head];
  }

  void draw(float width, int lines, Actions& actions) const {
    head_line(row_, width, actions);
    if (brief_ && brief_->count > 0) {
      answer(width, lines, actions);
    } else {
      paragraph(k_text, theme().muted, brief_ ? app::note(*brief_) : app::spread(row_), width);
    }
    space(6);
    weights_bar(row_, ImGui::GetCursorScreenPos(), width);
    space(k_weights_bar_px + k_after_head);
  }

 private:
  // The whole of it is pressed to see more or less of it.
  void answer(float width, int lines, Actions& actions) const {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string id = "more-" + row_.id.substr(3);
    const float first =
        line_height(k_name) + static_cast<float>(open_ ? 1 : lines) * line_height(k_text);
    if (ImGui::InvisibleButton(id.c_str(), ImVec2(width, std::max(first, theme().target)))) {
      actions.push_back(app::ShowBrief{row_.head, !open_});
    }
    note_control(id);
    const bool lit = ImGui::IsItemHovered();
    if (lit) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::SetCursorScreenPos(at);
    chevron(ImVec2(at.x + width - 7, at.y + (open_ ? 8.0f : 12.0f)), open_,
            lit ? theme().text : theme().muted);
    if (!open_) return first_rows(*brief_, history::named_people(row_.verdict), width, lines);
    rows_in_sight(*brief_, g_layout.bottoms(heads_, *brief_, width), width);
    const std::string note = app::note(*brief_);
    if (!note.empty()) paragraph(k_small, theme().muted, note, width);
    // Who has most weight need not be the first to ask.
    if (row_.first.name != brief_->row(0).person) {
      paragraph(k_small, theme().muted, app::finding(row_), width);
    }
    paragraph(k_small, theme().muted, app::spread(row_), width);
  }

  const app::HeadSummary& row_;
  const std::shared_ptr<const Heads>& heads_;
  const app::BriefHead* brief_ = nullptr;  // none of a head that is off
  bool open_ = false;
};

}  // namespace

// brief_view draws it, together with what the heads find.
void draw_block(const app::Briefing&, float, Actions&) {}

void brief_view(const app::State& state, float width, int lines, Actions& actions) {
  const app::Panel& panel = *state.derived().panel_parts;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const TextStyle title{k_heading, true};
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_text(list, at, title, theme().text, panel.brief.title);
  const float left = at.x + text_width(title, panel.brief.title) + 16;
  draw_text_right(list, ImVec2(at.x + width, at.y + line_height(title) - line_height(k_small) - 2),
                  k_small, theme().muted, fitted(k_small, panel.brief.lead, at.x + width - left));
  space(line_height(title) + 10);
  const auto& heads = std::get<app::HeadSummaries>(panel.heads.blocks[0]);
  const auto& briefing = std::get<app::Briefing>(panel.brief.blocks[0]);
  for (const app::HeadSummary& row : heads.rows) {
    HeadBrief(state, row, briefing).draw(width, lines, actions);
  }
}

void brief_note(const app::State& state, float width, Actions& actions) {
  draw_part(state.derived().panel_parts->brief, width, actions);
}

}  // namespace headsup::ui
