// Marks what the page's scripts may call in the WASM module.
#pragma once

#ifdef __EMSCRIPTEN__
#include <emscripten/emscripten.h>
#define HEADSUP_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE
#else
#define HEADSUP_EXPORT extern "C"
#endif
