#include "app/graph/palette.h"

namespace headsup::app {
namespace {

constexpr Palette k_dark = {
    {rgb(0x5BB8FF), rgb(0x6AD49A), rgb(0xFFB65C), rgb(0xEE92D6)},
    rgb(0x0E1117),  // background
    rgb(0x161A22),  // panel
    rgb(0x212733),  // raised
    rgb(0x2D3543),  // border
    rgb(0xEEF1F6),  // text
    rgb(0x9FAABB),  // muted
    rgb(0x9DB7FF),  // accent
    rgb(0x2A3241),  // node
    rgb(0x3D4B66),  // query
    rgb(0xFF8A80),  // danger
};

constexpr Palette k_light = {
    {rgb(0x0A62A8), rgb(0x187541), rgb(0x9A5200), rgb(0x9B2F85)},
    rgb(0xF3F4F7),  // background
    rgb(0xFFFFFF),  // panel
    rgb(0xECEEF3),  // raised
    rgb(0xD5DAE3),  // border
    rgb(0x171B24),  // text
    rgb(0x566071),  // muted
    rgb(0x3B5BDB),  // accent
    rgb(0xFFFFFF),  // node
    rgb(0xDCE4F7),  // query
    rgb(0xB3261E),  // danger
};

}  // namespace

const Palette& palette(bool dark) {
  return dark ? k_dark : k_light;
}

}  // namespace headsup::app
