// Draws an app::Scene with two instanced draw calls: one for strands, one for nodes.
#pragma once

#include <cstddef>
#include <string>

#include "app/graph/scene.h"
#include "gpu/viewport.h"

namespace headsup::gpu {

class GraphRenderer {
 public:
  // Compiles programs and makes buffers in the current GL context (WebGL2 or OpenGL 3.3 core).
  // Returns false and sets error() when the driver refuses a shader.
  bool create();

  // Uploads the scene and draws it into the viewport that `clear` has set. Leaves blend on, depth
  // off, scissor off, no program, no VAO.
  void draw(const app::Scene& scene, const Viewport& viewport);

  // Forgets every GL object: `destroy` deletes them, `lost` does not (the context is gone).
  void destroy();
  void lost();

  const std::string& error() const { return error_; }
  int draw_calls() const { return draw_calls_; }  // of the latest draw

 private:
  // What draws one kind of instance.
  struct Layer {
    unsigned program = 0;
    unsigned vao = 0;
    unsigned buffer = 0;
    std::size_t capacity = 0;  // of the buffer, bytes
    int viewport = -1;         // uniform locations
    int pixel_ratio = -1;
  };

  void use(const Layer& layer, const Viewport& viewport);
  void draw_strands(const app::Scene& scene, const Viewport& viewport);
  void draw_nodes(const app::Scene& scene, const Viewport& viewport);

  Layer strands_, nodes_;
  int segments_ = -1, time_ = -1, palette_ = -1;  // uniform locations
  int draw_calls_ = 0;
  std::string error_;
};

}  // namespace headsup::gpu
