// A thread for each task. One that is not wanted any more ends by itself after a few rows; nobody
// waits for it but the end of the program.
#ifndef __EMSCRIPTEN__

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "platform/background_task.h"

namespace headsup::platform {
namespace {

constexpr std::int64_t k_rows = 1024;  // of one head: some milliseconds' work

struct Job {
  std::atomic<bool> wanted{true};
  std::atomic<bool> ended{false};
  std::mutex mutex;
  analysis::ForwardReport report;

  void tell(const analysis::ForwardReport& now) {
    {
      const std::lock_guard<std::mutex> lock(mutex);
      report = now;
    }
    if (wanted) glfwPostEmptyEvent();
  }
};

// Threads end before the program does.
struct Worker {
  std::shared_ptr<Job> job;
  std::vector<std::pair<std::shared_ptr<Job>, std::thread>> threads;

  void drop() {
    if (job) job->wanted = false;
    job.reset();
  }
  void join_ended() {
    for (auto& [each, thread] : threads) {
      if (each->ended) thread.join();
    }
    threads.erase(std::remove_if(threads.begin(), threads.end(),
                                 [](const auto& each) { return !each.second.joinable(); }),
                  threads.end());
  }
  ~Worker() {
    drop();
    for (auto& each : threads) each.second.join();
  }
};

Worker& worker() {
  static Worker instance;
  return instance;
}

void work(Job& job, analysis::ForwardTask task) {
  using Clock = std::chrono::steady_clock;
  const int runs = background_runs(task.tokens);
  analysis::ForwardRun run(std::move(task));
  std::vector<double> seconds;
  analysis::ForwardReport report;
  report.runs = runs;
  for (int i = 0; i < runs && job.wanted && !report.failed; ++i) {
    const auto start = Clock::now();
    report.failed = !run.begin();
    while (!report.failed && job.wanted && run.done() < 1) {
      report.failed = !run.advance(k_rows);
      report.share = (i + run.done()) / runs;
      if (run.done() < 1) job.tell(report);
    }
    seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
  }
  if (!job.wanted) return;
  report.finished = !report.failed;
  if (report.finished) report.seconds = *std::min_element(seconds.begin(), seconds.end());
  job.tell(report);
}

}  // namespace

void start_background_task(analysis::ForwardTask task) {
  Worker& mine = worker();
  mine.drop();
  mine.join_ended();
  const auto job = std::make_shared<Job>();
  mine.job = job;
  mine.threads.emplace_back(job, std::thread([job, task = std::move(task)]() mutable {
                              work(*job, std::move(task));
                              job->ended = true;
                            }));
}

analysis::ForwardReport background_report() {
  const std::shared_ptr<Job> job = worker().job;
  if (!job) return {};
  const std::lock_guard<std::mutex> lock(job->mutex);
  return job->report;
}

void stop_background_task() {
  worker().drop();
}

}  // namespace headsup::platform

#endif
