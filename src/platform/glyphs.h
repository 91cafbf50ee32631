// Pictures of text in the machine's own fonts: of every script that is installed, shaped and in
// colour where the font is.
#pragma once

#include <string>
#include <vector>

namespace headsup::platform {

struct TextPicture {
  int width = 0, height = 0;  // pixels; 0: there is nothing to see
  int left = 0, top = 0;      // its corner, from where the text starts on the baseline, down is +
  float advance = 0;          // pixels from the start to where the next text goes on
  bool colored = false;
  std::vector<unsigned char> rgba;  // rows from the top, straight alpha; white unless coloured
};

// Draws a word or a character. em_pixels: the font's size. weight: 400 regular, 600 semibold.
// What no installed font has is drawn as the system draws such characters, usually a box.
TextPicture paint_text(const std::string& text, float em_pixels, int weight);

}  // namespace headsup::platform
