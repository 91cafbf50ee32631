# What is made at build time from other files: embedded texts, shaders, fonts.

set(HEADSUP_GENERATED ${CMAKE_BINARY_DIR}/generated)
add_custom_target(headsup_generated)  # all headers, for tools that read the sources

# headsup_embed(<mode> <output file> <name>=<path>...): embed.cmake says what each mode makes.
function(headsup_embed mode output)
  set(script ${CMAKE_SOURCE_DIR}/src/embed.cmake)
  list(TRANSFORM ARGN REPLACE "^[^=]*=" "" OUTPUT_VARIABLE files)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DMODE=${mode} -DOUTPUT=${output} "-DFILES=${ARGN}" -P ${script}
    DEPENDS ${script} ${files}
    COMMENT "Embedding ${mode}"
    VERBATIM)
endfunction()

# headsup_generated_header(<target> <mode> <header> <name>=<path>...): linking the target makes
# <header> in time and lets it be included.
function(headsup_generated_header target mode header)
  headsup_embed(${mode} ${HEADSUP_GENERATED}/${header} ${ARGN})
  add_custom_target(${target}_made DEPENDS ${HEADSUP_GENERATED}/${header})
  add_dependencies(headsup_generated ${target}_made)
  add_library(${target} INTERFACE)
  add_dependencies(${target} ${target}_made)
  target_include_directories(${target} INTERFACE ${HEADSUP_GENERATED})
endfunction()

headsup_generated_header(headsup_demo_team team demo_team.h
  demo=${CMAKE_SOURCE_DIR}/web/teams/demo.json)
# What a new team starts with; the page fetches the file when it is wanted.
headsup_generated_header(headsup_catalogue team catalogue_team.h
  catalogue=${CMAKE_SOURCE_DIR}/web/teams/catalogue.json)

if(NOT HEADSUP_WINDOW)
  return()
endif()

file(GLOB shaders CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/shaders/*.glsl)
list(TRANSFORM shaders REPLACE ".*/([^/]+)\\.glsl$" "\\1=\\0")
headsup_generated_header(headsup_shaders shaders shaders.h ${shaders})

# Fonts: any Python that has fontTools will do.
function(headsup_has_fonttools result python)
  execute_process(COMMAND ${python} -c "import fontTools" RESULT_VARIABLE status
    OUTPUT_QUIET ERROR_QUIET)
  if(NOT status EQUAL 0)
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()
find_program(HEADSUP_PYTHON NAMES python3 python VALIDATOR headsup_has_fonttools
  DOC "A Python that has fontTools")
if(NOT HEADSUP_PYTHON)
  message(FATAL_ERROR "No Python with fontTools was found. web/install installs it on Debian.")
endif()
set(HEADSUP_FONTS "" CACHE PATH "A folder with Inter-Regular and Inter-SemiBold, if not installed")

set(build_fonts ${CMAKE_SOURCE_DIR}/src/ui/fonts/build_fonts.py)
add_custom_command(
  OUTPUT ${HEADSUP_GENERATED}/fonts.cpp ${HEADSUP_GENERATED}/fonts.h
  COMMAND ${HEADSUP_PYTHON} ${build_fonts} --output=${HEADSUP_GENERATED} --fonts=${HEADSUP_FONTS}
  DEPENDS ${build_fonts}
  COMMENT "Building the fonts"
  VERBATIM)
add_library(headsup_fonts STATIC ${HEADSUP_GENERATED}/fonts.cpp ${HEADSUP_GENERATED}/fonts.h)
target_include_directories(headsup_fonts INTERFACE ${HEADSUP_GENERATED})
add_dependencies(headsup_generated headsup_fonts)
