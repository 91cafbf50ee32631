// What the desktop program was asked to do on its command line.
#pragma once

#include <cstddef>
#include <string>

#include "app/core/names.h"
#include "app/core/state.h"
#include "main/history_source.h"

namespace headsup {

enum class Report { none, text, json, markdown, codeowners, team };

struct CommandLine {
  std::string team_file;  // empty: the demo team
  bool has_incident = false;
  std::string incident;
  std::string query;  // empty: the lead
  double temperature = 1;
  HistorySource history;             // asked, or made a team of
  std::size_t backtest_queries = 0;  // 0: no backtest
  double embargo_hours = 24;
  Report report = Report::none;
  std::string screenshot;  // PNG file to write, empty: none
  int width = 1280;        // of the window or the screenshot, logical pixels
  int height = 800;
  app::ThemeChoice theme = app::ThemeChoice::automatic;
  app::Destination view;
  app::SetLanguage language{texts::Language::english, false};
  bool help = false;

  bool names_team() const { return !team_file.empty() || history.is_given(); }
  // Whether the history answers by itself, without a team.
  bool asks_history() const {
    return history.is_given() &&
           (has_incident || backtest_queries > 0 || report == Report::codeowners);
  }
};

// The language that the environment asks for (LC_ALL, LC_MESSAGES, LANG), else English.
texts::Language system_language();

// Fills `out`; what is not asked for is as the system has it. False with one sentence in `error`
// when the arguments cannot be understood.
bool parse_command_line(int count, const char* const* arguments, CommandLine& out,
                        std::string& error);

// The whole file. False with one sentence in `error` when it cannot be read.
bool read_file(const std::string& path, std::string& text, std::string& error);

// Opens the team that was asked for and applies incident, query and temperature; refreshed and
// laid out. False with one sentence in `error` that names the file, line and column.
bool open_session(const CommandLine& options, app::State& state, std::string& error);

// The report, ready to print.
std::string render_report(const app::State& state, Report format);

extern const char k_usage[];

}  // namespace headsup
