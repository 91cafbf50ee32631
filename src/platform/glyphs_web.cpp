// The browser draws text for us on a canvas of its own: web/glyphs.mjs.
#ifdef __EMSCRIPTEN__

#include <emscripten.h>

#include <utility>

#include "platform/export.h"
#include "platform/glyphs.h"

// clang-format off
EM_JS(float, host_text_advance, (const char* text, float em_pixels, int weight), {
  return Module['headsup_host']['textAdvance'](text, em_pixels, weight);
});
// Answers by calling hu_picture and writing to what that returns.
EM_JS(void, host_paint_text, (const char* text, float em_pixels, int weight, unsigned rgb), {
  Module['headsup_host']['paintText'](text, em_pixels, weight, rgb);
});
// Answers by calling hu_character for each one.
EM_JS(void, host_character_ends, (const char* text), {
  Module['headsup_host']['characterEnds'](text);
});
// clang-format on

namespace headsup::platform {
namespace {

TextPicture g_picture;
std::vector<std::size_t> g_ends;

}  // namespace

float text_advance(const std::string& text, float em_pixels, int weight) {
  return host_text_advance(text.c_str(), em_pixels, weight);
}

TextPicture paint_text(const std::string& text, float em_pixels, int weight, std::uint32_t rgb) {
  host_paint_text(text.c_str(), em_pixels, weight, rgb);
  return std::exchange(g_picture, {});
}

std::vector<std::size_t> character_ends(const std::string& text) {
  host_character_ends(text.c_str());
  return std::exchange(g_ends, {});
}

HEADSUP_EXPORT unsigned char* hu_picture(int width, int height, int left, int top) {
  g_picture = {width, height, left, top, {}};
  g_picture.rgba.resize(std::size_t{4} * static_cast<unsigned>(width) *
                        static_cast<unsigned>(height));
  return g_picture.rgba.data();
}

HEADSUP_EXPORT void hu_character(int end) {
  g_ends.push_back(static_cast<std::size_t>(end));
}

}  // namespace headsup::platform

#endif
