// How each block of a Document is drawn: at the cursor of the current window, `width` pixels wide;
// the cursor moves below it.
#pragma once

#include <imgui.h>

#include "app/content/document.h"
#include "ui/views.h"

namespace headsup::ui {

void draw_block(const app::Heading& block, float width, Actions& actions);
void draw_block(const app::Paragraph& block, float width, Actions& actions);
void draw_block(const app::Table& block, float width, Actions& actions);
void draw_block(const app::Bars& block, float width, Actions& actions);
void draw_block(const app::HeatMap& block, float width, Actions& actions);
void draw_block(const app::Chart& block, float width, Actions& actions);
void draw_block(const app::Slider& block, float width, Actions& actions);
void draw_block(const app::Sentence& block, float width, Actions& actions);
void draw_block(const app::Choice& block, float width, Actions& actions);
void draw_block(const app::Switch& block, float width, Actions& actions);
void draw_block(const app::Buttons& block, float width, Actions& actions);
void draw_block(const app::Entries& block, float width, Actions& actions);
void draw_block(const app::TextField& block, float width, Actions& actions);
void draw_block(const app::Reorder& block, float width, Actions& actions);
void draw_block(const app::Split& block, float width, Actions& actions);
void draw_block(const app::Terms& block, float width, Actions& actions);
void draw_block(const app::HeadSummaries& block, float width, Actions& actions);
void draw_block(const app::Briefing& block, float width, Actions& actions);

// A choice of as many options as there are: a row that scrolls, and fades where there is more.
void choice_row(const app::Choice& block, float width, Actions& actions);

// The weights of a head side by side, largest first: all of them together are the whole bar.
inline constexpr float k_weights_bar_px = 6;
void weights_bar(const app::HeadSummary& row, ImVec2 at, float width);

// What is drawn there is about this person: ground under it where it is lit, and to point at
// it is to point at them.
void person_row(ImVec2 low, ImVec2 high, int person, bool lit);
void point_at(int person);
// Who was pointed at since the last call; −1: none.
int take_pointed();

// A text field of a document, which the platform lays its own over where it has some. Pixels of the
// screen; what is above `top` and below `bottom` is out of sight.
struct TextPlace {
  std::string id, label, text, hint;
  int rows = 1;
  app::Rect box;
  float top = 0, bottom = 0;
};
void use_native_fields(bool native);
bool has_native_fields();
void note_field(TextPlace field);
// What was noted since the last call.
std::vector<TextPlace> take_fields();

// Notes where the latest item is, if it is in sight: the control of a document with this id.
void note_control(const std::string& id, int option = -1);
// What was noted since the last call.
std::vector<app::ControlBox> take_controls();

// All blocks of a document with its lead, without its title.
void draw_blocks(const app::Document& document, float width, Actions& actions);
// Only the blocks, without gaps: of a part of the panel.
void draw_part(const app::Document& part, float width, Actions& actions);

}  // namespace headsup::ui
