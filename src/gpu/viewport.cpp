#include "gpu/viewport.h"

#include <algorithm>
#include <cmath>

#include HEADSUP_GL_HEADER

namespace headsup::gpu {
namespace {

int scaled(float logical, float pixel_ratio) {
  return static_cast<int>(std::lround(logical * pixel_ratio));
}

}  // namespace

void clear(const app::Color& color, const Viewport& viewport) {
  glViewport(0, 0, scaled(viewport.width, viewport.pixel_ratio),
             scaled(viewport.height, viewport.pixel_ratio));
  glDisable(GL_SCISSOR_TEST);
  glClearColor(color.r, color.g, color.b, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

bool scissor(float left, float top, float right, float bottom, const Viewport& viewport) {
  const float ratio = viewport.pixel_ratio;
  const int height = scaled(viewport.height, ratio);
  const int x = std::max(0, scaled(left, ratio));
  const int end_x = std::min(scaled(viewport.width, ratio), scaled(right, ratio));
  const int y = std::max(0, scaled(top, ratio));
  const int end_y = std::min(height, scaled(bottom, ratio));
  if (end_x <= x || end_y <= y) return false;
  glEnable(GL_SCISSOR_TEST);
  glScissor(x, height - end_y, end_x - x, end_y - y);
  return true;
}

}  // namespace headsup::gpu
