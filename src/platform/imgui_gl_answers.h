// Comes before Dear ImGui's OpenGL backend on the web. The backend asks for all state that it is
// about to change, to set it back; in a browser the first question of a frame waits until the GPU
// has drawn the one before. Nobody here relies on what is set: gpu/ sets what it needs, so the
// answers are those of a new context. At the start each question waits as well: what is the same in
// every WebGL2 context is known here, and whether a shader compiles is asked of its program.
#pragma once

#include <GLES3/gl3.h>

namespace headsup::platform {

inline void answer_integer(GLenum name, GLint* value) {
  switch (name) {
    case GL_MAX_TEXTURE_SIZE:
      glGetIntegerv(name, value);
      break;
    case GL_MAJOR_VERSION:
      *value = 3;
      break;
    case GL_ACTIVE_TEXTURE:
      *value = GL_TEXTURE0;
      break;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
      *value = GL_FUNC_ADD;
      break;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA:
      *value = GL_ONE;
      break;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      for (int i = 0; i < 4; ++i) value[i] = 0;
      break;
    default:  // nothing bound, no extensions, GL_ZERO
      *value = 0;
  }
}

inline GLboolean answer_enabled(GLenum) {
  return GL_FALSE;
}

inline const GLubyte* answer_string(GLenum name) {
  return reinterpret_cast<const GLubyte*>(name == GL_VERSION ? "OpenGL ES 3.0" : "");
}

inline void answer_shader(GLuint, GLenum name, GLint* value) {
  *value = name == GL_COMPILE_STATUS ? GL_TRUE : 0;
}

}  // namespace headsup::platform

#define glGetIntegerv ::headsup::platform::answer_integer
#define glIsEnabled ::headsup::platform::answer_enabled
#define glGetString ::headsup::platform::answer_string
#define glGetShaderiv ::headsup::platform::answer_shader
