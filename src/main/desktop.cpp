// The desktop program: a window, a report or a screenshot.
#include <stb/stb_image_write.h>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "app/layout.h"
#include "main/command_line.h"
#include "main/frame.h"

namespace {

constexpr int k_bad_input = 2;

int complain(const std::string& message) {
  std::fprintf(stderr, "headsup: %s\n", message.c_str());
  return k_bad_input;
}

int save_screenshot(headsup::Program& program, const std::string& path) {
  headsup::app::State& state = program.state();
  for (int drawn = 0; drawn < 3; ++drawn) {
    headsup::app::settle(state);
    program.frame(false);
  }
  int width = 0;
  int height = 0;
  const std::vector<std::uint8_t> pixels = headsup::platform::read_pixels(&width, &height);
  if (!stbi_write_png(path.c_str(), width, height, 4, pixels.data(), width * 4)) {
    return complain("--screenshot: " + path + " cannot be written");
  }
  return 0;
}

int run_window(headsup::Program& program) {
  bool more = true;
  while (headsup::platform::wait_events(more ? 0 : -1)) {
    if (!more) program.nudge();
    more = program.frame();
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  headsup::CommandLine options;
  std::string error;
  if (!headsup::parse_command_line(count, arguments, options, error)) return complain(error);
  if (options.help) {
    std::fputs(headsup::k_usage, stdout);
    return 0;
  }
  headsup::app::State session;
  if (!headsup::open_session(options, session, error)) return complain(error);
  if (options.report != headsup::Report::none) {
    std::fputs(headsup::render_report(session, options.report).c_str(), stdout);
    return 0;
  }
  headsup::Program program;
  headsup::platform::WindowOptions window;
  window.width = options.width;
  window.height = options.height;
  window.visible = options.screenshot.empty();
  if (!program.start(window, std::move(session))) return complain(program.error());
  const int status = options.screenshot.empty() ? run_window(program)
                                                : save_screenshot(program, options.screenshot);
  program.stop();
  return status;
}
