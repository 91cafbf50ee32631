#include "gpu/clear.h"

#include <cmath>

#include HEADSUP_GL_HEADER

namespace headsup::gpu {

void clear(const app::Color& color, const Viewport& viewport) {
  glViewport(0, 0, static_cast<GLsizei>(std::lround(viewport.width * viewport.pixel_ratio)),
             static_cast<GLsizei>(std::lround(viewport.height * viewport.pixel_ratio)));
  glDisable(GL_SCISSOR_TEST);
  glClearColor(color.r, color.g, color.b, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace headsup::gpu
