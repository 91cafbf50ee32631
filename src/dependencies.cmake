# Everything the rooms take from outside, each behind one target headsup_<library>.
#
# Header-only libraries are linked into the build tree, one folder each: their usual home,
# /usr/include, must not be named on an emcc command line, where it would shadow the sysroot's C
# library headers.

add_library(headsup_flags INTERFACE)
# -ffp-contract=off: no fused multiply-add, so that native code and WASM round alike.
target_compile_options(headsup_flags INTERFACE -fno-exceptions -fno-rtti -ffp-contract=off)
if(HEADSUP_SANITIZE)
  # Without two checks that take half of the compiler's time: the address sanitizer stops at a null
  # pointer as well, and memory is only cast in src/attention, which has its alignment checked.
  set(sanitizers -fsanitize=address,undefined -fno-sanitize=null,alignment
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(headsup_flags INTERFACE ${sanitizers})
  target_link_options(headsup_flags INTERFACE ${sanitizers})
endif()
if(EMSCRIPTEN)
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")  # of src/attention: smaller than -Os for Eigen
  # Link-time optimisation makes the page smaller; the tests need not wait for it. With it,
  # Emscripten 6.0.5's C++ library without exceptions lacks a symbol.
  if(HEADSUP_WINDOW AND EMSCRIPTEN_VERSION VERSION_LESS 4)
    add_compile_options(-flto)
    add_link_options(-flto)
  endif()
endif()

# The page is downloaded: everything but src/attention is compiled for size. Every browser with
# WebGL2 has these instructions. Nothing runs on a second thread, and nothing ends but with the page.
add_library(headsup_small INTERFACE)
if(EMSCRIPTEN)
  target_compile_options(headsup_small INTERFACE -Oz
    -mnontrapping-fptoint -msign-ext -mbulk-memory
    -fno-threadsafe-statics -fno-c++-static-destructors)
endif()

add_library(headsup_warnings INTERFACE)
target_compile_options(headsup_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow
  # What a designated initialiser leaves out has its default, as it should.
  -Wno-missing-field-initializers
  $<$<BOOL:${HEADSUP_WERROR}>:-Werror>
  # GCC 12 sees overlaps in std::string that are not there (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)

# headsup_header_library(<name> <folder or file that is included> [PATH_SUFFIXES <suffix>...])
function(headsup_header_library name entry)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "PATH_SUFFIXES")
  find_path(HEADSUP_${name}_HOME ${entry}
    PATHS /usr/include /usr/local/include
    PATH_SUFFIXES ${arg_PATH_SUFFIXES}
    NO_CMAKE_FIND_ROOT_PATH
    DOC "The folder that holds ${entry}")
  if(NOT HEADSUP_${name}_HOME)
    message(FATAL_ERROR "${entry} was not found. web/install installs what the project needs.")
  endif()
  set(stage ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${stage})
  file(CREATE_LINK ${HEADSUP_${name}_HOME}/${entry} ${stage}/${entry} SYMBOLIC)
  add_library(headsup_${name} INTERFACE)
  target_include_directories(headsup_${name} SYSTEM INTERFACE ${stage})
endfunction()

headsup_header_library(eigen Eigen PATH_SUFFIXES eigen3)
target_compile_definitions(headsup_eigen INTERFACE EIGEN_MPL2_ONLY EIGEN_NO_IO)

headsup_header_library(rapidjson rapidjson)
target_compile_definitions(headsup_rapidjson INTERFACE
  RAPIDJSON_HAS_STDSTRING=1 RAPIDJSON_HAS_CXX11_RANGE_FOR=1)

if(HEADSUP_TESTS)
  headsup_header_library(doctest doctest.h PATH_SUFFIXES doctest)
  target_compile_definitions(headsup_doctest INTERFACE
    DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
endif()

if(NOT HEADSUP_WINDOW)
  return()
endif()

# OpenGL: WebGL2 through GLES 3 headers on the web, OpenGL 3.3 through libepoxy elsewhere.
# Text that the embedded faces lack: the browser's canvas on the web, Pango elsewhere.
# Threads for what the desktop does beside its frames; the page has workers instead.
add_library(headsup_gl INTERFACE)
add_library(headsup_glfw INTERFACE)
add_library(headsup_threads INTERFACE)
add_library(headsup_pango INTERFACE)
if(EMSCRIPTEN)
  target_compile_definitions(headsup_gl INTERFACE HEADSUP_GL_HEADER=<GLES3/gl3.h> HEADSUP_GL_ES)
  target_link_options(headsup_gl INTERFACE -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
else()
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(epoxy REQUIRED IMPORTED_TARGET epoxy)
  target_compile_definitions(headsup_gl INTERFACE HEADSUP_GL_HEADER=<epoxy/gl.h>)
  target_link_libraries(headsup_gl INTERFACE PkgConfig::epoxy)
  pkg_check_modules(pango REQUIRED IMPORTED_TARGET pangocairo)
  target_link_libraries(headsup_pango INTERFACE PkgConfig::pango)
  find_package(Threads REQUIRED)
  target_link_libraries(headsup_threads INTERFACE Threads::Threads)
  find_package(glfw3 3.3 REQUIRED)
  target_link_libraries(headsup_glfw INTERFACE glfw)
  headsup_header_library(stb stb)
endif()

# Dear ImGui, always from source: -DFETCHCONTENT_SOURCE_DIR_IMGUI=, or what web/install unpacked
# from the distribution's source package, or upstream.
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI AND EXISTS ${CMAKE_SOURCE_DIR}/build/deps/imgui/imgui.h)
  set(FETCHCONTENT_SOURCE_DIR_IMGUI ${CMAKE_SOURCE_DIR}/build/deps/imgui)
endif()
include(FetchContent)
FetchContent_Declare(imgui
  GIT_REPOSITORY https://github.com/ocornut/imgui.git
  GIT_TAG 45acd5e0e82f4c954432533ae9985ff0e1aad6d5)  # v1.92.2b
FetchContent_MakeAvailable(imgui)
file(STRINGS ${imgui_SOURCE_DIR}/imgui.h version REGEX "^#define IMGUI_VERSION_NUM ")
string(REGEX REPLACE "[^0-9]" "" version "${version}")
if(version LESS 19200)
  message(FATAL_ERROR "Dear ImGui 1.92 or later is needed, ${imgui_SOURCE_DIR} is ${version}.")
endif()

add_library(headsup_imgui STATIC
  ${imgui_SOURCE_DIR}/imgui.cpp
  ${imgui_SOURCE_DIR}/imgui_draw.cpp
  ${imgui_SOURCE_DIR}/imgui_tables.cpp
  ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
target_include_directories(headsup_imgui SYSTEM
  PUBLIC ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends)
target_include_directories(headsup_imgui PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_compile_definitions(headsup_imgui PUBLIC IMGUI_USER_CONFIG="ui/imgui_config.h")
target_compile_options(headsup_imgui PRIVATE -w)
target_link_libraries(headsup_imgui PUBLIC headsup_flags PRIVATE headsup_small)
# gpu/ draws what it makes. The page hands it events itself; on the desktop its GLFW backend does.
if(NOT EMSCRIPTEN)
  target_sources(headsup_imgui PRIVATE ${imgui_SOURCE_DIR}/backends/imgui_impl_glfw.cpp)
  target_link_libraries(headsup_imgui PRIVATE headsup_glfw)
endif()
