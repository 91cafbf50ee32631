// Pictures of text in the machine's own fonts: of every script that is installed, shaped and in
// colour where the font is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace headsup::platform {

struct TextPicture {
  int width = 0, height = 0;  // pixels; 0: there is nothing to see
  int left = 0, top = 0;      // its corner, from where the text starts on the baseline, down is +
  std::vector<unsigned char> rgba;  // rows from the top, straight alpha
};

// For all of these: a line of text, em_pixels: the font's size, weight: 400 regular, 600 semibold.

// Pixels from the start of the text to where the next text goes on.
float text_advance(const std::string& text, float em_pixels, int weight);

// rgb: 0xRRGGBB, for what has no colours of its own. What no installed font has is drawn as the
// system draws such characters, usually a box. Of a very long text only the start is drawn.
TextPicture paint_text(const std::string& text, float em_pixels, int weight, std::uint32_t rgb);

// Where what a reader takes for one character ends, in bytes, for each of them: a letter with its
// marks, an emoji with all that modifies it.
std::vector<std::size_t> character_ends(const std::string& text);

}  // namespace headsup::platform
