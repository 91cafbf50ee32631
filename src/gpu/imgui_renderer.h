// Draws what Dear ImGui has made of a frame: a list of triangles and the textures they use.
#pragma once

#include <string>

#include "gpu/viewport.h"

struct ImDrawData;

namespace headsup::gpu {

class ImguiRenderer {
 public:
  // Compiles the program and makes buffers in the current GL context (WebGL2 or OpenGL 3.3 core),
  // and tells the current Dear ImGui context what this renderer is able to do. Returns false and
  // sets error() when the driver refuses a shader.
  bool create();

  // Draws into the viewport that `clear` has set. Makes, fills and deletes the textures that Dear
  // ImGui asks for. An ImTextureID is the name of a GL texture. Leaves blend on, scissor off, no
  // program, no VAO.
  void draw(const ImDrawData& data, const Viewport& viewport);

  // Forgets every GL object, the textures too, which Dear ImGui then asks for again: `destroy`
  // deletes them, `lost` does not (the context is gone). Both come before Dear ImGui's context
  // ends.
  void destroy();
  void lost();

  const std::string& error() const { return error_; }

 private:
  unsigned program_ = 0;
  unsigned vao_ = 0;
  unsigned vertices_ = 0;
  unsigned indices_ = 0;
  int viewport_ = -1;  // uniform location
  std::string error_;
};

}  // namespace headsup::gpu
