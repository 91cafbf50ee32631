// The framebuffer that a frame is drawn into, and which part of it.
#pragma once

#include "app/graph/scene.h"

namespace headsup::gpu {

struct Viewport {
  float width = 0;  // logical pixels
  float height = 0;
  float pixel_ratio = 1;  // framebuffer pixels per logical pixel
};

// Fills the whole framebuffer and makes it the viewport.
void clear(const app::Color& color, const Viewport& viewport);

// Restricts drawing to a rectangle in logical pixels, whose y runs down while the framebuffer's
// runs up. False: no pixel of it is on screen.
bool scissor(float left, float top, float right, float bottom, const Viewport& viewport);

}  // namespace headsup::gpu
