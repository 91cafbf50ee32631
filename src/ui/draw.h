// Text and marks on a draw list. Positions are logical pixels of the screen.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

namespace headsup::ui {

struct TextStyle {
  float size = 14;
  bool semibold = false;
};

float text_width(TextStyle style, std::string_view text);
float line_height(TextStyle style);

void draw_text(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color, std::string_view text);
void draw_text_right(ImDrawList* list, ImVec2 right_at, TextStyle style, ImU32 color,
                     std::string_view text);
void draw_text_centered(ImDrawList* list, ImVec2 top_center, TextStyle style, ImU32 color,
                        std::string_view text);

// Breaks at words; returns the height used.
float draw_text_wrapped(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color,
                        std::string_view text, float width);
// At most so many lines, of which the last is cut with '…' where the text is longer.
float draw_text_lines(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color,
                      std::string_view text, float width, int lines);
float wrapped_height(TextStyle style, std::string_view text, float width);

// The text, cut at a whole character with '…' when it is wider than `width`.
std::string fitted(TextStyle style, std::string_view text, float width);

// What the width of a text depends on besides the text and its style: the faces, and how many
// device pixels a logical one has.
struct TextScale {
  const ImFont* regular = nullptr;
  const ImFont* semibold = nullptr;
  float pixel_ratio = 0;

  bool operator==(const TextScale&) const = default;
};
TextScale text_scale();

// A text that is cut and measured once and drawn in many frames; for one `text_scale`.
struct MeasuredText {
  std::string text;
  float width = 0;  // pixels
};
MeasuredText measured(TextStyle style, std::string_view text, float widest);  // cut as by `fitted`
void draw_measured_centered(ImDrawList* list, ImVec2 top_center, TextStyle style, ImU32 color,
                            const MeasuredText& text);

// A short piece of a head's line: 0 solid, 1 dashed, 2 dotted, 3 double; as its strands are drawn.
void draw_pattern(ImDrawList* list, int head, ImVec2 from, float length, ImU32 color);

// A head's mark beside numbers: 0 circle, 1 square, 2 triangle, 3 diamond.
void draw_mark(ImDrawList* list, int head, ImVec2 center, float radius, ImU32 color);

// For a face: the first characters of the first and the last word, or one where letters join.
std::string initials(std::string_view name);

}  // namespace headsup::ui
