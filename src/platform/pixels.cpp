#include HEADSUP_GL_HEADER

#include <algorithm>
#include <cmath>

#include "platform/platform.h"

namespace headsup::platform {

std::vector<std::uint8_t> read_pixels(int* width, int* height) {
  const Surface size = surface();
  *width = static_cast<int>(std::lround(size.width * size.pixel_ratio));
  *height = static_cast<int>(std::lround(size.height * size.pixel_ratio));
  const std::ptrdiff_t row = std::ptrdiff_t{4} * *width;
  std::vector<std::uint8_t> pixels(row * *height);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, *width, *height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  // GL's first row is the lowest.
  const auto begin = pixels.begin();
  for (int top = 0, bottom = *height - 1; top < bottom; ++top, --bottom) {
    std::swap_ranges(begin + row * top, begin + row * (top + 1), begin + row * bottom);
  }
  return pixels;
}

}  // namespace headsup::platform
