#ifndef __EMSCRIPTEN__

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <cmath>
#include <utility>

#include "platform/thread_work.h"

namespace headsup::platform {

void ThreadWork::start(std::function<void(const Tell& tell)> work) {
  stop();
  wanted_ = true;
  ended_ = false;
  share_ = 0;
  thread_ = std::thread([this, work = std::move(work)] {
    work([this](double share) {
      const bool is_another = std::floor(100 * share) > std::floor(100 * share_);
      share_ = share;
      if (is_another && wanted_) glfwPostEmptyEvent();
      return wanted_.load();
    });
    ended_ = true;
    if (wanted_) glfwPostEmptyEvent();
  });
}

void ThreadWork::stop() {
  wanted_ = false;
  if (thread_.joinable()) thread_.join();
  ended_ = false;
}

bool ThreadWork::take_ended() {
  if (!ended_) return false;
  stop();
  return true;
}

}  // namespace headsup::platform

#endif
