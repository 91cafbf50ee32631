// Text that the embedded faces cannot draw: any script, any emoji, from the system's own fonts.
//
// Dear ImGui draws text code point by code point. A script whose letters join, reorder or carry
// marks needs more, so a text is encoded before it is measured or drawn: every word or character
// that the faces lack becomes one code point for private use, and the picture of the whole word is
// loaded into the atlas as that code point's glyph. Words from right to left are put in their order
// when a line is drawn.
//
// What a text field of Dear ImGui shows is not encoded: there such scripts appear letter by letter.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

namespace headsup::ui {

struct TextPicture {
  int width = 0, height = 0;  // pixels; 0: there is nothing to see
  int left = 0, top = 0;      // its corner, from where the text starts on the baseline, down is +
  float advance = 0;          // pixels from the start to where the next text goes on
  bool colored = false;       // otherwise white, to be tinted
  std::vector<unsigned char> rgba;  // rows from the top, straight alpha
};

// Draws a word or a character with the system's fonts. em_pixels: the font's size.
using TextPainter = TextPicture (*)(const std::string& text, float em_pixels, bool semibold);

// Who draws what the faces lack. Once, before the first frame; without it such text is '?'.
void use_text_painter(TextPainter painter);

// Lets the face that was added last to the current atlas fall back to the painter.
void add_glyph_fallback(bool semibold);

// `text`, ready for Dear ImGui: itself, where the face has all of it, otherwise its encoded form,
// which is put into `storage`. In reading order, so that it can be measured and broken into lines.
std::string_view encoded(ImFont* face, std::string_view text, std::string& storage);

// False where the encoded text is surely without private code points; quick.
bool may_have_pictures(std::string_view line);

// One line of encoded text as it is seen from left to right.
std::string in_visual_order(std::string_view line);

// Bytes of the stretch at the start of `line`, which is not empty: either of private code points or
// of others.
std::size_t run_bytes(std::string_view line);

}  // namespace headsup::ui
