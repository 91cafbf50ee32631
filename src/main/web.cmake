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

# What JavaScript calls is marked HEADSUP_EXPORT in the sources.
add_executable(headsup web.cpp frame.cpp fields_json.cpp background.cpp)
target_link_libraries(headsup PRIVATE headsup_small headsup_demo_team
  headsup_platform headsup_gpu headsup_ui headsup_app headsup_imgui headsup_rapidjson)
headsup_wasm_module(headsup .mjs)
target_link_options(headsup PRIVATE -Oz
  -sGL_TRACK_ERRORS=0 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0
  -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0 -sGL_POOL_TEMP_BUFFERS=0
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web -sFILESYSTEM=0
  -sINCOMING_MODULE_JS_API=instantiateWasm -sEXPORTED_RUNTIME_METHODS=HEAPU8)

# What a worker of the page reads long texts and tests histories with (web/reader_worker.mjs). The
# files it spends its time in are compiled once more, for speed: the page's own are small. So are the
# texts, some of which the page is spared.
set(reading base/csv base/json_checks base/json_document base/unicode history/author_signs
  history/corpus history/evidence history/identities history/lifts history/log_fields
  history/log_reader history/name_key history/topics history/word_forms history/word_index
  team/import_checks team/roster_reader team/roster_words team/stem team/table_reader
  team/team_reader team/text texts/texts)
list(TRANSFORM reading REPLACE "(.+)" "${CMAKE_SOURCE_DIR}/src/\\1.cpp")
add_executable(headsup_reader
  reader.cpp ${CMAKE_SOURCE_DIR}/src/platform/worker_report.cpp ${reading})
set_target_properties(headsup_reader PROPERTIES OUTPUT_NAME reader_module)
target_link_libraries(headsup_reader PRIVATE headsup_app headsup_rapidjson)
headsup_wasm_module(headsup_reader .mjs)
target_link_options(headsup_reader PRIVATE -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=worker
  -sFILESYSTEM=0 -sINCOMING_MODULE_JS_API= -sEXPORTED_RUNTIME_METHODS=HEAPU8)

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
list(FILTER files EXCLUDE REGEX "^(install|run|serve\\.mjs|picture\\.png|pass\\.webp|attention\\.mjs|npm/.*|node_modules/.*|package(-lock)?\\.json)$")
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

# What the page takes from npm, as it comes (web/install).
set(idb ${CMAKE_SOURCE_DIR}/web/node_modules/idb/build/index.js)
if(NOT EXISTS ${idb})
  message(FATAL_ERROR "${idb} is missing: web/install page gets it")
endif()
add_custom_command(
  OUTPUT ${HEADSUP_OUTPUT_DIR}/idb.mjs
  COMMAND ${CMAKE_COMMAND} -DINPUT=${idb} -DOUTPUT=${HEADSUP_OUTPUT_DIR}/idb.mjs -P ${page_file}
  DEPENDS ${idb} ${page_file}
  COMMENT "Copying idb"
  VERBATIM)
configure_file(${CMAKE_SOURCE_DIR}/web/node_modules/idb/LICENSE
  ${HEADSUP_OUTPUT_DIR}/idb-license.txt COPYONLY)
list(APPEND files ${HEADSUP_OUTPUT_DIR}/idb.mjs)

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
