// The desktop program: a window, a report or a screenshot.
#include <imgui.h>
#include <stb/stb_image_write.h>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "app/editor/take_along.h"
#include "app/explain/scale/lab.h"
#include "app/export/matrices.h"
#include "app/export/svg.h"
#include "app/graph/layout.h"
#include "app/link/link.h"
#include "main/backtest_task.h"
#include "main/command_line.h"
#include "main/frame.h"
#include "main/history_command.h"
#include "main/team_store.h"
#include "team/import.h"
#include "team/team_file.h"
#include "ui/views.h"

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

// What is written where the program was started, under this name; nothing for what goes to the
// clipboard.
bool save(const std::string& name, const std::string& text) {
  std::FILE* file = std::fopen(name.c_str(), "wb");
  if (!file) return false;
  const bool whole = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  return std::fclose(file) == 0 && whole;
}

bool save_picture(headsup::Program& program, const std::string& name) {
  program.frame(false);
  int width = 0;
  int height = 0;
  const std::vector<std::uint8_t> pixels = headsup::platform::read_pixels(&width, &height);
  return stbi_write_png(name.c_str(), width, height, 4, pixels.data(), width * 4) != 0;
}

// What a file that is taken along has in it, and what it is called.
std::string file_text(const headsup::app::State& state, headsup::app::Takeaway what,
                      std::string& name) {
  namespace app = headsup::app;
  const bool nameless = state.preferences.names_left_out;
  switch (what) {
    case app::Takeaway::svg:
      name = "heads-up.svg";
      return app::graph_svg(state);
    case app::Takeaway::csv:
      name = "heads-up-matrices.csv";
      return app::matrices_csv(state);
    case app::Takeaway::team:
      name = "heads-up-team.json";
      return headsup::team::write_team(app::team_to_take(state, false));
    case app::Takeaway::team_file:
      name = "team.json";
      return headsup::team::write_team(app::team_to_take(state, nameless));
    case app::Takeaway::team_table:
      name = "team.csv";
      return headsup::team::write_table(app::team_to_take(state, nameless));
    case app::Takeaway::roster:
      name = "team.txt";
      return headsup::team::write_roster(app::team_to_take(state, nameless));
    default:
      name = "heads-up-matrices.json";
      return app::matrices_json(state);
  }
}

// What the take-away page was asked for: a file here, or the clipboard.
void take_away(headsup::Program& program, headsup::app::Takeaway what) {
  namespace app = headsup::app;
  namespace texts = headsup::texts;
  app::State& state = program.state();
  if (what == app::Takeaway::brief) {
    ImGui::SetClipboardText(headsup::render_report(state, headsup::Report::markdown).c_str());
    return;
  }
  if (what == app::Takeaway::link || what == app::Takeaway::team_link) {
    ImGui::SetClipboardText(("#" + app::write_link(state)).c_str());
    return;
  }
  if (what == app::Takeaway::table) {
    ImGui::SetClipboardText(app::lab_table(state).c_str());
    return;
  }
  std::string name = "heads-up.png";
  const bool is_picture = what == app::Takeaway::png;
  const std::string text = is_picture ? std::string() : file_text(state, what, name);
  const bool saved = is_picture ? save_picture(program, name) : save(name, text);
  state.transient.notice =
      texts::fill(saved ? texts::Id::takeaway_saved : texts::Id::takeaway_not_saved, {name});
  ++state.view_revision;
  program.nudge();
}

// There is no dialogue for files here: it is told how to start with one.
void tell_of_files(headsup::Program& program) {
  headsup::app::State& state = program.state();
  state.transient.notice = headsup::texts::get(headsup::texts::Id::intro_file);
  ++state.view_revision;
  program.nudge();
}

void perform(headsup::Program& program, headsup::TeamStore& store, headsup::BacktestTask& backtest,
             headsup::app::Request request) {
  using headsup::app::Request;
  if (request == Request::choose_file) tell_of_files(program);
  if (request == Request::another_team) store.another();
  if (request == Request::start_backtest) backtest.start(program.state());
  if (request == Request::cancel_backtest) backtest.cancel();
}

int run_window(headsup::Program& program, headsup::TeamStore& store) {
  program.add(headsup::ui::find_view);
  headsup::BacktestTask backtest;
  bool more = true;
  double wait_seconds = -1;  // until something is to be saved
  while (headsup::platform::wait_events(more ? 0 : wait_seconds)) {
    if (!more) program.nudge();
    backtest.step(program.state());
    more = program.frame();
    for (const headsup::app::Effect& effect : program.take_effects()) {
      const auto* request = std::get_if<headsup::app::Request>(&effect);
      if (request != nullptr) perform(program, store, backtest, *request);
      const auto* wish = std::get_if<headsup::app::AskLibrary>(&effect);
      if (wish != nullptr) store.perform(program.state(), *wish);
      more = more || wish != nullptr;
      const auto* taken = std::get_if<headsup::app::TakeAway>(&effect);
      if (taken == nullptr) continue;  // there is no live region here
      take_away(program, taken->what);
      more = true;
    }
    store.step(program.state(), headsup::platform::now_seconds());
    wait_seconds = store.wait_seconds(headsup::platform::now_seconds());
  }
  store.step(program.state(), headsup::platform::now_seconds(), true);
  return 0;
}

int print_history(const headsup::CommandLine& options) {
  std::string report;
  std::string error;
  std::vector<std::string> notes;
  if (!headsup::history_report(options, report, notes, error)) return complain(error);
  for (const std::string& note : notes) complain(note);
  std::fputs(report.c_str(), stdout);
  return 0;
}

// Where nothing else is asked for, with the team that was worked on last. A text of one's own is
// worth keeping, what else a command line shows is not.
void open_store(headsup::TeamStore& store, const headsup::CommandLine& options,
                headsup::app::State& state) {
  store.open(state);
  if (options.has_incident) return store.another();
  if (options.names_team() || !options.query.empty()) return;
  if (store.open_latest(state)) state.preferences.intro = false;
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
  if (options.asks_history()) return print_history(options);
  headsup::app::State session;
  if (!headsup::open_session(options, session, error)) return complain(error);
  if (options.report != headsup::Report::none) {
    std::fputs(headsup::render_report(session, options.report).c_str(), stdout);
    return 0;
  }
  session.preferences.intro = !options.names_team() && options.screenshot.empty();
  headsup::TeamStore store;
  if (options.screenshot.empty()) open_store(store, options, session);
  headsup::Program program;
  headsup::platform::WindowOptions window;
  window.width = options.width;
  window.height = options.height;
  window.visible = options.screenshot.empty();
  if (!program.start(window, std::move(session))) return complain(program.error());
  const int status = options.screenshot.empty() ? run_window(program, store)
                                                : save_screenshot(program, options.screenshot);
  program.stop();
  return status;
}
