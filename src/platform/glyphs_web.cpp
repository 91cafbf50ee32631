// The browser draws text for us on a canvas of its own: web/glyphs.mjs.
#ifdef __EMSCRIPTEN__

#include <emscripten.h>

#include <utility>

#include "platform/export.h"
#include "platform/glyphs.h"

// Answers by calling hu_picture and writing to what that returns.
// clang-format off
EM_JS(void, host_paint_text, (const char* text, float em_pixels, int weight), {
  Module['headsup_host']['paintText'](text, em_pixels, weight);
});
// clang-format on

namespace headsup::platform {
namespace {

TextPicture g_picture;

}  // namespace

TextPicture paint_text(const std::string& text, float em_pixels, int weight) {
  host_paint_text(text.c_str(), em_pixels, weight);
  return std::exchange(g_picture, {});
}

HEADSUP_EXPORT unsigned char* hu_picture(int width, int height, int left, int top, float advance,
                                         int colored) {
  g_picture = {width, height, left, top, advance, colored != 0, {}};
  g_picture.rgba.resize(std::size_t{4} * static_cast<unsigned>(width) *
                        static_cast<unsigned>(height));
  return g_picture.rgba.data();
}

}  // namespace headsup::platform

#endif
