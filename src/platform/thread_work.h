// Work on a thread of its own while frames go on, one piece at a time. On the desktop only: the
// page has workers with modules of their own.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace headsup::platform {

class ThreadWork {
 public:
  // Called by the work for each part of it that is done; false: it is wanted no more. A frame is
  // asked for whenever another per cent is done, and at the end.
  using Tell = std::function<bool(double share)>;

  ThreadWork() = default;
  ThreadWork(const ThreadWork&) = delete;
  ThreadWork& operator=(const ThreadWork&) = delete;
  ~ThreadWork() { stop(); }

  // In place of what was begun before.
  void start(std::function<void(const Tell& tell)> work);
  // Waits until what was begun has heard of it.
  void stop();

  double share() const { return share_; }
  // Whether the work has ended since it was started, once: from then on what it has made can be
  // taken.
  bool take_ended();

 private:
  std::thread thread_;
  std::atomic<bool> wanted_{false};
  std::atomic<bool> ended_{false};
  std::atomic<double> share_{0};
};

}  // namespace headsup::platform
