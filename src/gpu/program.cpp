#include "gpu/program.h"

#include HEADSUP_GL_HEADER

namespace headsup::gpu {
namespace {

#if defined(HEADSUP_GL_ES)
constexpr const char* k_prefix = "#version 300 es\nprecision highp float;\n";
#else
constexpr const char* k_prefix = "#version 330 core\n";
#endif

unsigned compile(GLenum stage, const char* body) {
  const unsigned shader = glCreateShader(stage);
  const char* const texts[] = {k_prefix, body};
  glShaderSource(shader, 2, texts, nullptr);
  glCompileShader(shader);
  return shader;
}

// Why the shader does not compile, or nothing.
std::string error_of(unsigned shader, const char* stage) {
  GLint ok = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
  if (ok == GL_TRUE) return {};
  char log[1024] = "";
  glGetShaderInfoLog(shader, sizeof log, nullptr, log);
  return std::string(stage) + " shader: " + log;
}

}  // namespace

unsigned make_program(const char* vertex_body, const char* fragment_body, std::string& error) {
  const unsigned vertex = compile(GL_VERTEX_SHADER, vertex_body);
  const unsigned fragment = compile(GL_FRAGMENT_SHADER, fragment_body);
  unsigned program = glCreateProgram();
  glAttachShader(program, vertex);
  glAttachShader(program, fragment);
  glLinkProgram(program);
  // Each question waits for the compiler, and the answer to this one is that of all.
  GLint ok = GL_FALSE;
  glGetProgramiv(program, GL_LINK_STATUS, &ok);
  if (ok != GL_TRUE) {
    error = error_of(vertex, "vertex");
    if (error.empty()) error = error_of(fragment, "fragment");
    char log[1024] = "";
    glGetProgramInfoLog(program, sizeof log, nullptr, log);
    if (error.empty()) error = std::string("program: ") + log;
    glDeleteProgram(program);
    program = 0;
  }
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  return program;
}

}  // namespace headsup::gpu
