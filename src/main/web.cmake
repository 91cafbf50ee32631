# What goes into build/web: two WASM modules, the files of web/ and the texts of its scripts.

set(stack_setting STACK_SIZE)
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(stack_setting TOTAL_STACK)
endif()

function(headsup_wasm_module target suffix)
  set_target_properties(${target} PROPERTIES
    SUFFIX ${suffix} RUNTIME_OUTPUT_DIRECTORY ${HEADSUP_OUTPUT_DIR})
  target_link_libraries(${target} PRIVATE headsup_warnings)
  target_link_options(${target} PRIVATE
    --no-entry -sALLOW_MEMORY_GROWTH=1 -sMALLOC=emmalloc -s${stack_setting}=1048576)
endfunction()

# The page's module in two parts: what the first frame needs, and what src/main/later.txt names.
# Without wasm-split, which comes with Emscripten, everything is in the first part.
execute_process(COMMAND em-config BINARYEN_ROOT OUTPUT_VARIABLE binaryen_root
  OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
find_path(HEADSUP_BINARYEN NAMES wasm-split wasm-split.exe PATHS ${binaryen_root}/bin /usr/bin
  NO_CMAKE_FIND_ROOT_PATH DOC "The folder of wasm-split and wasm-opt")
# Of Emscripten's own folder: the emnm that Debian has on the path does not find itself in 6.0.5.
find_program(HEADSUP_EMNM NAMES emnm emnm.bat HINTS ${EMSCRIPTEN_ROOT_PATH} DOC "Emscripten's nm")
find_program(HEADSUP_NODE NAMES node nodejs DOC "Node.js")

function(headsup_split_module target)
  set(module $<TARGET_FILE_DIR:${target}>/${target}.wasm)
  set(later $<TARGET_FILE_DIR:${target}>/${target}_later.wasm)
  if(NOT HEADSUP_BINARYEN OR NOT HEADSUP_EMNM OR NOT HEADSUP_NODE)
    message(STATUS "No wasm-split: the page's first frame waits for all of its program.")
    add_custom_command(TARGET ${target} POST_BUILD
      COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/src/main/nothing.wasm ${later} VERBATIM)
    return()
  endif()
  set(script ${CMAKE_SOURCE_DIR}/src/split_page.mjs)
  set(list ${CMAKE_SOURCE_DIR}/src/main/later.txt)
  set(objects $<TARGET_OBJECTS:${target}>)
  foreach(room IN ITEMS texts attention base team analysis app gpu ui platform imgui)
    list(APPEND objects $<TARGET_OBJECTS:headsup_${room}>)
  endforeach()
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${script} ${list})
  target_link_options(${target} PRIVATE --profiling-funcs -Wl,--no-demangle)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${HEADSUP_NODE} ${script} ${HEADSUP_BINARYEN} ${HEADSUP_EMNM} ${list}
      ${module} ${later} ${objects}
    COMMAND_EXPAND_LISTS VERBATIM)
endfunction()

# What JavaScript calls is marked HEADSUP_EXPORT in the sources.
add_executable(headsup web.cpp frame.cpp background.cpp imgui_without_tables.cpp)
target_link_libraries(headsup PRIVATE headsup_small headsup_demo_team
  headsup_platform headsup_gpu headsup_ui headsup_app headsup_imgui)
headsup_wasm_module(headsup .mjs)
target_link_options(headsup PRIVATE -Oz
  -sGL_TRACK_ERRORS=0 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0
  -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0 -sGL_POOL_TEMP_BUFFERS=0
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web -sFILESYSTEM=0
  -sINCOMING_MODULE_JS_API=instantiateWasm -sEXPORTED_RUNTIME_METHODS=HEAPU8)
headsup_split_module(headsup)

