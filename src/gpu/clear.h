// The ground that a frame is drawn on.
#pragma once

#include "app/graph/scene.h"
#include "gpu/graph_renderer.h"

namespace headsup::gpu {

// Fills the whole framebuffer and makes it the viewport.
void clear(const app::Color& color, const Viewport& viewport);

}  // namespace headsup::gpu
