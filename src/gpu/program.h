// Makes a GL program from GLSL bodies that carry no #version.
#pragma once

#include <string>

namespace headsup::gpu {

// Compiles and links for whatever the current context speaks: GLSL ES 3.00 or GLSL 3.30.
// Returns the program; 0, with the driver's log in `error`, when it refuses.
unsigned make_program(const char* vertex_body, const char* fragment_body, std::string& error);

}  // namespace headsup::gpu
