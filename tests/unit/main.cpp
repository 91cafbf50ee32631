// The unit tests' entry: natively and as WASM under Node.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest.h>
