#include <algorithm>

#include "platform/platform.h"

namespace headsup::platform {

float scale_of(float width, float height) {
  constexpr float k_width = 1920;
  constexpr float k_height = 1080;
  return std::clamp(std::min(width / k_width, height / k_height), 1.0f, 2.0f);
}

}  // namespace headsup::platform