# The attention core alone: a WASM reactor without Emscripten's JavaScript; web/attention.mjs
# loads the build that suits its host. Each has the room's sources to itself, since who has kernels is
# decided in them.
add_custom_target(headsup_attention_modules)
function(headsup_attention_module name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/attention/*.cpp)
  add_executable(${name} attention_module.cpp ${sources} ${HEADSUP_KERNELS}/available.cpp)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${name} PRIVATE headsup_flags headsup_eigen)
  headsup_wasm_module(${name} .wasm)
  add_dependencies(headsup_attention_modules ${name})
  # As each file's own flags made it.
  target_compile_options(${name} PRIVATE -fno-lto)
  target_link_options(${name} PRIVATE -sSTANDALONE_WASM=1 -fno-lto)
endfunction()
# Beside the kernels, what is left need not be vectors.
set(lean -fno-vectorize -fno-slp-vectorize -fno-unroll-loops)
headsup_attention_module(attention)
target_compile_options(attention PRIVATE ${lean})
headsup_kernels(attention wasm FLAGS -fno-lto)
headsup_attention_module(attention-scalar)
set(has_relaxed FALSE)
if(EMSCRIPTEN_VERSION VERSION_GREATER_EQUAL 3.1.50)  # the final encoding, LLVM 18
  set(has_relaxed TRUE)
  headsup_attention_module(attention-relaxed)
  target_compile_options(attention-relaxed PRIVATE ${lean})
  headsup_kernels(attention-relaxed wasm FLAGS -fno-lto -mrelaxed-simd -DHEADSUP_RELAXED_SIMD)
endif()

# Everything else of web/, but for the scripts that developers run.
file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/web ${CMAKE_SOURCE_DIR}/web/*)
list(FILTER files EXCLUDE REGEX "^(install|run|serve\\.mjs|picture\\.png|attention\\.mjs|npm/.*)$")
set(page_file ${CMAKE_SOURCE_DIR}/src/page_file.cmake)
foreach(file IN LISTS files)
  set(from ${CMAKE_SOURCE_DIR}/web/${file})
  set(to ${HEADSUP_OUTPUT_DIR}/${file})
  set(copy -E copy ${from} ${to})
  if(file MATCHES "^[^/]+\\.(mjs|css|html)$")  # the examples are there to be read
    set(copy -DINPUT=${from} -DOUTPUT=${to} -P ${page_file})
  endif()
  add_custom_command(
    OUTPUT ${to}
    COMMAND ${CMAKE_COMMAND} ${copy}
    DEPENDS ${from} ${page_file}
    COMMENT "Copying web/${file}"
    VERBATIM)
endforeach()
list(TRANSFORM files PREPEND ${HEADSUP_OUTPUT_DIR}/)

# attention.mjs, told whether there is a relaxed build.
set(attention_mjs ${CMAKE_SOURCE_DIR}/web/attention.mjs)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${attention_mjs})
file(READ ${attention_mjs} loader)
if(has_relaxed)
  string(REPLACE "HAS_RELAXED = false" "HAS_RELAXED = true" loader "${loader}")
endif()
file(CONFIGURE OUTPUT ${HEADSUP_OUTPUT_DIR}/attention.mjs CONTENT "${loader}" @ONLY)
# For TypeScript, which looks for attention.d.mts beside attention.mjs.
set(declarations ${CMAKE_SOURCE_DIR}/web/attention.d.ts)
configure_file(${declarations} ${HEADSUP_OUTPUT_DIR}/attention.d.mts COPYONLY)

# The same as a package for npm.
set(HEADSUP_NPM_DIR ${CMAKE_BINARY_DIR}/npm CACHE PATH "Where the npm package goes")
configure_file(${CMAKE_SOURCE_DIR}/web/npm/package.json.in ${HEADSUP_NPM_DIR}/package.json @ONLY)
file(CONFIGURE OUTPUT ${HEADSUP_NPM_DIR}/attention.mjs CONTENT "${loader}" @ONLY)
set(package_files ${CMAKE_SOURCE_DIR}/web/npm/README.md ${CMAKE_SOURCE_DIR}/LICENSE ${declarations})
foreach(file IN LISTS package_files)
  get_filename_component(name ${file} NAME)
  configure_file(${file} ${HEADSUP_NPM_DIR}/${name} COPYONLY)
endforeach()
set(packed "")
foreach(module IN ITEMS attention attention-scalar attention-relaxed)
  if(TARGET ${module})
    set(to ${HEADSUP_NPM_DIR}/${module}.wasm)
    add_custom_command(OUTPUT ${to} DEPENDS ${module}
      COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE:${module}> ${to} VERBATIM)
    list(APPEND packed ${to})
  endif()
endforeach()
add_custom_target(headsup_npm_package ALL DEPENDS ${packed})

# What the page's scripts say, out of the string table.
file(GLOB sheets CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/texts/table/*.inc)
set(page_texts ${CMAKE_SOURCE_DIR}/src/page_texts.cmake)
add_custom_command(
  OUTPUT ${HEADSUP_OUTPUT_DIR}/texts.mjs
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${HEADSUP_OUTPUT_DIR}/texts.mjs "-DSHEETS=${sheets}"
    -P ${page_texts}
  DEPENDS ${page_texts} ${sheets}
  COMMENT "Collecting the page's texts"
  VERBATIM)
list(APPEND files ${HEADSUP_OUTPUT_DIR}/texts.mjs)
add_custom_target(headsup_page_files ALL DEPENDS ${files})
