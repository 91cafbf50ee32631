// Lines that the embedded faces cannot draw: any script, any emoji, from the system's own fonts.
//
// Dear ImGui draws text code point by code point. A script whose letters join, reorder or carry
// marks needs more, so a line with a character that the faces lack is painted whole, by the browser
// or by Pango, and drawn as an image. What was painted or measured lately is kept, the pictures in
// the font atlas.
//
// What a text field of Dear ImGui shows is not painted in lines: there such scripts appear letter
// by letter.
#pragma once

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headsup::ui {

struct TextPicture {
  int width = 0, height = 0;  // pixels; 0: there is nothing to see
  int left = 0, top = 0;      // its corner, from where the text starts on the baseline, down is +
  std::vector<unsigned char> rgba;  // rows from the top, straight alpha
};

struct PictureFont {
  float em_pixels = 0;  // its size
  bool semibold = false;
};

// Who paints: the platform, in the system's fonts.
struct TextPainter {
  // Pixels from the start of the text to where the next text goes on.
  float (*advance)(const std::string& text, PictureFont font);
  // rgb: 0xRRGGBB, for what has no colours of its own.
  TextPicture (*paint)(const std::string& text, PictureFont font, std::uint32_t rgb);
  // Where what a reader takes for one character ends, in bytes, for each of them.
  std::vector<std::size_t> (*character_ends)(const std::string& text);
};

// Once, before the first frame; without it a character that the faces lack is '?'.
void use_text_painter(const TextPainter& painter);

// Lets text fields show what the face lacks that was added last to the current atlas.
void add_glyph_fallback(bool semibold);

// False for a line that has to be painted.
bool in_face(std::string_view text);

// For lines that are painted, in pixels of the screen.
float painted_width(std::string_view line, PictureFont font);
void draw_painted(ImDrawList* list, ImVec2 start, std::string_view line, PictureFont font,
                  ImU32 color);  // start: on the baseline, at a whole pixel

// Where a text, which is not empty, may be cut: the end of each of its characters, in bytes.
std::vector<std::size_t> character_ends(std::string_view text);

}  // namespace headsup::ui
