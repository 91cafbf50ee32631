// The few controls of the panels, drawn by us on Dear ImGui's invisible buttons.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

namespace headsup::ui {

// Each is placed at the cursor and advances it. `id` is unique in the window.

// A switch of 36 × 20 px. True when it was flipped.
bool toggle(const char* id, bool on, ImU32 color);

// A track of `width` px; `share` 0..1. True while the user changes it.
bool slider(const char* id, float width, float* share, ImU32 color);

// A rounded button with a text. True when it was pressed.
bool chip_button(const char* id, std::string_view label, bool selected);
float chip_width(std::string_view label);

// A square button with the sign of the theme that a press leads to. True when it was pressed.
bool theme_button(const char* id, bool dark);

// A square button that puts away what it stands in. True when it was pressed.
bool close_button(const char* id);

// One of `count` texts, side by side in one rounded frame. The index of the chosen one.
int segments(const char* id, const char* const* labels, int count, int selected);
float segments_width(const char* const* labels, int count);

// Items of their own widths side by side, in as many rows of a target's height as they need.
class Flow {
 public:
  Flow(float width, float gap);  // from the cursor on
  void next(float item_width);   // the cursor goes to where the next item is
  void end();                    // the cursor goes below; no item, no height

 private:
  ImVec2 start_;
  float width_, gap_;
  float x_ = 0, y_ = 0;
  bool any_ = false;
};

// A button that does something, with a text; a primary one stands out. True when it was pressed.
bool push_button(const char* id, std::string_view label, bool primary, bool enabled);
float button_width(std::string_view label);

// A field of several lines. True when the text was changed.
bool text_line(const char* id, const std::string& hint, std::string& text, ImVec2 size);
bool text_area(const char* id, std::string& text, ImVec2 size);

// A field with one number that takes the keyboard at once.
enum class NumberEdit { open, entered, left };
NumberEdit number_field(const char* id, const std::string& now, ImVec2 size, double& value);

// At the end of a scrolling window's content: a finger that moves up or down over it scrolls it and
// presses nothing, unless what it touched moves itself.
void scroll_by_finger();
// The finger that is down moves what is drawn now, and nothing scrolls.
void claim_finger();

// A frame around the latest item if it has the keyboard's focus.
void draw_focus(ImVec2 low, ImVec2 high, float rounding);

// Space below the cursor.
void space(float height);

}  // namespace headsup::ui
