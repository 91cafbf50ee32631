# The toolchain file of the web presets: Emscripten's own, wherever Emscripten lives (a
# distribution's package or emsdk).

execute_process(COMMAND em-config EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE
  RESULT_VARIABLE status ERROR_QUIET)
if(NOT status EQUAL 0 AND DEFINED ENV{EMSDK})
  set(emscripten_root $ENV{EMSDK}/upstream/emscripten)
endif()
if(NOT EXISTS "${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
  message(FATAL_ERROR "Emscripten was not found: neither em-config nor $EMSDK. "
    "web/install installs it on Debian; emsdk does elsewhere.")
endif()

# Debian's emcc needs Debian's acorn, which only Debian's own Node.js finds by itself.
set(debian_modules /usr/share/nodejs)
if(EXISTS ${debian_modules}/acorn AND NOT DEFINED ENV{NODE_PATH})
  set(ENV{NODE_PATH} ${debian_modules})
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK
    "${CMAKE_COMMAND} -E env NODE_PATH=${debian_modules}")
endif()

set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE BOTH)
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)
