#include "gpu/program.h"

#include <cstring>

#include HEADSUP_GL_HEADER

namespace headsup::gpu {
namespace {

const char* prefix() {
  const auto* version = reinterpret_cast<const char*>(glGetString(GL_VERSION));
  const bool embedded = version != nullptr && std::strstr(version, "OpenGL ES") != nullptr;
  return embedded ? "#version 300 es\nprecision highp float;\n" : "#version 330 core\n";
}

unsigned compile(GLenum stage, const char* body, std::string& error) {
  const unsigned shader = glCreateShader(stage);
  const char* const texts[] = {prefix(), body};
  glShaderSource(shader, 2, texts, nullptr);
  glCompileShader(shader);
  GLint ok = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
  if (ok == GL_TRUE) return shader;
  char log[1024] = "";
  glGetShaderInfoLog(shader, sizeof log, nullptr, log);
  error = std::string(stage == GL_VERTEX_SHADER ? "vertex" : "fragment") + " shader: " + log;
  glDeleteShader(shader);
  return 0;
}

unsigned link(unsigned vertex, unsigned fragment, std::string& error) {
  const unsigned program = glCreateProgram();
  glAttachShader(program, vertex);
  glAttachShader(program, fragment);
  glLinkProgram(program);
  GLint ok = GL_FALSE;
  glGetProgramiv(program, GL_LINK_STATUS, &ok);
  if (ok == GL_TRUE) return program;
  char log[1024] = "";
  glGetProgramInfoLog(program, sizeof log, nullptr, log);
  error = std::string("program: ") + log;
  glDeleteProgram(program);
  return 0;
}

}  // namespace

unsigned make_program(const char* vertex_body, const char* fragment_body, std::string& error) {
  const unsigned vertex = compile(GL_VERTEX_SHADER, vertex_body, error);
  if (vertex == 0) return 0;
  const unsigned fragment = compile(GL_FRAGMENT_SHADER, fragment_body, error);
  const unsigned program = fragment == 0 ? 0 : link(vertex, fragment, error);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  return program;
}

}  // namespace headsup::gpu
