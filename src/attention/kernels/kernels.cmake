# The kernels of src/attention: one source file per instruction set, each compiled for it;
# available.cpp picks one of those that were compiled in, at run time.

set(HEADSUP_KERNELS ${CMAKE_SOURCE_DIR}/src/attention/kernels)
set(kernel_flags_avx512 -O3 -mavx512f -mavx2 -mfma)
set(kernel_flags_avx2 -O3 -mavx2 -mfma)
# What is to be vectors is vectors already; the rest is edges, which should be small.
set(kernel_flags_wasm -O3 -msimd128 -fno-vectorize -fno-slp-vectorize -fno-unroll-loops
  -fno-builtin)  # no calls to fill a dozen floats with zeros
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # What its header of AVX-512 leaves undefined on purpose (GCC bug 105593).
  list(APPEND kernel_flags_avx512 -Wno-uninitialized -Wno-maybe-uninitialized)
endif()

# headsup_kernels(<target> <instruction set>... [FLAGS <flag>...]): adds the kernels to a target that
# has available.cpp.
function(headsup_kernels target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FLAGS")
  foreach(set IN LISTS arg_UNPARSED_ARGUMENTS)
    string(TOUPPER HEADSUP_KERNELS_${set} definition)
    add_library(${target}_${set} OBJECT ${HEADSUP_KERNELS}/${set}.cpp)
    target_link_libraries(${target}_${set} PRIVATE headsup_flags headsup_warnings)
    target_include_directories(${target}_${set} PRIVATE ${CMAKE_SOURCE_DIR}/src)
    # Optimised in every build: a debugger finds nothing in them that Eigen's path does not show, and
    # tests could not wait.
    target_compile_options(${target}_${set} PRIVATE ${kernel_flags_${set}} ${arg_FLAGS})
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_${set}>)
    target_compile_definitions(${target} PRIVATE ${definition})
  endforeach()
endfunction()
